#include "searchd/routes.h"

#include <array>

#include "base/log.h"
#include "searchd/api/api.h"
#include "searchd/pages/pages.h"

namespace quisait {
namespace {

// clang-format off
constexpr auto kRoutes = std::to_array<Route>({
    {Method::get, "/",                    Audience::person,  get_home,        "The search box."},
    {Method::get, "/search",              Audience::person,  get_search_page, "Posts that match, best first."},
    {Method::get, "/people",              Audience::person,  get_people_page, "People whose posts speak for them."},
    {Method::get, "/person/{id}",         Audience::person,  get_person_page, "One person."},
    {Method::get, "/thread/{id}",         Audience::person,  get_thread_page, "One talk, whole."},
    {Method::get, "/questions",           Audience::person,  get_questions_page, "Questions without an answer, and who could answer."},
    {Method::get, "/team",                Audience::person,  get_team_page,   "Proposals of teams for some needs."},
    {Method::get, "/help",                Audience::person,  get_help_page,   "The query language."},
    {Method::get, "/assets/{name}",       Audience::person,  get_asset,       "Style sheet, script and pictures of the pages."},
    {Method::get, "/opensearch.xml",      Audience::program, get_opensearch,  "Lets a browser add the search."},
    {Method::get, "/api/v1/search",       Audience::program, get_search,      "Posts that match, best first."},
    {Method::get, "/api/v1/experts",      Audience::program, get_experts,     "People whose posts speak for them."},
    {Method::get, "/api/v1/questions",    Audience::program, get_questions,   "Questions without an answer, and who could answer."},
    {Method::get, "/api/v1/teams",        Audience::program, get_teams,       "Proposals of teams for some needs."},
    {Method::get, "/api/v1/people/{id}",  Audience::program, get_person,      "One person."},
    {Method::get, "/api/v1/threads/{id}", Audience::program, get_thread,      "One talk, whole."},
    {Method::get, "/api/v1/suggest",      Audience::program, get_suggestions, "Ways on for a query that is being typed."},
    {Method::get, "/api/v1/openapi.json", Audience::program, get_openapi,     "This interface, described for programs."},
    {Method::get, "/healthz",             Audience::program, get_health,      "The program runs."},
    {Method::get, "/readyz",              Audience::program, get_ready,       "The index can be searched."},
    {Method::get, "/metrics",             Audience::program, get_metrics,     "Figures for Prometheus."},
});
// clang-format on

/// What stands for the last `{…}` of a route, if `path` is one of its addresses.
bool matches(const Route& route, std::string_view path, std::string_view& rest) {
    const auto brace = route.path.find('{');
    if (brace == std::string_view::npos) return path == route.path;
    const auto begin = route.path.substr(0, brace);
    if (!path.starts_with(begin) || path.size() == begin.size()) return false;
    rest = path.substr(begin.size());
    return true;
}

Reply failed(const Request& request, Audience audience, const Error& error) {
    if (info(error.code()).http_status >= 500) {
        log(LogLevel::warning, "request.failed",
            {{"path", request.path}, {"code", info(error.code()).name}, {"error", error.what()}});
    }
    if (audience == Audience::program) return to_problem(error);
    return error_page(request, error);
}

Reply method_not_allowed() {
    Reply reply = to_problem(Error{Code::bad_method, "only GET and HEAD are answered here"});
    reply.headers.emplace_back("Allow", "GET, HEAD");
    return reply;
}

}  // namespace

std::span<const Route> routes() {
    return kRoutes;
}

Reply answer(const Request& request, Searcher& searcher, const Metrics& metrics,
             std::string_view& route_path) {
    for (const auto& route : kRoutes) {
        std::string_view rest;
        if (!matches(route, request.path, rest)) continue;
        route_path = route.path;
        const auto asked = request.method == Method::head ? Method::get : request.method;
        if (asked != route.method) return method_not_allowed();
        const Call call{request, rest, searcher, metrics};
        auto reply = route.handler(call);
        if (reply) return *std::move(reply);
        return failed(request, route.audience, reply.error());
    }
    route_path = "none";
    const bool is_program = request.path.starts_with("/api/");
    return failed(request, is_program ? Audience::program : Audience::person,
                  Error{Code::no_such_thing, "there is nothing at this address"});
}

}  // namespace quisait
