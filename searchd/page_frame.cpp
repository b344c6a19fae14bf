#include "searchd/page_frame.h"

#include "searchd/assets.h"
#include "searchd/page_address.h"
#include "searchd/page_render.h"

namespace quisait {
namespace {

/// Pages load nothing from elsewhere and run no script that is not ours.
constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

/// A form that searches keeps the filters and the language, not the query.
Model::List kept_fields(const PageAddress& address, const Request& request) {
    Model::List kept;
    for (const auto& [name, value] : address.filters())
        kept.push_back(Model{}.text("name", name).text("value", value));
    for (const auto& name : {"sort", "ui"}) {
        const auto value = request.text(name);
        if (!value.empty()) kept.push_back(Model{}.text("name", name).text("value", value));
    }
    return kept;
}

}  // namespace

Reply page_reply(const Request& request, Tab tab, std::string_view content, std::string_view title,
                 Model model) {
    const auto language = page_language(request);
    const PageAddress here{request.path, request};
    const bool searches = tab != Tab::none;
    model.text("lang", word(language));
    model.text("page_title", title.empty() ? "Quisait" : std::string{title} + " – Quisait");
    model.text("css", asset_address("quisait.css")).text("icon", asset_address("quisait.svg"));
    model.text("form_action", tab == Tab::people ? "/people" : "/search");
    model.text("q", request.text("q"));
    model.list("kept", searches ? kept_fields(here, request) : Model::List{});
    model.flag("is_home", content == "home").flag("has_tabs", searches);
    model.text("posts_address", here.at("/search").text());
    model.text("people_address", here.at("/people").text());
    model.flag("on_posts", tab == Tab::posts).flag("on_people", tab == Tab::people);
    const auto other = language == PageLanguage::fr ? PageLanguage::en : PageLanguage::fr;
    model.text("other_language", word(other));
    model.text("other_language_name", other == PageLanguage::fr ? "Français" : "English");
    // From the target: a path may hold what must be escaped again.
    auto path = request.target.substr(0, request.target.find('?'));
    model.text("other_language_address",
               here.at(std::move(path)).without("ui").with("ui", word(other)).text());
    Reply reply;
    reply.type = "text/html; charset=utf-8";
    reply.body = render_page(content, model, texts(language));
    reply.headers = {{"Content-Security-Policy", std::string{kPolicy}},
                     {"X-Content-Type-Options", "nosniff"},
                     {"Referrer-Policy", "same-origin"},
                     {"Cross-Origin-Opener-Policy", "same-origin"},
                     {"Cache-Control", "no-store"},
                     {"Vary", "Accept-Language"}};
    return reply;
}

}  // namespace quisait
