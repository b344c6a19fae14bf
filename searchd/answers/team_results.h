#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searchd/answers/results.h"

/// Proposals of teams, before they are written as JSON or as a page.
namespace quisait {

/// What a team is chosen for.
enum class TeamAim : std::uint8_t {
    fewest,       ///< people
    departments,  ///< most different ones
    together,     ///< have written in the same talks
    others,       ///< nobody of the first proposal, where that can be
};

/// One person's part in one need.
struct TeamFill {
    std::size_t need = 0;  ///< index in TeamsAnswer::needs
    Strength strength = Strength::some;
    ExpertReasons why;
    Hit evidence;  ///< the post that weighs most
};

struct TeamMember {
    PersonCard person;
    std::vector<TeamFill> fills;      ///< needs that the posts of this person speak for
    std::vector<std::string> speaks;  ///< of the languages that are asked for
};

/// Two members who write in the same talks.
struct TeamPair {
    PersonRef one;
    PersonRef other;
    std::int64_t talks = 0;
};

struct TeamProposal {
    std::vector<TeamAim> aims;      ///< that this team is the best for
    bool exact = true;              ///< false: a better one may exist among the same candidates
    std::int64_t least_people = 0;  ///< no team that fills as much has fewer
    std::vector<TeamMember> members;
    std::vector<std::string> departments;
    std::vector<TeamPair> pairs;
};

struct TeamNeed {
    std::string text;
    std::int64_t people = 1;
    std::vector<std::string> understood;
};

/// Why somebody whose posts speak for a need is in no team.
enum class NearestReason : std::uint8_t { none, away, elsewhere };

/// A need that cannot be filled.
struct TeamGap {
    std::string need;      ///< its text; empty for a language
    std::string language;  ///< that nobody speaks
    std::int64_t wanted = 0;
    std::int64_t found = 0;
    NearestReason reason = NearestReason::none;  ///< none: there is nobody near
    PersonCard nearest;
};

struct TeamsAnswer {
    std::vector<TeamNeed> needs;
    std::string on;  ///< the day for which absences are looked at
    std::vector<TeamProposal> proposals;
    std::vector<TeamGap> gaps;
};

}  // namespace quisait
