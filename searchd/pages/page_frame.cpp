#include "searchd/pages/page_frame.h"

#include "base/text.h"
#include "searchd/pages/assets.h"
#include "searchd/pages/page_render.h"
#include "searchd/requests/page_address.h"

namespace quisait {
namespace {

/// Pages load nothing from elsewhere, ask nobody else and run no script that is not ours.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// How long a browser keeps the chosen language: a year, in seconds.
constexpr int kKeepLanguage = 31536000;

/// A form that searches keeps the filters and the order, not the query.
Model::List kept_fields(const PageAddress& address, const Request& request) {
    Model::List kept;
    for (const auto& [name, value] : address.filters())
        kept.push_back(Model{}.text("name", name).text("value", value));
    const auto sort = request.text("sort");
    if (!sort.empty()) kept.push_back(Model{}.text("name", "sort").text("value", sort));
    return kept;
}

/// The same page in the other language.
std::string other_language_address(const PageAddress& here, const Request& request,
                                   PageLanguage other) {
    // From the target: a path may hold what must be escaped again.
    auto path = own_target(std::string_view{request.target}.substr(0, request.target.find('?')));
    auto address = here.at(std::move(path));
    if (const auto page = request.text("page"); !page.empty()) address = address.with("page", page);
    return address.with("ui", word(other)).text();
}

}  // namespace

Reply page_reply(const Request& request, Tab tab, std::string_view content, std::string_view title,
                 Model model) {
    const auto language = page_language(request);
    const PageAddress here{request.path, request};
    const bool searches = tab != Tab::none;
    model.text("lang", word(language));
    model.text("page_title", title.empty() ? "Quisait" : std::string{title} + " – Quisait");
    model.text("script", asset_address("suggest.js"));
    model.text("css", asset_address("quisait.css")).text("icon", asset_address("quisait.svg"));
    model.text("form_action", tab == Tab::people ? "/people" : "/search");
    model.text("q", clean_line(request.text("q")));
    model.list("kept", searches ? kept_fields(here, request) : Model::List{});
    model.flag("is_home", content == "home").flag("has_tabs", searches);
    model.text("posts_address", here.at("/search").text());
    model.text("people_address", here.at("/people").text());
    model.flag("on_posts", tab == Tab::posts).flag("on_people", tab == Tab::people);
    const auto other = language == PageLanguage::fr ? PageLanguage::en : PageLanguage::fr;
    model.text("other_language", word(other));
    model.text("other_language_name", other == PageLanguage::fr ? "Français" : "English");
    model.text("other_language_address", other_language_address(here, request, other));
    Reply reply;
    reply.type = "text/html; charset=utf-8";
    reply.body = render_page(content, model, texts(language));
    reply.headers = {{"Content-Security-Policy", std::string{kPolicy}},
                     {"X-Content-Type-Options", "nosniff"},
                     {"Referrer-Policy", "same-origin"},
                     {"Cross-Origin-Opener-Policy", "same-origin"},
                     {"Cross-Origin-Resource-Policy", "same-origin"},
                     {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
                     {"Cache-Control", "private, no-store"},
                     {"Vary", "Accept-Language, Cookie"}};
    if (asked_language(request)) {
        reply.headers.emplace_back("Set-Cookie",
                                   fmt::format("ui={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax",
                                               word(language), kKeepLanguage));
    }
    return reply;
}

}  // namespace quisait
