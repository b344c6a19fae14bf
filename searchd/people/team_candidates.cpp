#include "searchd/people/team_candidates.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "searchd/index/ranking.h"
#include "searchd/people/person_posts.h"
#include "searchd/people/person_ranking.h"
#include "searchd/people/telling_words.h"

namespace quisait {
namespace {

/// Why somebody cannot be taken; nothing if nothing speaks against it.
std::optional<NearestReason> hindrance(const PlanContext& context, const RankedPerson& one,
                                       const TeamsRequest& request, Instant day) {
    const auto card = context.directory.card(one.person, day);
    if (!request.place.empty() &&
        fold(card.location).find(fold(request.place)) == std::string::npos) {
        return NearestReason::elsewhere;
    }
    if (!card.away_until.empty()) return NearestReason::away;
    return std::nullopt;
}

}  // namespace

Result<NeedCandidates> candidates_for(const PlanContext& context, const WantedNeed& need,
                                      const TeamsRequest& request, Instant day) {
    NeedCandidates found;
    auto plan = plan_query(context, read_people_query(context, need.text), {}, Joining::any);
    QS_TRY(auto ranked, rank_people(context, plan, day, 1));
    found.understood = std::move(plan.understood);
    found.marks = std::move(plan.marks);
    double top = 0;
    for (auto& one : ranked.people) {
        if (context.directory.persons()[one.person].card.left || one.strongest.empty()) continue;
        top = std::max(top, one.score);
        const bool far = one.score < ranking::kLeastShare * top;
        if (far || found.fit.size() == ranking::kTeamCandidates) break;
        const auto hindered = hindrance(context, one, request, day);
        if (!hindered) {
            const auto share = one.score / top;
            found.fit.push_back({std::move(one), share});
        } else if (!found.nearest) {
            found.nearest = one.person;
            found.reason = *hindered;
        }
    }
    return found;
}

Result<std::vector<std::vector<std::int64_t>>> talks_together(
    const PlanContext& context, const std::vector<std::uint32_t>& people) {
    std::vector<std::vector<std::int64_t>> talks(people.size(),
                                                 std::vector<std::int64_t>(people.size()));
    std::unordered_map<std::uint32_t, std::size_t> places;
    std::vector<Xapian::Query> authors;
    for (const auto person : people) {
        places.emplace(person, places.size());
        authors.push_back(posts_by(context.directory.persons()[person]));
    }
    std::set<std::pair<std::uint64_t, std::size_t>> writes;
    const Xapian::Query any{Xapian::Query::OP_OR, authors.begin(), authors.end()};
    QS_TRY([[maybe_unused]] const auto end,
           fold_matches(context.view, any, context.until, [&](const Match& match) {
               if (match.key.kind == kProfileKind) return;
               const auto writer = context.directory.writer_of(match.key.author);
               if (writer && places.contains(*writer)) {
                   writes.emplace(match.key.thread, places.at(*writer));
               }
           }));
    for (auto one = writes.begin(); one != writes.end(); ++one) {
        for (auto other = std::next(one); other != writes.end() && other->first == one->first;
             ++other) {
            ++talks[one->second][other->second];
            ++talks[other->second][one->second];
        }
    }
    return talks;
}

}  // namespace quisait
