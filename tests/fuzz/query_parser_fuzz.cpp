// Queries: each is read, within its limits, and the tree can be printed.
#include <algorithm>
#include <string>
#include <string_view>

#include "searchd/query/query.h"
#include "tests/fuzz/fuzz_input.h"

namespace {

using quisait::Node;
using quisait::NodeKind;
using quisait::testing::must_hold;

struct Counts {
    std::size_t words = 0;
    std::size_t prefixes = 0;
    std::size_t depth = 0;
};

void count(const Node& node, std::size_t depth, Counts& counts) {
    counts.depth = std::max(counts.depth, depth);
    counts.words += node.kind == NodeKind::word ? 1 : 0;
    counts.prefixes += node.kind == NodeKind::prefix ? 1 : 0;
    must_hold(node.words.size() <= quisait::kLongestPhrase, "a phrase is within its limit");
    for (const auto& child : node.children)
        count(child, depth + 1, counts);
}

/// The tree without the notes: what was cut is noted once.
std::string tree_of(const quisait::Query& query) {
    const auto text = quisait::print(query);
    return text.substr(0, text.find('\n'));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto query = quisait::parse_query(text);
    must_hold(query.text.size() <= quisait::kLongestQuery, "a query is within its limit");
    Counts counts;
    count(query.root, 0, counts);
    must_hold(counts.words <= quisait::kMostWords, "its words are within their limit");
    must_hold(counts.prefixes <= quisait::kMostPrefixes, "its prefixes are within their limit");
    must_hold(counts.depth <= 8, "its tree is flat");
    must_hold(!quisait::print(query).empty(), "it can be printed");
    must_hold(tree_of(quisait::parse_query(query.text)) == tree_of(query),
              "what is kept of its text is read the same");
    return 0;
}
