#pragma once

#include <bitset>
#include <string_view>
#include <vector>

#include "indexer/analyzer.h"
#include "searchd/answers/results.h"
#include "searchd/query/query_plan.h"

namespace quisait {

/// Tells which words of a text are those that marks look for, in this or another form that begins
/// with the same letter: most words need no look then. Both must outlive it.
class Marker {
public:
    Marker(const Marks& marks, Stemmer& stemmer);

    bool is_marked(const Token& token) const {
        return first_bytes_.test(static_cast<unsigned char>(token.term.front())) && is_meant(token);
    }

private:
    bool is_meant(const Token& token) const;

    const Marks& marks_;
    Stemmer& stemmer_;
    std::bitset<256> first_bytes_;  ///< of all that is looked for
};

/// The whole text as pieces, those that match marked. Never HTML. `text` is valid UTF-8.
std::vector<Segment> mark_text(std::string_view text, const Marks& marks, Stemmer& stemmer);

inline constexpr std::size_t kLongestSnippet = 240;  ///< bytes, about

/// The part of `text` that shows most of the query, cut at words, with "…" where it is cut; white
/// space as single spaces. Without a match, the beginning.
std::vector<Segment> make_snippet(std::string_view text, const Marks& marks, Stemmer& stemmer);

}  // namespace quisait
