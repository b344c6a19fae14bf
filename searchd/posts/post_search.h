#pragma once

#include <string>
#include <vector>

#include "searchd/answers/results.h"
#include "searchd/index/fold.h"
#include "searchd/query/query_plan.h"

namespace quisait {

enum class SortBy : std::uint8_t { best, newest };

/// What is asked of a search of posts.
struct SearchRequest {
    std::string text;  ///< the query as typed
    Ending ending = Ending::whole;
    std::vector<Node> filters;  ///< those of the address
    SortBy sort = SortBy::best;
    std::int64_t page = 1;  ///< from 1
    std::int64_t size = 20;
};

/// Finds posts: folds all matches by talk, one hit a talk with its best post; counts are exact.
/// Words are all wanted; where no post has them all, those with some are shown, and a note says
/// so. Without words the newest come first.
/// @return index_changed, index_broken
Result<SearchAnswer> search_posts(const PlanContext& context, const SearchRequest& request,
                                  Instant now);

}  // namespace quisait
