#pragma once

#include <string>
#include <string_view>

#include "base/time.h"
#include "searchd/fold.h"
#include "searchd/query_plan.h"
#include "searchd/results.h"

/// What is not ranked: one person, one talk.
namespace quisait {

/// @return no_such_thing for an unknown person, and alike for one who may not be seen
Result<PersonPage> person_page(const PlanContext& context, std::string_view id, Instant now,
                               Deadline deadline);

/// All posts of a talk, oldest first, with the words of `query` marked.
/// @param id  full id of the talk, or of any of its posts
/// @return no_such_thing for an unknown talk, and alike for one that may not be read
Result<ThreadPage> thread_page(const PlanContext& context, std::string_view id,
                               std::string_view query, Deadline deadline);

}  // namespace quisait
