#include "searchd/requests/searcher.h"

#include "searchd/people/person_page.h"
#include "searchd/posts/talk_pages.h"
#include "searchd/query/spelling.h"

namespace quisait {
namespace {

/// Says how `request` may have been meant. What takes too long is not said.
template <typename Request, typename Answer>
Result<Answer> with_spelling(const PlanContext& context, const Request& request,
                             Result<Answer> answer) {
    if (!answer) return answer;
    QS_TRY(answer->query.did_you_mean, guarded("looking for a spelling", [&] {
               return better_spelling(context, request.text, request.filters);
           }));
    return answer;
}

}  // namespace

/// Runs `answer` with one view and one directory.
template <typename Answer>
auto Searcher::with_context(Answer&& answer) {
    return reader_.on_one_view(
        [&](const View& view) -> decltype(answer(std::declval<const PlanContext&>())) {
            QS_TRY(const auto directory, directories_.now());
            const PlanContext context{view, *directory, stemmer_, synonyms_, lexicons_, until_};
            return answer(context);
        });
}

Result<SearchAnswer> Searcher::search(const SearchRequest& request) {
    return with_context([&](const PlanContext& context) {
        auto answer = search_posts(context, request, clock_.now());
        // A word that is being typed is not misspelt yet.
        if (request.ending == Ending::typing) return answer;
        return with_spelling(context, request, std::move(answer));
    });
}

Result<ExpertsAnswer> Searcher::experts(const ExpertsRequest& request) {
    return with_context([&](const PlanContext& context) {
        return with_spelling(context, request, find_experts(context, request, clock_.now()));
    });
}

Result<QuestionsAnswer> Searcher::questions(const QuestionsRequest& request) {
    return with_context(
        [&](const PlanContext& context) { return open_questions(context, request, clock_.now()); });
}

Result<TeamsAnswer> Searcher::teams(const TeamsRequest& request) {
    return with_context(
        [&](const PlanContext& context) { return find_teams(context, request, clock_.now()); });
}

Result<PersonPage> Searcher::person(std::string_view id) {
    return with_context(
        [&](const PlanContext& context) { return person_page(context, id, clock_.now()); });
}

Result<ThreadPage> Searcher::thread(std::string_view id, std::string_view query) {
    return with_context(
        [&](const PlanContext& context) { return thread_page(context, id, query); });
}

Result<std::vector<Suggestion>> Searcher::suggest(std::string_view text, PageLanguage language) {
    return with_context([&](const PlanContext& context) {
        return guarded("suggesting", [&] { return quisait::suggest(context, text, language); });
    });
}

Result<std::string> Searcher::name_of(FieldId field, std::string_view id) {
    return with_context([&](const PlanContext& context) -> Result<std::string> {
        if (field == FieldId::author) return context.directory.person_ref(id).name;
        const auto* space = field == FieldId::space ? context.directory.find_space(id) : nullptr;
        const bool readable = space != nullptr && context.view.audiences.contains(space->audience);
        return readable ? context.directory.space_ref(id).name : std::string{id};
    });
}

Result<> Searcher::ready() {
    return with_context([](const PlanContext& /*context*/) -> Result<> { return {}; });
}

Result<std::int64_t> Searcher::documents() {
    return with_context([](const PlanContext& context) -> Result<std::int64_t> {
        return static_cast<std::int64_t>(context.view.database.get_doccount());
    });
}

}  // namespace quisait
