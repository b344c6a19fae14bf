#include "searchd/requests/searcher.h"

#include "searchd/people/person_page.h"
#include "searchd/posts/talk_pages.h"
#include "searchd/query/spelling.h"

namespace quisait {
namespace {

/// Says how `request` may have been meant. What takes too long is not said.
template <typename Request, typename Answer>
Result<Answer> with_spelling(const PlanContext& context, const Request& request, Deadline until,
                             Result<Answer> answer) {
    if (!answer) return answer;
    QS_TRY(answer->query.did_you_mean, guarded("looking for a spelling", [&] {
               return better_spelling(context, request.text, request.filters, until);
           }));
    return answer;
}

}  // namespace

/// Runs `answer` with one view and one directory, and the moment at which it has to be done.
template <typename Answer>
auto Searcher::with_context(Answer&& answer) {
    return reader_.on_one_view(
        [&](const View& view) -> decltype(answer(std::declval<const PlanContext&>(), Deadline{})) {
            QS_TRY(const auto directory, directories_.now());
            const PlanContext context{view, *directory, stemmer_, synonyms_, lexicons_, until_};
            return answer(context, until_);
        });
}

Result<SearchAnswer> Searcher::search(const SearchRequest& request) {
    return with_context([&](const PlanContext& context, Deadline until) {
        auto answer = search_posts(context, request, clock_.now(), until);
        // A word that is being typed is not misspelt yet.
        if (request.ending == Ending::typing) return answer;
        return with_spelling(context, request, until, std::move(answer));
    });
}

Result<ExpertsAnswer> Searcher::experts(const ExpertsRequest& request) {
    return with_context([&](const PlanContext& context, Deadline until) {
        return with_spelling(context, request, until,
                             find_experts(context, request, clock_.now(), until));
    });
}

Result<QuestionsAnswer> Searcher::questions(const QuestionsRequest& request) {
    return with_context([&](const PlanContext& context, Deadline until) {
        return open_questions(context, request, clock_.now(), until);
    });
}

Result<TeamsAnswer> Searcher::teams(const TeamsRequest& request) {
    return with_context([&](const PlanContext& context, Deadline until) {
        return find_teams(context, request, clock_.now(), until);
    });
}

Result<PersonPage> Searcher::person(std::string_view id) {
    return with_context([&](const PlanContext& context, Deadline until) {
        return person_page(context, id, clock_.now(), until);
    });
}

Result<ThreadPage> Searcher::thread(std::string_view id, std::string_view query) {
    return with_context([&](const PlanContext& context, Deadline until) {
        return thread_page(context, id, query, until);
    });
}

Result<std::vector<Suggestion>> Searcher::suggest(std::string_view text, PageLanguage language) {
    return with_context([&](const PlanContext& context, Deadline until) {
        return guarded("suggesting",
                       [&] { return quisait::suggest(context, text, language, until); });
    });
}

Result<std::string> Searcher::name_of(FieldId field, std::string_view id) {
    return with_context([&](const PlanContext& context, Deadline /*until*/) -> Result<std::string> {
        if (field == FieldId::author) return context.directory.person_ref(id).name;
        const auto* space = field == FieldId::space ? context.directory.find_space(id) : nullptr;
        const bool readable = space != nullptr && context.view.audiences.contains(space->audience);
        return readable ? context.directory.space_ref(id).name : std::string{id};
    });
}

Result<> Searcher::ready() {
    return with_context(
        [](const PlanContext& /*context*/, Deadline /*until*/) -> Result<> { return {}; });
}

Result<std::int64_t> Searcher::documents() {
    return with_context([](const PlanContext& context, Deadline /*until*/) -> Result<std::int64_t> {
        return static_cast<std::int64_t>(context.view.database.get_doccount());
    });
}

}  // namespace quisait
