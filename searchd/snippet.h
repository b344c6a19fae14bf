#pragma once

#include <string_view>
#include <vector>

#include "indexer/analyzer.h"
#include "searchd/query_plan.h"
#include "searchd/results.h"

namespace quisait {

/// True if a word of a text is one that `marks` look for, in this or another form that
/// begins with the same letter (most words of a text need no stem then).
bool is_marked(const Token& token, const Marks& marks, Stemmer& stemmer);

/// The whole text as pieces, those that match marked. Never HTML. `text` is valid UTF-8.
std::vector<Segment> mark_text(std::string_view text, const Marks& marks, Stemmer& stemmer);

inline constexpr std::size_t kLongestSnippet = 240;  ///< bytes, about

/// The part of `text` that shows most of the query, cut at words, with "…" where it is cut; white
/// space as single spaces. Without a match, the beginning.
std::vector<Segment> make_snippet(std::string_view text, const Marks& marks, Stemmer& stemmer);

}  // namespace quisait
