#include "searchd/pages/pages.h"

#include "searchd/pages/assets.h"
#include "searchd/pages/page_frame.h"
#include "searchd/requests/page_address.h"

namespace quisait {
namespace {

/// The key of what is said about an error.
std::string error_key(const Error& error) {
    if (error.code() == Code::not_ready) return "error_not_ready";
    const auto status = info(error.code()).http_status;
    if (status == 404) return "error_404";
    if (status == 503) return "error_503";
    return status < 500 ? "error_400" : "error_500";
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

Result<Reply> get_asset(const Call& call) {
    return asset(call.rest, call.request);
}

Reply error_page(const Request& request, const Error& error) {
    const auto language = page_language(request);
    const auto key = error_key(error);
    Model model;
    model.text("title", text_of(language, key));
    // What a reader did wrong is told, in the words of the error; what we did wrong stays in the
    // log.
    if (key == "error_400") {
        model.text("what", error.what()).text("hint", error.hint()).text("what_lang", "en");
    } else {
        model.text("what", text_of(language, key + "_what"));
    }
    // Asking the same again may help where the fault is ours.
    if (info(error.code()).http_status >= 500) model.text("again", own_target(request.target));
    auto reply = page_reply(request, Tab::none, "error", text_of(language, key), std::move(model));
    reply.status = info(error.code()).http_status;
    if (info(error.code()).retry) reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

}  // namespace quisait
