#include "base/text.h"
#include "searchd/pages/page_frame.h"
#include "searchd/pages/page_parts.h"
#include "searchd/pages/pages.h"

namespace quisait {
namespace {

Model::List link_models(const std::vector<std::pair<std::string, std::string>>& links) {
    Model::List list;
    for (const auto& [url, title] : links) {
        const auto address = safe_url(url);
        // The host beside a title: a title may claim to lead elsewhere.
        list.push_back(Model{}
                           .text("name", title.empty() ? url : title)
                           .text("address", address)
                           .text("host", title.empty() ? std::string{} : host_of(address)));
    }
    return list;
}

Model::List tag_models(const std::vector<std::string>& tags) {
    Model::List list;
    for (const auto& tag : tags) {
        const auto address = PageAddress{"/search"}.with("tag", tag).text();
        list.push_back(Model{}.text("name", tag).text("address", address));
    }
    return list;
}

Model::List file_models(const std::vector<std::string>& names) {
    Model::List list;
    for (const auto& name : names)
        list.push_back(Model{}.text("name", name));
    return list;
}

Model post_model(PageLanguage language, const ThreadPost& post, std::string_view thread) {
    auto model = hit_model(language, post.head, {});
    // Here the text is whole, not cut in heading and rest.
    model.list("snippet", segment_models(post.head.snippet));
    model.text("reply_class", post.head.id == thread ? "first" : "reply");
    auto links = link_models(post.links);
    auto tags = tag_models(post.tags);
    model.flag("has_extras", !links.empty() || !tags.empty() || !post.files.empty());
    model.list("links", std::move(links)).list("tags", std::move(tags));
    return std::move(model.list("files", file_models(post.files)));
}

}  // namespace

Result<Reply> get_thread_page(const Call& call) {
    const auto language = page_language(call.request);
    const auto query = clean_line(call.request.text("q"));
    QS_TRY(const auto page, call.searcher.thread(call.rest, query));
    Model model;
    const auto title = page.title.empty()
                           ? fmt::format("{} – {}", text_of(language, "talk"), page.space.name)
                           : page.title;
    model.text("title", title).text("space", page.space.name);
    if (!page.title.empty() && !page.posts.empty()) {
        model.text("title_lang", page.posts.front().head.lang);
    }
    model.text("space_address", PageAddress{"/search"}.with("space", page.space.id).text());
    model.text("count", counted(language, "posts", page.total));
    if (!query.empty()) {
        model.text("back_address", PageAddress{"/search"}.with("q", query).text());
        model.text("back", filled(language, "back_to", query));
    }
    Model::List posts;
    for (const auto& post : page.posts)
        posts.push_back(post_model(language, post, page.id));
    const auto shown = static_cast<std::int64_t>(posts.size());
    model.list("posts", std::move(posts));
    if (shown < page.total) {
        model.text("cut", filled(language, "cut_talk", number_text(language, shown)));
    }
    return page_reply(call.request, Tab::none, "thread", title, std::move(model));
}

}  // namespace quisait
