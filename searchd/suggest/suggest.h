#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/index/fold.h"
#include "searchd/query/query_plan.h"
#include "searchd/texts/page_texts.h"

namespace quisait {

enum class SuggestionKind : std::uint8_t { search, person, place, operation };
/// "search", "person", "place", "operator".
std::string_view word(SuggestionKind kind);

/// How a query that is being typed may go on.
struct Suggestion {
    SuggestionKind kind = SuggestionKind::search;
    std::string text;    ///< to be shown
    std::string detail;  ///< what it is, in the language of the page; may be empty
    std::string query;   ///< all of the query, once it is taken
    std::string person;  ///< full id where nothing but this person is asked for
};

inline constexpr std::size_t kMostSuggestions = 8;

/// Ways on for a query whose last part is being typed: searches (the last word completed by words
/// of titles and tags that have posts together with the words before), people, places and
/// operators, in this order, at most kMostSuggestions. All as this reader sees it; the same index
/// gives the same. docs/QUERY.md has the rules.
/// @param text  as it stands in the box, a space at its end included
/// Throws what Xapian throws.
std::vector<Suggestion> suggest(const PlanContext& context, std::string_view text,
                                PageLanguage language);

}  // namespace quisait
