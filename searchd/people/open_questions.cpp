#include "searchd/people/open_questions.h"

#include <algorithm>
#include <charconv>

#include "searchd/people/person_ranking.h"
#include "searchd/people/question_answerers.h"
#include "searchd/people/question_detection.h"
#include "searchd/posts/evidence.h"

namespace quisait {
namespace {

bool is_newer(const QuestionPlace& a, const QuestionPlace& b) {
    return a.created != b.created ? a.created > b.created : a.document > b.document;
}

std::uint32_t seconds_before(Instant now, std::int64_t days) {
    const auto moment = (now - std::chrono::days{days}).time_since_epoch().count();
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(moment, 0, UINT32_MAX));
}

/// First posts of talks that may be open questions, by columns alone.
class Candidates {
public:
    Candidates(const PlanContext& context, const QuestionsRequest& request, Instant now)
        : context_{context},
          start_{request.start},
          from_{seconds_before(now, std::max(request.days, ranking::kQuestionDays))},
          until_{seconds_before(now, request.days)} {}

    void add(Xapian::docid document, const FoldKey& key, std::uint32_t created) {
        if ((key.flags & FoldKey::kReply) != 0 || created < from_ || created > until_) return;
        const QuestionPlace place{created, document};
        if (start_ && !is_newer(*start_, place)) return;
        const bool may_ask = key.kind == static_cast<std::uint8_t>(PostKind::question) ||
                             key.kind == static_cast<std::uint8_t>(PostKind::message);
        const auto asker = context_.directory.writer_of(key.author);
        if (may_ask && asker && !is_answered(document, *asker)) places_.push_back(place);
    }

    /// The newest of those that were not taken yet.
    std::optional<QuestionPlace> take() {
        if (!is_heap_) std::make_heap(places_.begin(), places_.end(), is_older);
        is_heap_ = true;
        if (places_.empty()) return std::nullopt;
        std::pop_heap(places_.begin(), places_.end(), is_older);
        const auto place = places_.back();
        places_.pop_back();
        return place;
    }

private:
    static bool is_older(const QuestionPlace& a, const QuestionPlace& b) { return is_newer(b, a); }

    /// A reply of a bot answers nobody.
    bool is_answered(Xapian::docid first, std::uint32_t asker) const {
        const auto& columns = context_.view.columns_of(first);
        const auto talk = columns.talk(context_.view.key(first).thread);
        return std::any_of(talk.begin(), talk.end(), [&](Xapian::docid number) {
            const auto writer = context_.directory.person_of(columns.key(number).author);
            if (!writer) return true;
            return *writer != asker && !context_.directory.persons()[*writer].bot;
        });
    }

    const PlanContext& context_;
    std::optional<QuestionPlace> start_;
    std::uint32_t from_;
    std::uint32_t until_;
    std::vector<QuestionPlace> places_;
    bool is_heap_ = false;
};

/// Every document of the view.
void add_all(const View& view, Candidates& candidates) {
    const auto databases = static_cast<Xapian::docid>(view.columns.size());
    for (Xapian::docid i = 0; i < databases; ++i) {
        const auto& columns = *view.columns[i];
        for (Xapian::docid number = 1; number < columns.end(); ++number) {
            const auto& key = columns.key(number);
            if (key.thread == 0) continue;
            candidates.add((number - 1) * databases + i + 1, key, columns.created(number));
        }
    }
}

Result<> collect(const PlanContext& context, const QuestionsRequest& request,
                 Candidates& candidates, QuestionsAnswer& answer) {
    const auto query = parse_query(request.text);
    if (query.root.children.empty() && request.filters.empty()) {
        add_all(context.view, candidates);
        return {};
    }
    auto plan = plan_query(context, query, request.filters, Joining::all);
    QS_TRY([[maybe_unused]] const auto end,
           fold_matches(context.view, plan.query, context.until, [&](const Match& match) {
               candidates.add(match.document, match.key, match.created);
           }));
    answer.query.text = query.text;
    answer.query.understood = std::move(plan.understood);
    answer.query.notes = std::move(plan.notes);
    return {};
}

Result<OpenQuestion> make_question(const PlanContext& context, const Evidence& evidence,
                                   const QuestionPlace& place, Instant now,
                                   QuestionAnswerers& answerers) {
    OpenQuestion question;
    question.post = make_hit(context, evidence, {}, Showing::snippet);
    const auto asked = Instant{std::chrono::seconds{place.created}};
    question.days = std::chrono::floor<std::chrono::days>(now - asked).count();
    QS_TRY(question.answerers, answerers.who_could_answer(evidence, place.document));
    return question;
}

Result<QuestionsAnswer> find(const PlanContext& context, const QuestionsRequest& request,
                             Instant now) {
    QuestionsAnswer answer;
    Candidates candidates{context, request, now};
    QS_CHECK(collect(context, request, candidates, answer));
    QuestionAnswerers answerers{context, now};
    std::optional<QuestionPlace> last;
    std::size_t opened = 0;
    while (const auto place = candidates.take()) {
        const bool full = static_cast<std::int64_t>(answer.questions.size()) == request.size;
        if (full || opened == ranking::kQuestionTexts) {
            if (last) answer.next = last->text();
            break;
        }
        ++opened;
        last = place;
        QS_TRY(const auto evidence, Evidence::read(context.view, place->document));
        const auto& key = context.view.key(place->document);
        const bool asks = key.kind == static_cast<std::uint8_t>(PostKind::question) ||
                          is_question(evidence.text("title"), evidence.text("text"));
        if (!asks) continue;
        QS_TRY(auto question, make_question(context, evidence, *place, now, answerers));
        answer.questions.push_back(std::move(question));
    }
    return answer;
}

}  // namespace

std::string QuestionPlace::text() const {
    return fmt::format("{}-{}", created, document);
}

std::optional<QuestionPlace> QuestionPlace::parse(std::string_view text) {
    QuestionPlace place;
    const auto* end = text.data() + text.size();
    const auto time = std::from_chars(text.data(), end, place.created);
    if (time.ec != std::errc{} || time.ptr == end || *time.ptr != '-') return std::nullopt;
    const auto number = std::from_chars(time.ptr + 1, end, place.document);
    if (number.ec != std::errc{} || number.ptr != end) return std::nullopt;
    return place;
}

Result<QuestionsAnswer> open_questions(const PlanContext& context, const QuestionsRequest& request,
                                       Instant now) {
    auto found = guarded("listing questions", [&] { return find(context, request, now); });
    if (!found) return std::move(found).error();
    return *std::move(found);
}

}  // namespace quisait
