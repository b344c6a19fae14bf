#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "searchd/answers/team_results.h"

namespace quisait {

/// Somebody who can fill a need.
struct TeamCandidate {
    std::uint32_t person = 0;  ///< index in the problem
    double quality = 0;        ///< 0 to 1
};

/// People wanted and people who could; best first.
struct TeamSeats {
    std::size_t people = 1;  ///< at most as many as there are candidates
    std::vector<TeamCandidate> candidates;
};

/// Who could fill what. One person may fill several needs.
struct TeamProblem {
    std::vector<TeamSeats> needs;
    std::vector<std::uint32_t> departments;     ///< by person; 0: not known, counts as none
    std::vector<std::vector<double>> together;  ///< by person and person, symmetric, at least 0
};

struct TeamChoice {
    std::vector<std::uint32_t> people;  ///< rising
    bool exact = true;                  ///< the whole tree was searched
    std::size_t least_people = 0;       ///< a bound from below for any team
};

/// Chooses the people for all needs. A small problem is searched by branch and bound, after the
/// greedy choice, within ranking::kTeamSteps; beyond ranking::kTeamExactNeeds needs the greedy
/// choice is all. Deterministic. An aim `others` is chosen as `fewest`.
TeamChoice choose_team(const TeamProblem& problem, TeamAim aim);

/// By how many talks two people know each other, from 0 to 1, growing ever slower.
double acquaintance(std::int64_t talks);

}  // namespace quisait
