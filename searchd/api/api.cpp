#include "searchd/api/api.h"

#include <OpenApi.h>
#include <chrono>

#include "searchd/api/results_json.h"
#include "searchd/requests/address_query.h"

namespace quisait {
namespace {

Reply json_reply(std::string body) {
    Reply reply;
    reply.type = "application/json";
    reply.body = std::move(body);
    reply.headers.emplace_back("Cache-Control", "no-store");
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    return reply;
}

/// Milliseconds since it was made, rounded up: a search that ran took some time.
class Stopwatch {
public:
    std::int64_t milliseconds() const {
        const auto took = std::chrono::steady_clock::now() - begin_;
        return std::chrono::ceil<std::chrono::milliseconds>(took).count();
    }

private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

/// The five characters that mean something in XML. Host holds none of them (request_framing.cpp),
/// but this file does not rely on it.
std::string xml_escaped(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&apos;";
                break;
            default:
                escaped.push_back(c);
        }
    }
    return escaped;
}

}  // namespace

Result<Reply> get_search(const Call& call) {
    const Stopwatch watch;
    QS_TRY(auto request, read_search_request(call.request));
    QS_TRY(const auto typing, call.request.number("typing", {0, 0, 1}));
    if (typing == 1) request.ending = Ending::typing;
    QS_TRY(const auto answer, call.searcher.search(request));
    return json_reply(to_json(answer, watch.milliseconds()));
}

Result<Reply> get_experts(const Call& call) {
    const Stopwatch watch;
    QS_TRY(auto request, read_experts_request(call.request));
    request.least_share = 0;
    QS_TRY(const auto answer, call.searcher.experts(request));
    return json_reply(to_json(answer, watch.milliseconds()));
}

Result<Reply> get_questions(const Call& call) {
    const Stopwatch watch;
    QS_TRY(const auto request, read_questions_request(call.request));
    QS_TRY(const auto answer, call.searcher.questions(request));
    return json_reply(to_json(answer, watch.milliseconds()));
}

Result<Reply> get_teams(const Call& call) {
    const Stopwatch watch;
    QS_TRY(const auto request, read_teams_request(call.request));
    QS_TRY(const auto answer, call.searcher.teams(request));
    return json_reply(to_json(answer, watch.milliseconds()));
}

Result<Reply> get_person(const Call& call) {
    QS_TRY(const auto page, call.searcher.person(call.rest));
    return json_reply(to_json(page));
}

Result<Reply> get_thread(const Call& call) {
    QS_TRY(const auto page, call.searcher.thread(call.rest, call.request.text("q")));
    return json_reply(to_json(page));
}

Result<Reply> get_suggestions(const Call& call) {
    const auto asked = call.request.text("lang");
    if (!asked.empty() && asked != "en" && asked != "fr") {
        return fail(Code::bad_parameter, "lang must be en or fr, not \"{:.40}\"", asked);
    }
    const auto language = asked.empty()   ? page_language(call.request)
                          : asked == "fr" ? PageLanguage::fr
                                          : PageLanguage::en;
    const auto text = call.request.text("q");
    QS_TRY(const auto suggestions, call.searcher.suggest(text, language));
    return json_reply(to_json(suggestions, text));
}

Result<Reply> get_openapi(const Call& /*call*/) {
    return json_reply(std::string{embedded::kOpenApi.front().content});
}

Result<Reply> get_opensearch(const Call& call) {
    // https://github.com/dewitt/opensearch, version 1.1
    const auto root = "http://" + xml_escaped(call.request.header("host"));
    Reply reply;
    reply.type = "application/opensearchdescription+xml";
    reply.body = fmt::format(
        R"(<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Quisait</ShortName>
  <Description>Who knows what, with the proof</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" template="{0}/search?q={{searchTerms}}"/>
  <Url type="application/json" template="{0}/api/v1/search?q={{searchTerms}}"/>
</OpenSearchDescription>
)",
        root);
    return reply;
}

Result<Reply> get_health(const Call& /*call*/) {
    Reply reply;
    reply.body = "ok\n";
    return reply;
}

Result<Reply> get_ready(const Call& call) {
    QS_CHECK(call.searcher.ready());
    Reply reply;
    reply.body = "ready\n";
    return reply;
}

Result<Reply> get_metrics(const Call& call) {
    const auto documents = call.searcher.documents();
    Reply reply;
    reply.type = "text/plain; version=0.0.4; charset=utf-8";
    reply.body = call.metrics.text(documents ? *documents : -1);
    return reply;
}

}  // namespace quisait
