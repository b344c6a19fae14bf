#include "searchd/pages/page_heading.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace quisait {
namespace {

// Bytes. A short message is its own heading; else its first sentence, unless that is too short to
// say anything or too long for a heading.
constexpr std::size_t kWholeHeading = 110;
constexpr std::size_t kLongestHeading = 90;
constexpr std::size_t kShortestSentence = 24;

std::size_t end_of_sentence(std::string_view text) {
    std::size_t end = std::string_view::npos;
    for (const std::string_view sign : {". ", "! ", "? "}) {
        const auto at = text.find(sign, kShortestSentence);
        if (at < kLongestHeading) end = std::min(end, at + 1);
    }
    return end;
}

struct Split {
    std::vector<Segment> before;
    std::vector<Segment> after;
};

/// Splits at a byte of the whole; a piece that straddles it is cut in two.
Split split_at(const std::vector<Segment>& segments, std::size_t at) {
    Split split;
    for (const auto& segment : segments) {
        const auto here = std::min(at, segment.text.size());
        if (here > 0) split.before.push_back({segment.text.substr(0, here), segment.hit});
        if (here < segment.text.size()) {
            split.after.push_back({segment.text.substr(here), segment.hit});
        }
        at -= here;
    }
    return split;
}

}  // namespace

Headed headed(const Hit& hit) {
    const auto& title = hit.title.empty() ? hit.talk : hit.title;
    if (!title.empty()) return {{{title, false}}, hit.snippet};
    std::string text;
    for (const auto& segment : hit.snippet)
        text += segment.text;
    if (trim(text).empty()) return {{{hit.id, false}}, {}};
    if (text.size() <= kWholeHeading) return {hit.snippet, {}};
    const auto sentence = end_of_sentence(text);
    if (sentence != std::string::npos) {
        auto split = split_at(hit.snippet, sentence);
        return {std::move(split.before), std::move(split.after)};
    }
    auto split = split_at(hit.snippet, cut_at_word(text, kLongestHeading).size());
    split.before.push_back({" …", false});
    split.after.insert(split.after.begin(), {"… ", false});
    return {std::move(split.before), std::move(split.after)};
}

}  // namespace quisait
