#include "searchd/people/team_search.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "searchd/people/person_ranking.h"

namespace quisait {
namespace {

using ::testing::ElementsAre;

/// `needs` of candidates by person, all of quality 1 and wanted once.
TeamProblem problem_of(const std::vector<std::vector<std::uint32_t>>& needs, std::size_t people) {
    TeamProblem problem;
    for (const auto& persons : needs) {
        TeamSeats seats;
        for (const auto person : persons)
            seats.candidates.push_back({person, 1});
        problem.needs.push_back(std::move(seats));
    }
    problem.departments.assign(people, 0);
    problem.together.assign(people, std::vector<double>(people, 0));
    return problem;
}

TEST(TeamSearch, TakesOnePersonWhoCoversAllRatherThanMany) {
    const auto problem = problem_of({{0, 3}, {1, 3}, {2, 3}}, 4);
    const auto choice = choose_team(problem, TeamAim::fewest);
    EXPECT_THAT(choice.people, ElementsAre(3));
    EXPECT_TRUE(choice.exact);
    EXPECT_EQ(choice.least_people, 1U);
}

TEST(TeamSearch, FindsTheSmallestTeamWhereGreedyDoesNot) {
    // Who fills the first need best is no help for the others.
    auto problem = problem_of({{0, 1}, {1, 2}, {1, 3}}, 4);
    problem.needs[0].candidates = {{0, 1}, {1, 0.2}};
    EXPECT_THAT(choose_team(problem, TeamAim::fewest).people, ElementsAre(1));
}

TEST(TeamSearch, FillsEachNeedWithDifferentPeople) {
    auto problem = problem_of({{0, 1, 2}, {2}}, 3);
    problem.needs[0].people = 2;
    const auto choice = choose_team(problem, TeamAim::fewest);
    EXPECT_EQ(choice.people.size(), 2U);
    EXPECT_EQ(choice.people.back(), 2U);
    EXPECT_EQ(choice.least_people, 2U);
}

TEST(TeamSearch, OfTeamsOfOneSizeTakesTheStrongest) {
    auto problem = problem_of({{0, 1}}, 2);
    problem.needs[0].candidates = {{1, 0.9}, {0, 0.5}};
    EXPECT_THAT(choose_team(problem, TeamAim::fewest).people, ElementsAre(1));
}

TEST(TeamSearch, TakesDifferentDepartmentsOrPeopleWhoKnowEachOther) {
    auto problem = problem_of({{0, 1}, {2, 3}}, 4);
    problem.departments = {1, 2, 1, 0};
    EXPECT_THAT(choose_team(problem, TeamAim::departments).people, ElementsAre(1, 2));
    problem.together[0][3] = problem.together[3][0] = 0.7;
    EXPECT_THAT(choose_team(problem, TeamAim::together).people, ElementsAre(0, 3));
}

TEST(TeamSearch, BeyondItsBoundsSaysThatItIsNotProven) {
    std::vector<std::vector<std::uint32_t>> needs(ranking::kTeamExactNeeds + 1, {0, 1, 2});
    const auto choice = choose_team(problem_of(needs, 3), TeamAim::fewest);
    EXPECT_FALSE(choice.exact);
    EXPECT_EQ(choice.people.size(), 1U);
    EXPECT_EQ(choice.least_people, 1U);
}

TEST(TeamSearch, EndsAfterItsSteps) {
    std::vector<std::uint32_t> persons(12);
    for (std::uint32_t i = 0; i < 12; ++i)
        persons[i] = i;
    auto problem = problem_of({persons, persons, persons, persons, persons}, 12);
    for (auto& need : problem.needs)
        need.people = 5;
    const auto choice = choose_team(problem, TeamAim::together);
    EXPECT_FALSE(choice.exact);
    EXPECT_GE(choice.people.size(), 5U);
}

/// All teams, one after the other: the fewest people that can fill the needs.
std::size_t fewest_by_trying(const TeamProblem& problem) {
    const auto people = problem.departments.size();
    std::size_t fewest = people;
    for (std::uint32_t team = 0; team < (1U << people); ++team) {
        const auto covers = [&](const TeamSeats& need) {
            const auto there =
                std::count_if(need.candidates.begin(), need.candidates.end(),
                              [&](const auto& one) { return (team >> one.person & 1U) != 0; });
            return static_cast<std::size_t>(there) >= need.people;
        };
        if (!std::all_of(problem.needs.begin(), problem.needs.end(), covers)) continue;
        fewest = std::min(fewest, static_cast<std::size_t>(__builtin_popcount(team)));
    }
    return fewest;
}

TEST(TeamSearch, IsAsSmallAsTryingAllTeamsFinds) {
    std::mt19937 chance{7};  // NOLINT: the same problems each time
    constexpr std::uint32_t kPeople = 9;
    for (int round = 0; round < 60; ++round) {
        SCOPED_TRACE(round);
        TeamProblem problem = problem_of({}, kPeople);
        for (int n = 0; n < 4; ++n) {
            TeamSeats seats;
            for (std::uint32_t person = 0; person < kPeople; ++person) {
                if (chance() % 3 == 0) {
                    seats.candidates.push_back({person, 1.0 - 0.1 * static_cast<double>(person)});
                }
            }
            if (seats.candidates.empty()) seats.candidates.push_back({0, 1});
            seats.people = std::min<std::size_t>(1 + chance() % 2, seats.candidates.size());
            problem.needs.push_back(std::move(seats));
        }
        const auto choice = choose_team(problem, TeamAim::fewest);
        EXPECT_TRUE(choice.exact);
        EXPECT_EQ(choice.people.size(), fewest_by_trying(problem));
        EXPECT_LE(choice.least_people, choice.people.size());
    }
}

TEST(Acquaintance, GrowsEverSlowerAndStaysBelowOne) {
    EXPECT_EQ(acquaintance(0), 0);
    EXPECT_GT(acquaintance(1), 0.3);
    EXPECT_GT(acquaintance(10), acquaintance(5));
    EXPECT_LT(acquaintance(10) - acquaintance(9), acquaintance(2) - acquaintance(1));
    EXPECT_LT(acquaintance(1000000), 1);
}

}  // namespace
}  // namespace quisait
