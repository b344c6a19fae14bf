#include "searchd/pages/page_frame.h"
#include "searchd/pages/page_parts.h"
#include "searchd/pages/pages.h"
#include "searchd/texts/person_lines.h"

namespace quisait {
namespace {

Model::List link_models(const std::vector<std::pair<std::string, std::string>>& links) {
    Model::List list;
    for (const auto& [name, address] : links)
        list.push_back(Model{}.text("name", name).text("address", address));
    return list;
}

/// What the source says about the person.
void add_profile(Model& model, PageLanguage language, const PersonPage& page) {
    std::vector<std::string> languages;
    for (const auto& code : page.languages)
        languages.push_back(value_name(language, "lang", code, code));
    model.text("languages", fmt::format("{}", fmt::join(languages, ", ")));
    std::vector<std::pair<std::string, std::string>> skills;
    for (const auto& skill : page.skills)
        skills.emplace_back(skill, PageAddress{"/people"}.with("q", skill).text());
    if (!skills.empty()) {
        model.object("skills", std::move(Model{}.list("items", link_models(skills))));
    }
    model.text("manager", page.manager_name);
    model.text("manager_address", page.manager.empty() ? "" : person_address(page.manager));
    model.text("accounts", fmt::format("{}", fmt::join(page.person.accounts, ", ")));
    model.text("about", page.about).text("profile_url", safe_url(page.url));
    model.text("profile_text", filled(language, "profile_source", source_of(page.person.id)));
}

/// "7 posts, last on 3 March 2026"
std::string evidence_text(PageLanguage language, const PersonTopic& topic) {
    auto text = counted(language, "posts", topic.posts);
    if (topic.last.empty()) return text;
    return fmt::format("{}, {} {}", text, text_of(language, "last"),
                       day_text(language, topic.last));
}

Model::List topic_models(PageLanguage language, const PersonPage& page) {
    Model::List list;
    for (const auto& topic : page.topics) {
        const auto address =
            PageAddress{"/search"}.with("q", topic.query).with("author", page.person.id).text();
        list.push_back(Model{}
                           .text("name", topic.text)
                           .text("address", address)
                           .text("evidence", evidence_text(language, topic)));
    }
    return list;
}

Model::List collaborator_models(PageLanguage language, const PersonPage& page) {
    Model::List list;
    for (const auto& one : page.collaborators) {
        list.push_back(Model{}
                           .text("name", one.person.name)
                           .text("address", person_address(one.person.id))
                           .text("evidence", counted(language, "in_talks", one.talks)));
    }
    return list;
}

Model::List shared_models(PageLanguage language, const PersonPage& page) {
    Model::List list;
    for (const auto& link : page.links) {
        // The host beside a title: a title may claim to lead elsewhere.
        list.push_back(
            Model{}
                .text("name", link.title.empty() ? link.url : link.title)
                .text("address", safe_url(link.url))
                .text("host", link.title.empty() ? std::string{} : host_of(link.url))
                .text("post_address", thread_address(link.thread, {}, link.post))
                .text("post", filled(language, "in_its_post", day_text(language, link.created))));
    }
    return list;
}

/// What the posts say of the person.
void add_findings(Model& model, PageLanguage language, const PersonPage& page) {
    model.flag("has_topics", !page.topics.empty());
    model.list("topics", topic_models(language, page));
    model.flag("has_collaborators", !page.collaborators.empty());
    model.list("collaborators", collaborator_models(language, page));
    model.flag("has_shared", !page.links.empty());
    model.list("shared", shared_models(language, page));
}

}  // namespace

Result<Reply> get_person_page(const Call& call) {
    const auto language = page_language(call.request);
    QS_TRY(const auto page, call.searcher.person(call.rest));
    Model model;
    model.text("name", page.person.name).text("line", card_line(page.person));
    model.text("away", away_text(language, page.person)).flag("left", page.person.left);
    add_profile(model, language, page);
    const auto mine = PageAddress{"/search"}.with("author", page.person.id);
    std::vector<std::pair<std::string, std::string>> spaces;
    for (const auto& space : page.spaces)
        spaces.emplace_back(space.name, mine.with("space", space.id).text());
    if (!spaces.empty()) {
        model.object("spaces", std::move(Model{}.list("items", link_models(spaces))));
    }
    add_findings(model, language, page);
    Model::List recent;
    for (const auto& hit : page.recent)
        recent.push_back(own_hit_model(language, hit, {}));
    model.flag("has_recent", !recent.empty()).list("recent", std::move(recent));
    model.text("posts", counted(language, "all_posts", page.posts));
    model.text("all_posts_address", mine.text());
    return page_reply(call.request, Tab::none, "person", page.person.name, std::move(model));
}

}  // namespace quisait
