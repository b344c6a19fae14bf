#include "searchd/people/experts.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "searchd/index/ranking.h"
#include "searchd/people/telling_words.h"
#include "searchd/posts/evidence.h"

namespace quisait {
namespace {

constexpr double kStrong = 0.6;
constexpr double kClear = 0.3;

/// Skills of a profile that have a word of the query.
std::vector<std::string> skills_asked(const Person& profile, const Marks& marks, Stemmer& stemmer) {
    std::vector<std::string> asked;
    for (const auto& skill : profile.skills) {
        const auto tokens = tokenize(skill);
        const bool meant = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
            if (is_stop_word(token.term)) return false;
            if (marks.words.contains(token.term) || marks.stems.contains(token.term)) return true;
            const auto& stems = stemmer.stems(token, Language::unknown);
            return std::any_of(stems.begin(), stems.end(),
                               [&](const std::string& stem) { return marks.stems.contains(stem); });
        });
        if (meant) asked.push_back(skill);
    }
    return asked;
}

/// People with a skill that has a word of the query, by index, sorted.
std::vector<std::uint32_t> people_declared(const PlanContext& context, const Marks& marks) {
    std::set<std::uint32_t> found;
    for (const auto* const words : {&marks.words, &marks.stems}) {
        for (const auto& word : *words) {
            for (const auto person : context.directory.people_with_skill(word)) {
                const auto& profile = context.directory.persons()[person].profile;
                if (!skills_asked(profile, marks, context.stemmer).empty()) found.insert(person);
            }
        }
    }
    return {found.begin(), found.end()};
}

/// Adds what profiles say to scores of which the best becomes 1, and sorts anew.
void add_declared(const PlanContext& context, const Marks& marks,
                  std::vector<RankedPerson>& ranked) {
    if (ranked.empty()) return;
    const auto top = ranked.front().score;
    for (auto& one : ranked)
        one.score /= top;
    const auto declared = people_declared(context, marks);
    if (declared.empty()) return;
    for (auto& one : ranked) {
        if (std::ranges::binary_search(declared, one.person)) one.score += ranking::kDeclaredSkill;
    }
    std::stable_sort(
        ranked.begin(), ranked.end(),
        [](const RankedPerson& a, const RankedPerson& b) { return a.score > b.score; });
}

Result<Expert> make_expert(const PlanContext& context, const RankedPerson& one, double top,
                           const Marks& marks, Instant now) {
    Expert expert;
    expert.person = context.directory.card(one.person, now);
    expert.strength = strength_of(one.score / top);
    expert.why.posts = one.posts;
    expert.why.accepted = one.accepted;
    expert.why.likes = one.likes;
    if (one.newest != 0) expert.why.last = to_day(Instant{std::chrono::seconds{one.newest}});
    expert.why.skills =
        skills_asked(context.directory.persons()[one.person].profile, marks, context.stemmer);
    for (const auto document : one.strongest) {
        QS_TRY(auto hit, make_hit(context, document, marks));
        expert.evidence.push_back(std::move(hit));
    }
    return expert;
}

Result<ExpertsAnswer> find(const PlanContext& context, const ExpertsRequest& request, Instant now) {
    ExpertsAnswer answer;
    const auto query = read_people_query(context, request.text);
    auto plan = plan_query(context, query, request.filters, Joining::any);
    const auto evidence = static_cast<std::size_t>(request.evidence);
    QS_TRY(auto weighed, rank_people(context, plan, now, evidence));
    answer.total = weighed.total;
    auto& ranked = weighed.people;
    add_declared(context, plan.marks, ranked);
    const auto top = ranked.empty() ? 1.0 : ranked.front().score;
    for (const auto& one : ranked) {
        if (answer.experts.size() >= static_cast<std::size_t>(request.size)) break;
        if (one.score < request.least_share * top || one.strongest.empty()) continue;
        QS_TRY(auto expert, make_expert(context, one, top, plan.marks, now));
        answer.experts.push_back(std::move(expert));
    }
    for (const auto person : context.directory.people_called(request.text)) {
        if (!context.directory.persons()[person].bot) {
            answer.named.push_back(context.directory.card(person, now));
        }
    }
    answer.query.text = query.text;
    answer.query.understood = std::move(plan.understood);
    answer.query.notes = std::move(plan.notes);
    if (!answer.total.exact) answer.query.notes.emplace_back(kTookTooLong);
    return answer;
}

}  // namespace

Strength strength_of(double share) {
    if (share >= kStrong) return Strength::strong;
    if (share >= kClear) return Strength::clear;
    return share >= ranking::kLeastShare ? Strength::some : Strength::slight;
}

Result<ExpertsAnswer> find_experts(const PlanContext& context, const ExpertsRequest& request,
                                   Instant now) {
    auto found = guarded("searching people", [&] { return find(context, request, now); });
    if (!found) return std::move(found).error();
    return *std::move(found);
}

}  // namespace quisait
