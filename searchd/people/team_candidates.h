#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "searchd/answers/team_results.h"
#include "searchd/people/experts.h"

namespace quisait {

/// A need as it is asked for: "kubernetes:2".
struct WantedNeed {
    std::string text;
    std::int64_t people = 1;
};

/// What is asked of a team.
struct TeamsRequest {
    std::vector<WantedNeed> needs;
    std::vector<std::string> languages;  ///< each is to be spoken by somebody; ISO 639-1
    std::string place;                   ///< part of everybody's location; empty: anywhere
    std::optional<Instant> on;           ///< the day; nothing: today
};

/// Somebody whose posts speak for a need.
struct NeedCandidate {
    RankedPerson ranked;
    double share = 0;  ///< of the best one's score
};

/// Who could fill a need.
struct NeedCandidates {
    std::vector<std::string> understood;
    Marks marks;
    std::vector<NeedCandidate> fit;  ///< best first, at most ranking::kTeamCandidates
    NearestReason reason = NearestReason::none;
    std::optional<std::uint32_t> nearest;  ///< the best one who is away or elsewhere
};

/// The people whose posts speak for a need, who are in the company, at the place, and present on
/// the day.
/// @return index_changed, index_broken
Result<NeedCandidates> candidates_for(const PlanContext& context, const WantedNeed& need,
                                      const TeamsRequest& request, Instant day);

/// The talks in which two of `people` write, by their places in it; the matrix is symmetric.
Result<std::vector<std::vector<std::int64_t>>> talks_together(
    const PlanContext& context, const std::vector<std::uint32_t>& people);

}  // namespace quisait
