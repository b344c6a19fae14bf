#pragma once

#include <string_view>

#include "base/time.h"
#include "searchd/answers/person_results.h"
#include "searchd/index/fold.h"
#include "searchd/query/query_plan.h"

namespace quisait {

/// All that is shown of one person, from what this reader may read alone.
/// @return no_such_thing for an unknown person, and alike for one who may not be seen
Result<PersonPage> person_page(const PlanContext& context, std::string_view id, Instant now);

}  // namespace quisait
