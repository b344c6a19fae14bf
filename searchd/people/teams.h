#pragma once

#include "searchd/answers/team_results.h"
#include "searchd/people/team_candidates.h"

namespace quisait {

inline constexpr std::size_t kMostNeeds = 8;
inline constexpr std::int64_t kMostPeopleOfANeed = 5;

/// Proposes two or three teams that fill the needs, each the best for what it says: fewest people,
/// most different departments, people who have written in the same talks. What nobody fills is
/// told, with the nearest person. docs/RANKING.md
/// @return index_changed, index_broken
Result<TeamsAnswer> find_teams(const PlanContext& context, const TeamsRequest& request,
                               Instant now);

}  // namespace quisait
