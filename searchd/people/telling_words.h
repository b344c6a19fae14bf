#pragma once

#include <string>
#include <string_view>

#include "searchd/query/query.h"
#include "searchd/query/query_plan.h"

namespace quisait {

/// A text to be asked by.
struct TellingText {
    std::string_view title;  ///< may be empty; its words count more
    std::string_view text;   ///< the beginning is looked at
    double own_posts = 0;    ///< 1 for a post of the index: then a word is to stand in another too
};

/// A whole text as a query: the words of it that tell most, rare ones and those it says again,
/// at most ranking::kTellingWords, in their order. Stop words, greetings that many posts have,
/// names and words that no other post has are left out. docs/RANKING.md has the formula. Throws
/// what Xapian throws.
Query telling_query(const PlanContext& context, const TellingText& text);

/// True for what people write to people, not to a search: many plain words, or a question of
/// several, without any operator.
bool is_whole_question(const Query& query);

/// A query for people as typed, or the telling words of a whole question.
Query read_people_query(const PlanContext& context, const std::string& text);

}  // namespace quisait
