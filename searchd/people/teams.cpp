#include "searchd/people/teams.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "searchd/people/person_ranking.h"
#include "searchd/people/team_search.h"
#include "searchd/posts/evidence.h"

namespace quisait {
namespace {

constexpr std::size_t kMostProposals = 3;

bool speaks(const KnownPerson& known, std::string_view language) {
    const auto& spoken = known.profile.languages;
    return std::any_of(spoken.begin(), spoken.end(), [&](const std::string& one) {
        return lower_ascii(one).starts_with(language);
    });
}

/// One question for teams, from candidates to proposals.
class TeamBuilder {
public:
    TeamBuilder(const PlanContext& context, const TeamsRequest& request, Instant day)
        : context_{context}, request_{request}, day_{day} {}

    Result<TeamsAnswer> build() {
        answer_.on = to_day(day_);
        for (const auto& need : request_.needs)
            QS_CHECK(add_need(need));
        for (const auto& language : request_.languages)
            add_language(language);
        if (people_.empty()) return std::move(answer_);
        QS_TRY(talks_, talks_together(context_, people_));
        add_departments();
        QS_CHECK(propose_all());
        return std::move(answer_);
    }

private:
    Result<> add_need(const WantedNeed& need) {
        QS_TRY(auto found, candidates_for(context_, need, request_, day_));
        answer_.needs.push_back({need.text, need.people, std::move(found.understood)});
        TeamSeats seats;
        for (const auto& one : found.fit)
            seats.candidates.push_back({number_of(one.ranked.person), one.share});
        const auto wanted = static_cast<std::size_t>(need.people);
        seats.people = std::min(wanted, seats.candidates.size());
        if (seats.people < wanted) {
            TeamGap gap;
            gap.need = need.text;
            gap.wanted = need.people;
            gap.found = static_cast<std::int64_t>(seats.people);
            if (found.nearest) gap.nearest = context_.directory.card(*found.nearest, day_);
            gap.reason = found.reason;
            answer_.gaps.push_back(std::move(gap));
        }
        if (seats.people > 0) problem_.needs.push_back(std::move(seats));
        candidates_.push_back(std::move(found));
        return {};
    }

    /// Somebody who fills a need is to speak it; knowing it is no need by itself.
    void add_language(const std::string& language) {
        std::map<std::uint32_t, double> best;
        for (const auto& need : problem_.needs) {
            for (const auto& one : need.candidates) {
                auto& quality = best[one.person];
                quality = std::max(quality, one.quality);
            }
        }
        std::vector<std::pair<double, std::uint32_t>> order;
        for (const auto& [person, quality] : best) {
            if (speaks(context_.directory.persons()[people_[person]], language)) {
                order.emplace_back(-quality, person);
            }
        }
        std::sort(order.begin(), order.end());
        if (order.empty()) {
            TeamGap gap;
            gap.language = language;
            gap.wanted = 1;
            answer_.gaps.push_back(std::move(gap));
            return;
        }
        if (order.size() > ranking::kTeamCandidates) order.resize(ranking::kTeamCandidates);
        TeamSeats seats;
        for (const auto& [quality, person] : order)
            seats.candidates.push_back({person, 0});
        problem_.needs.push_back(std::move(seats));
    }

    std::uint32_t number_of(std::uint32_t person) {
        const auto [found, is_new] =
            numbers_.try_emplace(person, static_cast<std::uint32_t>(people_.size()));
        if (is_new) people_.push_back(person);
        return found->second;
    }

    void add_departments() {
        std::map<std::string, std::uint32_t> numbers{{"", 0}};
        for (const auto person : people_) {
            const auto& department = context_.directory.persons()[person].card.department;
            const auto next = static_cast<std::uint32_t>(numbers.size());
            problem_.departments.push_back(numbers.try_emplace(department, next).first->second);
        }
        for (const auto& row : talks_) {
            problem_.together.emplace_back();
            for (const auto talks : row)
                problem_.together.back().push_back(acquaintance(talks));
        }
    }

    Result<> propose_all() {
        for (const auto aim : {TeamAim::fewest, TeamAim::departments, TeamAim::together})
            QS_CHECK(propose(choose_team(problem_, aim), aim));
        if (answer_.proposals.size() == 1) {
            if (const auto others = without(chosen_.front())) {
                QS_CHECK(propose(choose_team(*others, TeamAim::others), TeamAim::others));
            }
        }
        return {};
    }

    /// The same without these people where a need can spare them.
    std::optional<TeamProblem> without(const std::vector<std::uint32_t>& people) const {
        auto problem = problem_;
        bool spared = false;
        for (auto& need : problem.needs) {
            const auto is_there = [&](const TeamCandidate& one) {
                return std::binary_search(people.begin(), people.end(), one.person);
            };
            const auto there =
                std::count_if(need.candidates.begin(), need.candidates.end(), is_there);
            if (need.candidates.size() - static_cast<std::size_t>(there) < need.people) continue;
            if (std::erase_if(need.candidates, is_there) > 0) spared = true;
        }
        return spared ? std::optional{std::move(problem)} : std::nullopt;
    }

    Result<> propose(const TeamChoice& choice, TeamAim aim) {
        // Together is said only of who has written together.
        if (aim == TeamAim::together && pairs_of(choice.people).empty()) return {};
        const auto known = std::find(chosen_.begin(), chosen_.end(), choice.people);
        if (known != chosen_.end()) {
            const auto place = static_cast<std::size_t>(known - chosen_.begin());
            auto& proposal = answer_.proposals[place];
            proposal.aims.push_back(aim);
            proposal.exact = proposal.exact && choice.exact;
            return {};
        }
        if (answer_.proposals.size() == kMostProposals) return {};
        TeamProposal proposal;
        proposal.aims.push_back(aim);
        proposal.exact = choice.exact;
        proposal.least_people = static_cast<std::int64_t>(choice.least_people);
        for (const auto person : choice.people) {
            QS_TRY(auto member, make_member(person));
            proposal.members.push_back(std::move(member));
        }
        proposal.pairs = pairs_of(choice.people);
        std::set<std::string> departments;
        for (const auto& member : proposal.members)
            departments.insert(member.person.department);
        departments.erase("");
        proposal.departments.assign(departments.begin(), departments.end());
        answer_.proposals.push_back(std::move(proposal));
        chosen_.push_back(choice.people);
        return {};
    }

    Result<TeamMember> make_member(std::uint32_t number) {
        const auto person = people_[number];
        TeamMember member;
        member.person = context_.directory.card(person, day_);
        for (std::size_t need = 0; need < candidates_.size(); ++need) {
            for (const auto& one : candidates_[need].fit) {
                if (one.ranked.person != person) continue;
                QS_TRY(auto fill, make_fill(need, one));
                member.fills.push_back(std::move(fill));
            }
        }
        for (const auto& language : request_.languages) {
            if (speaks(context_.directory.persons()[person], language)) {
                member.speaks.push_back(language);
            }
        }
        return member;
    }

    Result<TeamFill> make_fill(std::size_t need, const NeedCandidate& one) {
        TeamFill fill;
        fill.need = need;
        fill.strength = strength_of(one.share);
        fill.why.posts = one.ranked.posts;
        fill.why.accepted = one.ranked.accepted;
        fill.why.likes = one.ranked.likes;
        if (one.ranked.newest != 0) {
            fill.why.last = to_day(Instant{std::chrono::seconds{one.ranked.newest}});
        }
        QS_TRY(fill.evidence,
               make_hit(context_, one.ranked.strongest.front(), candidates_[need].marks));
        return fill;
    }

    std::vector<TeamPair> pairs_of(const std::vector<std::uint32_t>& people) const {
        std::vector<TeamPair> pairs;
        for (std::size_t i = 0; i < people.size(); ++i) {
            for (std::size_t j = i + 1; j < people.size(); ++j) {
                const auto talks = talks_[people[i]][people[j]];
                if (talks > 0) pairs.push_back({ref(people[i]), ref(people[j]), talks});
            }
        }
        return pairs;
    }

    PersonRef ref(std::uint32_t number) const {
        const auto& card = context_.directory.persons()[people_[number]].card;
        return {card.id, card.name};
    }

    const PlanContext& context_;
    const TeamsRequest& request_;
    Instant day_;
    TeamsAnswer answer_;
    TeamProblem problem_;
    std::vector<NeedCandidates> candidates_;  ///< by need of the request
    std::vector<std::uint32_t> people_;       ///< by number in the problem
    std::map<std::uint32_t, std::uint32_t> numbers_;
    std::vector<std::vector<std::int64_t>> talks_;
    std::vector<std::vector<std::uint32_t>> chosen_;  ///< by proposal
};

}  // namespace

Result<TeamsAnswer> find_teams(const PlanContext& context, const TeamsRequest& request,
                               Instant now) {
    const auto day = request.on.value_or(now);
    auto found = guarded("proposing teams", [&] {
        return TeamBuilder{context, request, day}.build();
    });
    if (!found) return std::move(found).error();
    return *std::move(found);
}

}  // namespace quisait
