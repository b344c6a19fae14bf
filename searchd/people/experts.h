#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "searchd/answers/results.h"
#include "searchd/index/fold.h"
#include "searchd/index/ranking.h"
#include "searchd/query/query_plan.h"

namespace quisait {

/// What is asked of a search of people.
struct ExpertsRequest {
    std::string text;
    std::vector<Node> filters;                  ///< of the posts that are weighed
    std::int64_t size = 10;                     ///< at most 100
    std::int64_t evidence = 3;                  ///< posts that are shown for each
    double least_share = ranking::kLeastShare;  ///< of the best one's score; 0: everybody
};

/// Somebody with the votes of the posts, before the page is made.
struct RankedPerson {
    std::uint32_t person = 0;  ///< index in the directory
    double score = 0;          ///< above 0; only good to compare within one answer
    std::int64_t posts = 0;
    std::int64_t accepted = 0;
    std::int64_t likes = 0;
    std::uint32_t newest = 0;              ///< seconds since 1970
    std::vector<Xapian::docid> strongest;  ///< the posts that weigh most, best first
};

/// All that have a vote, best first.
struct RankedPeople {
    std::vector<RankedPerson> people;
    Total total;  ///< of posts that were weighed
};

/// Ranks people by the posts that `plan` finds: docs/RANKING.md. Exact over all matches. Bots,
/// and authors that the directory does not know, are left out.
/// @return index_changed, index_broken
Result<RankedPeople> rank_people(const PlanContext& context, const QueryPlan& plan, Instant now,
                                 std::size_t evidence);

/// In words, by the share of the best one's score.
Strength strength_of(double share);

/// The people whose posts speak for them, with these posts.
Result<ExpertsAnswer> find_experts(const PlanContext& context, const ExpertsRequest& request,
                                   Instant now);

}  // namespace quisait
