// tests/golden/word_pairs.txt: which word of a post is found by which query, in both languages.
#include <fstream>

#include <gtest/gtest.h>
#include <xapian.h>

#include "base/text.h"
#include "indexer/document.h"
#include "searchd/query/query.h"
#include "searchd/query/query_plan.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

struct Pair {
    std::string language;
    std::string post;
    std::string query;
    bool found = false;
};

/// "fr déployée = deployer"; nothing for a comment or an empty line.
std::optional<Pair> read_pair(const std::string& line) {
    if (line.size() < 4 || line.starts_with('#')) return std::nullopt;
    const auto equal = line.find(" = ");
    const auto apart = line.find(" / ");
    const auto sign = std::min(equal, apart);
    if (sign == std::string::npos) return std::nullopt;
    return Pair{line.substr(0, 2), line.substr(3, sign - 3), line.substr(sign + 3), equal < apart};
}

Xapian::WritableDatabase index_of(const Pair& pair, Stemmer& stemmer) {
    StoredPost stored;
    stored.source_name = "chat";
    stored.audience = kEveryone;
    stored.post.id = "1";
    stored.post.thread = "1";
    stored.post.body = pair.post;
    stored.post.lang = pair.language;
    Xapian::WritableDatabase index{"", Xapian::DB_BACKEND_INMEMORY};
    index.add_document(make_document(stored, stemmer));
    return index;
}

bool finds(const Pair& pair) {
    Stemmer stemmer;
    const auto index = index_of(pair, stemmer);
    View view;
    view.database = index;
    view.columns.push_back(std::make_shared<const Columns>(Columns::read(index)));
    view.uuids.push_back(index.get_uuid());
    view.audiences = {kEveryone};
    const Directory directory;
    const auto plan =
        plan_query({view, directory, stemmer}, parse_query(pair.query), {}, Joining::all);
    Xapian::Enquire enquire{view.database};
    enquire.set_query(plan.query);
    return !enquire.get_mset(0, 1).empty();
}

TEST(WordPairs, FindWhatTheyShouldAndNothingElse) {
    std::ifstream file{testing::source_path("tests/golden/word_pairs.txt")};
    int pairs = 0;
    for (std::string line; std::getline(file, line);) {
        const auto pair = read_pair(line);
        if (!pair) continue;
        ++pairs;
        EXPECT_EQ(finds(*pair), pair->found) << line;
    }
    EXPECT_GE(pairs, 150);
}

}  // namespace
}  // namespace quisait
