#include "searchd/people/team_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

#include "searchd/people/person_ranking.h"

namespace quisait {
namespace {

/// What a team is worth for an aim: the first figure decides, then the second, then the third.
using Worth = std::array<double, 3>;

/// A team while it is made, seat by seat.
class Making {
public:
    Making(const TeamProblem& problem, TeamAim aim)
        : problem_{problem}, aim_{aim}, seats_of_(problem.departments.size()) {}

    void seat(const TeamCandidate& candidate) {
        if (seats_of_[candidate.person]++ == 0) people_.push_back(candidate.person);
        quality_ += candidate.quality;
    }
    void unseat(const TeamCandidate& candidate) {
        if (--seats_of_[candidate.person] == 0) people_.pop_back();
        quality_ -= candidate.quality;
    }

    Worth worth() const { return made_of(people(), departments(), mean_together(), quality_); }

    /// No team that goes on from here is worth more.
    /// @param seats    that are still free
    /// @param quality  the best that they can add
    Worth at_most(std::size_t seats, double quality) const {
        return made_of(people(), departments() + static_cast<double>(seats),
                       seats == 0 ? mean_together() : 1, quality_ + quality);
    }

    std::vector<std::uint32_t> chosen() const {
        auto chosen = people_;
        std::sort(chosen.begin(), chosen.end());
        return chosen;
    }

private:
    Worth made_of(double people, double departments, double together, double quality) const {
        switch (aim_) {
            case TeamAim::departments:
                return {departments, -people, quality};
            case TeamAim::together:
                return {together, -people, quality};
            case TeamAim::fewest:
            case TeamAim::others:
                break;
        }
        return {-people, quality, 0};
    }

    double people() const { return static_cast<double>(people_.size()); }

    double departments() const {
        std::set<std::uint32_t> different;
        for (const auto person : people_)
            different.insert(problem_.departments[person]);
        different.erase(0);
        return static_cast<double>(different.size());
    }

    /// Over all pairs; 0 where there is none.
    double mean_together() const {
        if (people_.size() < 2) return 0;
        double sum = 0;
        for (std::size_t i = 0; i < people_.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                sum += problem_.together[people_[i]][people_[j]];
        }
        return 2 * sum / (people() * (people() - 1));
    }

    const TeamProblem& problem_;
    TeamAim aim_;
    std::vector<std::uint32_t> seats_of_;  ///< by person
    std::vector<std::uint32_t> people_;    ///< in the order in which they came
    double quality_ = 0;
};

/// Needs with few candidates first: they leave the least choice.
std::vector<std::size_t> order_of(const TeamProblem& problem) {
    std::vector<std::size_t> order(problem.needs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto freedom = [&](std::size_t need) {
        return problem.needs[need].candidates.size() - problem.needs[need].people;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return freedom(a) < freedom(b); });
    return order;
}

/// Searches all teams, or as many as the steps allow.
class TeamSearch {
public:
    TeamSearch(const TeamProblem& problem, TeamAim aim)
        : problem_{problem}, making_{problem, aim}, order_{order_of(problem)} {
        for (const auto& need : problem.needs)
            seats_ += need.people;
    }

    /// Fills seat after seat with who is best for the team so far.
    void choose_greedily() {
        std::vector<TeamCandidate> taken;
        for (const auto need : order_) {
            std::vector<bool> used(problem_.needs[need].candidates.size());
            for (std::size_t seat = 0; seat < problem_.needs[need].people; ++seat)
                taken.push_back(take_best(problem_.needs[need].candidates, used));
        }
        keep();
        while (!taken.empty()) {
            making_.unseat(taken.back());
            taken.pop_back();
        }
    }

    void search_all() { place(0, 0, 0, seats_); }

    bool is_exact() const { return steps_ < ranking::kTeamSteps; }
    const std::vector<std::uint32_t>& best() const { return best_; }

private:
    TeamCandidate take_best(const std::vector<TeamCandidate>& candidates, std::vector<bool>& used) {
        std::size_t best = candidates.size();
        Worth best_worth{};
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (used[i]) continue;
            making_.seat(candidates[i]);
            const auto worth = making_.worth();
            making_.unseat(candidates[i]);
            if (best < candidates.size() && worth <= best_worth) continue;
            best = i;
            best_worth = worth;
        }
        used[best] = true;
        making_.seat(candidates[best]);
        return candidates[best];
    }

    void keep() {
        best_worth_ = making_.worth();
        best_ = making_.chosen();
    }

    /// The best quality that the seats from here on can add.
    double quality_from(std::size_t need, std::size_t seat) const {
        double sum = 0;
        for (; need < order_.size(); ++need, seat = 0) {
            const auto& one = problem_.needs[order_[need]];
            for (; seat < one.people; ++seat)
                sum += one.candidates[seat].quality;
        }
        return sum;
    }

    /// Takes somebody for `seat` of a need from the candidates from `first` on.
    // As deep as there are seats.
    void place(std::size_t need, std::size_t seat, std::size_t first,  // NOLINT(misc-no-recursion)
               std::size_t free) {
        if (steps_ >= ranking::kTeamSteps) return;
        ++steps_;
        if (free == 0) {
            if (making_.worth() > best_worth_) keep();
            return;
        }
        if (making_.at_most(free, quality_from(need, seat)) <= best_worth_) return;
        const auto& here = problem_.needs[order_[need]];
        const bool is_last = seat + 1 == here.people;
        const auto end = here.candidates.size() - (here.people - seat - 1);
        for (auto i = first; i < end; ++i) {
            making_.seat(here.candidates[i]);
            place(is_last ? need + 1 : need, is_last ? 0 : seat + 1, is_last ? 0 : i + 1, free - 1);
            making_.unseat(here.candidates[i]);
        }
    }

    const TeamProblem& problem_;
    Making making_;
    std::vector<std::size_t> order_;
    std::size_t seats_ = 0;
    std::size_t steps_ = 0;
    Worth best_worth_{};
    std::vector<std::uint32_t> best_;
};

/// Nobody fills more seats than there are needs that have this person; no need is filled by fewer
/// people than it wants.
std::size_t least_people(const TeamProblem& problem) {
    std::vector<std::size_t> needs_of(problem.departments.size());
    std::size_t seats = 0;
    std::size_t most = 0;
    for (const auto& need : problem.needs) {
        seats += need.people;
        most = std::max(most, need.people);
        for (const auto& candidate : need.candidates)
            ++needs_of[candidate.person];
    }
    const auto widest = needs_of.empty() ? 0 : *std::max_element(needs_of.begin(), needs_of.end());
    return widest == 0 ? 0 : std::max(most, (seats + widest - 1) / widest);
}

}  // namespace

TeamChoice choose_team(const TeamProblem& problem, TeamAim aim) {
    TeamSearch search{problem, aim};
    search.choose_greedily();
    const bool is_small = problem.needs.size() <= ranking::kTeamExactNeeds;
    if (is_small) search.search_all();
    return {search.best(), is_small && search.is_exact(), least_people(problem)};
}

double acquaintance(std::int64_t talks) {
    return 1 - 1 / (1 + std::log2(1.0 + static_cast<double>(talks)));
}

}  // namespace quisait
