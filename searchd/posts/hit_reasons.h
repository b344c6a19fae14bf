#pragma once

#include <string_view>

#include "searchd/answers/results.h"
#include "searchd/query/query_plan.h"

namespace quisait {

/// Says why a post is found: `hit.why`, most telling first, and `hit.missing`, the words asked for
/// that it does not have. Looks at the title, at the first kJudgedBytes of the text and at the
/// author's name. Without words asked, nothing is said.
void explain(Hit& hit, std::string_view text, const QueryPlan& plan, Stemmer& stemmer);

inline constexpr std::size_t kJudgedBytes = 8192;

}  // namespace quisait
