#include "searchd/pages/page_frame.h"
#include "searchd/pages/page_parts.h"
#include "searchd/pages/pages.h"
#include "searchd/requests/address_query.h"

namespace quisait {
namespace {

constexpr std::int64_t kPeopleBesidePosts = 3;

/// All that the parts of the page are made from.
struct Shown {
    const Call& call;
    PageLanguage language;
    const SearchRequest& request;
    const SearchAnswer& answer;
    const PageAddress& address;
};

bool is_asked(const SearchRequest& request) {
    return !request.text.empty() || !request.filters.empty();
}

std::string count_line(const Shown& shown) {
    const auto& answer = shown.answer;
    const auto language = shown.language;
    const auto& text = answer.query.text;
    if (!is_asked(shown.request)) return std::string{text_of(language, "ask_posts")};
    if (answer.total.count == 0 && text.empty()) {
        return std::string{text_of(language, "no_post_filters")};
    }
    if (answer.total.count == 0) return filled(language, "no_post", text);
    auto line =
        answer.total.exact ? std::string{} : std::string{text_of(language, "at_least")} + " ";
    line += counted(language, "posts", answer.total.count) + " ";
    line += counted(language, "in_talks", answer.threads);
    if (!text.empty()) line += " " + filled(language, "for_query", text);
    return line;
}

std::int64_t pages_of(const Shown& shown) {
    return (shown.answer.threads + shown.request.size - 1) / shown.request.size;
}

void add_pager(Model& model, const Shown& shown) {
    const auto pages = pages_of(shown);
    if (pages < 2) return;
    const auto to = [&](std::int64_t page) {
        return page < 1 || page > pages ? std::string{}
                                        : shown.address.with("page", std::to_string(page)).text();
    };
    Model pager;
    pager.text("previous", to(shown.request.page - 1)).text("next", to(shown.request.page + 1));
    pager.text("here",
               filled(shown.language, "page_of", number_text(shown.language, shown.request.page),
                      number_text(shown.language, pages)));
    model.object("pager", std::move(pager));
}

void add_sorts(Model& model, const Shown& shown) {
    Model::List items;
    for (const auto sort : {SortBy::best, SortBy::newest}) {
        const std::string name = sort == SortBy::best ? "best" : "newest";
        items.push_back(
            Model{}
                .text("text", text_of(shown.language, "sort_" + name))
                .text("address", shown.address.without("sort").with("sort", name).text())
                .flag("current", shown.request.sort == sort));
    }
    model.object("sorts", std::move(Model{}.list("items", std::move(items))));
}

/// The people who write about the same, above the posts.
Result<> add_people(Model& model, const Shown& shown) {
    ExpertsRequest experts;
    experts.text = shown.request.text;
    experts.filters = shown.request.filters;
    experts.size = kPeopleBesidePosts;
    experts.evidence = 1;
    QS_TRY(const auto found, shown.call.searcher.experts(experts));
    // Who was seen before the time ran out need not be who knows.
    if (found.experts.empty() || !found.total.exact) return {};
    Model::List people;
    for (const auto& expert : found.experts) {
        people.push_back(Model{}
                             .text("name", expert.person.name)
                             .text("address", person_address(expert.person.id)));
    }
    model.object("known_by", std::move(Model{}.list("people", std::move(people))));
    return {};
}

std::string without_quotes(std::string text) {
    std::erase(text, '"');
    return text;
}

/// Nothing to show is no dead end.
void add_ways_on(Model& model, const Shown& shown) {
    const auto& text = shown.answer.query.text;
    model.flag("is_empty", is_asked(shown.request));
    model.text("other_tab_address", shown.address.at("/people").text());
    model.text("way_other_tab", text_of(shown.language, "way_people"));
    if (shown.answer.total.count > 0) model.text("first_page_address", shown.address.text());
    if (text.find('"') != std::string::npos) {
        const auto plain = shown.address.without("q").with("q", without_quotes(text));
        model.text("unquoted_address", plain.text());
    }
}

}  // namespace

Result<Reply> get_search_page(const Call& call) {
    const auto language = page_language(call.request);
    QS_TRY(const auto request, read_search_request(call.request));
    QS_TRY(const auto answer, call.searcher.search(request));
    const PageAddress address{"/search", call.request};
    const Shown shown{call, language, request, answer, address};
    Model model;
    model.text("count", count_line(shown));
    QS_TRY(const auto names, filter_names(call.searcher, address));
    add_reading(model, language, answer.query, address, names);
    if (answer.hits.empty()) {
        add_ways_on(model, shown);
    } else {
        Model::List hits;
        for (const auto& hit : answer.hits)
            hits.push_back(hit_model(language, hit, answer.query.text));
        model.flag("has_hits", true).list("hits", std::move(hits));
        add_sorts(model, shown);
        add_pager(model, shown);
        auto facets = facet_models(language, answer.facets, address);
        model.flag("has_facets", !facets.empty()).list("facets", std::move(facets));
        model.text("people_address", address.at("/people").text());
        if (request.page == 1 && !request.text.empty()) QS_CHECK(add_people(model, shown));
    }
    const auto title = answer.query.text.empty() ? text_of(language, "posts") : answer.query.text;
    return page_reply(call.request, Tab::posts, "search", title, std::move(model));
}

}  // namespace quisait
