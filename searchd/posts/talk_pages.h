#pragma once

#include <string>
#include <string_view>

#include "searchd/answers/results.h"
#include "searchd/index/fold.h"
#include "searchd/query/query_plan.h"

namespace quisait {

/// All posts of a talk, oldest first, with the words of `query` marked.
/// @param id  full id of the talk, or of any of its posts
/// @return no_such_thing for an unknown talk, and alike for one that may not be read
Result<ThreadPage> thread_page(const PlanContext& context, std::string_view id,
                               std::string_view query);

}  // namespace quisait
