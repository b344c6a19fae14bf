#include "searchd/pages.h"

#include <algorithm>
#include <array>

#include "indexer/schema.h"
#include "searchd/address_query.h"
#include "searchd/assets.h"
#include "searchd/page_frame.h"
#include "searchd/page_parts.h"
#include "searchd/results_json.h"

namespace quisait {
namespace {

constexpr std::int64_t kPeopleBesidePosts = 3;

std::string search_count(PageLanguage language, const SearchRequest& request,
                         const SearchAnswer& answer) {
    const bool asked = !request.text.empty() || !request.filters.empty();
    if (!asked) return std::string{text_of(language, "ask_posts")};
    if (answer.total.count == 0) {
        return fmt::format("{} “{}”", text_of(language, "no_post"), answer.query.text);
    }
    return fmt::format("{}{} {}",
                       answer.total.exact ? "" : std::string{text_of(language, "at_least")} + " ",
                       counted(language, "posts", answer.total.count),
                       counted(language, "in_talks", answer.threads));
}

void add_pager(Model& model, PageLanguage language, const SearchRequest& request,
               const SearchAnswer& answer, const PageAddress& address) {
    const auto pages = (answer.threads + request.size - 1) / request.size;
    if (pages < 2) return;
    Model pager;
    const auto to = [&](std::int64_t page) {
        return page < 1 || page > pages ? std::string{}
                                        : address.with("page", std::to_string(page)).text();
    };
    pager.text("previous", to(request.page - 1)).text("next", to(request.page + 1));
    std::string here{text_of(language, "page_of")};
    here.replace(here.find("{n}"), 3, std::to_string(request.page));
    here.replace(here.find("{m}"), 3, number_text(language, pages));
    model.object("pager", std::move(pager.text("here", here)));
}

void add_sorts(Model& model, PageLanguage language, const SearchRequest& request,
               const PageAddress& address) {
    Model::List items;
    for (const auto sort : {SortBy::best, SortBy::newest}) {
        const std::string name = sort == SortBy::best ? "best" : "newest";
        items.push_back(Model{}
                            .text("text", text_of(language, "sort_" + name))
                            .text("address", address.without("sort").with("sort", name).text())
                            .flag("current", request.sort == sort));
    }
    model.object("sorts", std::move(Model{}.list("items", std::move(items))));
}

/// The people who write about the same, above the posts.
Result<> add_people(Model& model, const Call& call, const SearchRequest& request) {
    ExpertsRequest experts;
    experts.text = request.text;
    experts.filters = request.filters;
    experts.size = kPeopleBesidePosts;
    experts.evidence = 1;
    QS_TRY(const auto found, call.searcher.experts(experts));
    if (found.experts.empty()) return {};
    Model::List people;
    for (const auto& expert : found.experts) {
        people.push_back(Model{}
                             .text("name", expert.person.name)
                             .text("address", person_address(expert.person.id)));
    }
    model.object("known_by", std::move(Model{}.list("people", std::move(people))));
    return {};
}

/// The query with OR between its words: one of the ways on from nothing.
std::string any_words(std::string_view text) {
    std::string any;
    for (const char c : text) {
        any += c == ' ' ? std::string{" OR "} : std::string{c};
    }
    return any;
}

Model expert_model(PageLanguage language, const Expert& expert, std::string_view query) {
    Model model;
    const auto& why = expert.why;
    model.text("address", person_address(expert.person.id)).text("name", expert.person.name);
    model.text("line", card_line(expert.person)).text("away", away_text(language, expert.person));
    model.text("strength", text_of(language, "strength_" + std::string{word(expert.strength)}));
    auto reasons = counted(language, "posts", why.posts);
    if (why.accepted > 0) reasons += ", " + counted(language, "accepted", why.accepted);
    if (!why.last.empty()) {
        reasons += fmt::format(", {} {}", text_of(language, "last"), day_text(language, why.last));
    }
    model.text("why", reasons);
    if (!why.skills.empty()) {
        model.text("skills",
                   fmt::format("{} : {}", text_of(language, "says"), fmt::join(why.skills, ", ")));
    }
    Model::List evidence;
    for (const auto& hit : expert.evidence)
        evidence.push_back(hit_model(language, hit, query));
    return std::move(model.list("evidence", std::move(evidence)));
}

Model::List named_models(const std::vector<PersonCard>& cards) {
    Model::List list;
    for (const auto& card : cards) {
        list.push_back(Model{}
                           .text("name", card.name)
                           .text("address", person_address(card.id))
                           .text("line", card_line(card)));
    }
    return list;
}

Model::List extra_models(const std::vector<std::string>& names) {
    Model::List list;
    for (const auto& name : names)
        list.push_back(Model{}.text("name", name));
    return list;
}

Model thread_post_model(PageLanguage language, const ThreadPost& post, std::string_view thread) {
    auto model = hit_model(language, post.head, {});
    model.flag("is_reply", post.head.id != thread);
    Model::List links;
    for (const auto& [url, title] : post.links) {
        links.push_back(
            Model{}.text("name", title.empty() ? url : title).text("address", safe_url(url)));
    }
    Model::List tags;
    for (const auto& tag : post.tags) {
        const auto address = PageAddress{"/search"}.with("tag", tag).text();
        tags.push_back(Model{}.text("name", tag).text("address", address));
    }
    model.flag("has_extras", !links.empty() || !tags.empty() || !post.files.empty());
    model.list("links", std::move(links)).list("tags", std::move(tags));
    return std::move(model.list("files", extra_models(post.files)));
}

}  // namespace

Result<Reply> get_home(const Call& call) {
    const auto language = page_language(call.request);
    const auto documents = call.searcher.documents();
    Model model;
    model.text("documents", documents ? counted(language, "documents", *documents)
                                      : std::string{text_of(language, "not_ready")});
    return page_reply(call.request, Tab::none, "home", {}, std::move(model));
}

Result<Reply> get_search_page(const Call& call) {
    const auto language = page_language(call.request);
    QS_TRY(const auto request, read_search_request(call.request));
    QS_TRY(const auto answer, call.searcher.search(request));
    const PageAddress address{"/search", call.request};
    Model model;
    model.text("count", search_count(language, request, answer));
    add_reading(model, language, answer.query, address);
    Model::List hits;
    for (const auto& hit : answer.hits)
        hits.push_back(hit_model(language, hit, answer.query.text));
    const bool found = !hits.empty();
    const bool asked = !request.text.empty() || !request.filters.empty();
    model.list("hits", std::move(hits)).flag("is_empty", asked && !found);
    if (request.text.find(' ') != std::string::npos) {
        const auto any = any_words(answer.query.text);
        model.text("any_address", address.without("q").with("q", any).text());
    }
    model.text("other_tab_address", address.at("/people").text());
    if (found) {
        add_sorts(model, language, request, address);
        add_pager(model, language, request, answer, address);
        auto facets = facet_models(language, answer.facets, address);
        model.flag("has_facets", !facets.empty()).list("facets", std::move(facets));
    }
    if (found && request.page == 1 && !request.text.empty()) {
        QS_CHECK(add_people(model, call, request));
    }
    return page_reply(call.request, Tab::posts, "search",
                      request.text.empty() ? text_of(language, "posts") : request.text,
                      std::move(model));
}

Result<Reply> get_people_page(const Call& call) {
    const auto language = page_language(call.request);
    QS_TRY(const auto request, read_experts_request(call.request));
    QS_TRY(const auto answer, call.searcher.experts(request));
    const PageAddress address{"/people", call.request};
    Model model;
    add_reading(model, language, answer.query, address);
    const auto people = static_cast<std::int64_t>(answer.experts.size());
    const bool asked = !request.text.empty();
    const auto count =
        !asked ? std::string{text_of(language, "ask_people")}
        : people == 0
            ? fmt::format("{} “{}”", text_of(language, "no_person"), answer.query.text)
            : fmt::format("{} “{}”", counted(language, "found_people", people), answer.query.text);
    model.text("count", count);
    model.flag("is_empty", asked && people == 0 && answer.named.empty());
    model.text("other_tab_address", address.at("/search").text());
    Model::List experts;
    for (const auto& expert : answer.experts)
        experts.push_back(expert_model(language, expert, answer.query.text));
    model.flag("has_named", !answer.named.empty()).list("named", named_models(answer.named));
    model.list("experts", std::move(experts));
    return page_reply(call.request, Tab::people, "people",
                      request.text.empty() ? text_of(language, "people") : request.text,
                      std::move(model));
}

Result<Reply> get_person_page(const Call& call) {
    const auto language = page_language(call.request);
    QS_TRY(const auto page, call.searcher.person(call.rest));
    Model model;
    model.text("name", page.person.name).text("line", card_line(page.person));
    model.text("away", away_text(language, page.person)).flag("left", page.person.left);
    model.text("manager", page.manager_name);
    model.text("manager_address", page.manager.empty() ? "" : person_address(page.manager));
    model.text("languages", fmt::format("{}", fmt::join(page.languages, ", ")));
    model.text("skills", fmt::format("{}", fmt::join(page.skills, ", ")));
    model.text("accounts", fmt::format("{}", fmt::join(page.person.accounts, ", ")));
    model.text("about", page.about);
    const auto mine = PageAddress{"/search"}.with("author", page.person.id);
    Model::List spaces;
    for (const auto& space : page.spaces) {
        spaces.push_back(
            Model{}.text("name", space.name).text("address", mine.with("space", space.id).text()));
    }
    if (!spaces.empty()) model.object("spaces", std::move(Model{}.list("items", spaces)));
    Model::List recent;
    for (const auto& hit : page.recent)
        recent.push_back(hit_model(language, hit, {}));
    model.flag("has_recent", !recent.empty()).list("recent", std::move(recent));
    model.text("posts", counted(language, "all_posts", page.posts));
    model.text("all_posts_address", mine.text());
    return page_reply(call.request, Tab::none, "person", page.person.name, std::move(model));
}

Result<Reply> get_thread_page(const Call& call) {
    const auto language = page_language(call.request);
    QS_TRY(const auto page, call.searcher.thread(call.rest, call.request.text("q")));
    Model model;
    const auto title = page.title.empty()
                           ? fmt::format("{} – {}", text_of(language, "talk"), page.space.name)
                           : page.title;
    model.text("title", title).text("space", page.space.name);
    model.text("space_address", PageAddress{"/search"}.with("space", page.space.id).text());
    model.text("count", counted(language, "posts", page.total));
    Model::List posts;
    for (const auto& post : page.posts)
        posts.push_back(thread_post_model(language, post, page.id));
    const auto shown = static_cast<std::int64_t>(posts.size());
    model.list("posts", std::move(posts));
    if (shown < page.total) {
        std::string cut{text_of(language, "cut_talk")};
        cut.replace(cut.find("{n}"), 3, number_text(language, shown));
        model.text("cut", cut);
    }
    return page_reply(call.request, Tab::none, "thread", title, std::move(model));
}

Result<Reply> get_help_page(const Call& call) {
    const auto language = page_language(call.request);
    constexpr auto kSigns = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"\"disk full\"", "help_phrase"},
         {"-printer", "help_not"},
         {"paie OR payroll", "help_or"},
         {"kuber*", "help_prefix"}});
    Model model;
    Model::List signs;
    for (const auto& [sign, key] : kSigns)
        signs.push_back(Model{}.text("sign", sign).text("what", text_of(language, key)));
    Model::List operators;
    for (const auto& row : kFields) {
        if (row.words.empty()) continue;
        operators.push_back(
            Model{}
                .text("words", row.words)
                .text("doc", row.doc)
                .text("example", row.example)
                .text("address", PageAddress{"/search"}.with("q", row.example).text()));
    }
    model.list("signs", std::move(signs)).list("operators", std::move(operators));
    return page_reply(call.request, Tab::none, "help", text_of(language, "help_title"),
                      std::move(model));
}

Result<Reply> get_asset(const Call& call) {
    return asset(call.rest, call.request);
}

Reply error_page(const Service& /*service*/, const Request& request, const Error& error) {
    const auto language = page_language(request);
    const auto status = info(error.code()).http_status;
    const std::string key = status == 404   ? "error_404"
                            : status == 503 ? "error_503"
                            : status < 500  ? "error_400"
                                            : "error_500";
    Model model;
    model.text("title", text_of(language, key));
    // What a reader did wrong is told; what we did wrong stays in the log.
    model.text("what", key == "error_400" ? std::string_view{error.what()}
                                          : text_of(language, key + "_what"));
    model.text("hint", status < 500 ? std::string_view{error.hint()} : std::string_view{});
    model.text("again", request.target);
    auto reply = page_reply(request, Tab::none, "error", text_of(language, key), std::move(model));
    reply.status = status;
    return reply;
}

}  // namespace quisait
