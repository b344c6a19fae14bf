#include "searchd/people/question_answerers.h"

#include <algorithm>
#include <functional>

#include "searchd/index/ranking.h"
#include "searchd/people/person_ranking.h"
#include "searchd/people/telling_words.h"

namespace quisait {
namespace {

constexpr std::size_t kProofs = 3;

/// The plan of a question's own words, without its talk.
QueryPlan plan_of(const PlanContext& context, const Evidence& question) {
    const auto query = telling_query(context, {question.text("title"), question.text("text"), 1});
    auto plan = plan_query(context, query, {}, Joining::any);
    if (query.root.children.empty()) plan.query = Xapian::Query{};
    if (plan.query.empty()) return plan;
    const Xapian::Query own{term(FieldId::thread, question.text("thread"))};
    plan.query = Xapian::Query{Xapian::Query::OP_AND_NOT, plan.query, own};
    return plan;
}

/// A place among the ranked that nobody took yet and that fits.
const RankedPerson* first_that(std::vector<const RankedPerson*>& free,
                               const std::function<bool(const RankedPerson&)>& fits) {
    const auto found =
        std::find_if(free.begin(), free.end(), [&](const auto* one) { return fits(*one); });
    if (found == free.end()) return nullptr;
    const auto* chosen = *found;
    free.erase(found);
    return chosen;
}

}  // namespace

bool QuestionAnswerers::may_be_asked(const RankedPerson& one, std::uint32_t asker) const {
    if (one.person == asker || one.strongest.empty()) return false;
    if (context_.directory.persons()[one.person].card.left) return false;
    const auto found = proposals_.find(one.person);
    return found == proposals_.end() || found->second < ranking::kMostProposals;
}

bool QuestionAnswerers::rises(const RankedPerson& one) const {
    const auto first = (now_ - std::chrono::days{ranking::kRisingDays}).time_since_epoch().count();
    return std::all_of(one.strongest.begin(), one.strongest.end(), [&](Xapian::docid document) {
        return static_cast<std::int64_t>(context_.view.created(document)) >= first;
    });
}

bool QuestionAnswerers::is_present(const RankedPerson& one) const {
    return context_.directory.card(one.person, now_).away_until.empty();
}

Result<Answerer> QuestionAnswerers::make_answerer(AnswererRole role, const RankedPerson& one,
                                                  const Marks& marks) {
    ++proposals_[one.person];
    Answerer answerer;
    answerer.role = role;
    answerer.person = context_.directory.card(one.person, now_);
    answerer.why.posts = one.posts;
    answerer.why.accepted = one.accepted;
    answerer.why.likes = one.likes;
    if (one.newest != 0) answerer.why.last = to_day(Instant{std::chrono::seconds{one.newest}});
    QS_TRY(answerer.evidence, make_hit(context_, one.strongest.front(), marks));
    return answerer;
}

Result<std::vector<Answerer>> QuestionAnswerers::who_could_answer(const Evidence& question,
                                                                  Xapian::docid document) {
    std::vector<Answerer> answerers;
    const auto plan = plan_of(context_, question);
    if (plan.query.empty() || std::chrono::steady_clock::now() > context_.until) return answerers;
    QS_TRY(const auto ranked, rank_people(context_, plan, now_, kProofs));
    const auto asker = context_.directory.writer_of(context_.view.key(document).author);
    std::vector<const RankedPerson*> free;
    for (const auto& one : ranked.people) {
        // Beside the best who may be asked: the asker's own posts are often nearest.
        const bool far = !free.empty() && one.score < ranking::kLeastShare * free.front()->score;
        if (far || free.size() == ranking::kRisingPlaces) break;
        if (may_be_asked(one, asker.value_or(UINT32_MAX))) free.push_back(&one);
    }
    const auto propose = [&](AnswererRole role,
                             const std::function<bool(const RankedPerson&)>& fits) -> Result<> {
        const auto* one = first_that(free, fits);
        if (one == nullptr) return {};
        QS_TRY(auto answerer, make_answerer(role, *one, plan.marks));
        answerers.push_back(std::move(answerer));
        return {};
    };
    QS_CHECK(propose(AnswererRole::expert, [](const RankedPerson& /*one*/) { return true; }));
    QS_CHECK(propose(AnswererRole::rising, [&](const RankedPerson& one) { return rises(one); }));
    QS_CHECK(
        propose(AnswererRole::present, [&](const RankedPerson& one) { return is_present(one); }));
    return answerers;
}

}  // namespace quisait
