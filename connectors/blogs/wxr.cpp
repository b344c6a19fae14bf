#include "connectors/blogs/wxr.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "connectors/blogs/web_time.h"
#include "connectors/blogs/wordpress_text.h"
#include "connectors/markup.h"

namespace quisait {
namespace {

constexpr std::string_view kContent = "http://purl.org/rss/1.0/modules/content/";
constexpr std::string_view kDublinCore = "http://purl.org/dc/elements/1.1/";
constexpr std::size_t kMostRemembered = 10000;
constexpr std::size_t kLongestKey = 200;
constexpr std::size_t kLongestText = 2048;
constexpr std::size_t kLongestName = 400;
constexpr std::size_t kMostFiles = 1000;
constexpr char kBetween = '\x1f';  ///< in a packed file; cleaned texts have no such character

/// The categories of what was put in none, by their short names.
constexpr auto kNoCategory =
    std::to_array<std::string_view>({"uncategorized", "non-classe", "non-classifiee"});
constexpr auto kTermKinds = std::to_array<std::string_view>({"", "category", "post_tag", "tag"});

/// http://wordpress.org/export/N.N/ for any version, and the same with `behind` after it.
bool is_export_space(std::string_view space, std::string_view behind = {}) {
    constexpr std::string_view kBegin = "http://wordpress.org/export/";
    if (!space.starts_with(kBegin) || !space.ends_with(behind)) return false;
    space.remove_prefix(kBegin.size());
    space.remove_suffix(std::min(behind.size(), space.size()));
    if (!space.ends_with('/')) return false;
    space.remove_suffix(1);
    return space.find_first_of("0123456789") != std::string_view::npos &&
           space.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::string_view cut(std::string_view text) {
    return text.substr(0, kLongestText);
}

bool add(TextTable& table, std::string_view key, std::string_view text) {
    if (key.empty() || key.size() > kLongestKey) return true;
    return table.add(key, text);
}

bool is_term(const XmlElement& child) {
    if (child.name != "category" || !child.space.empty()) return false;
    const auto kind = child.attribute("domain");
    return std::find(kTermKinds.begin(), kTermKinds.end(), kind) != kTermKinds.end();
}

enum class Fate : std::uint8_t { open, closed, gone };

Fate fate_of_status(std::string_view status) {
    if (status == "publish") return Fate::open;
    return status == "trash" || status == "auto-draft" ? Fate::gone : Fate::closed;
}

Fate fate_of_approval(std::string_view approved) {
    if (approved == "1" || approved == "approve" || approved == "approved") return Fate::open;
    return approved == "spam" || approved == "trash" || approved == "post-trashed" ? Fate::gone
                                                                                   : Fate::closed;
}

/// The moment of a post or a comment: UTC; else by the clock of the blog, which is all that a draft
/// has.
Result<Instant> time_of(const XmlElement& element, std::string_view name) {
    for (const std::string& one : {std::string{name} + "_gmt", std::string{name}}) {
        if (auto time = parse_web_time(wxr_text(element, one))) return time;
    }
    if (auto time = parse_web_time(element.child_text({}, "pubDate"))) return time;
    return fail(Code::bad_input, "no {} of the years 1970 to 2199", name);
}

std::string encoded(const XmlElement& item) {
    const XmlElement* excerpt = nullptr;
    for (const auto& child : item.children) {
        if (child.name != "encoded") continue;
        if (child.space == kContent && !trim(child.text).empty()) return child.text;
        if (is_export_space(child.space, "excerpt/")) excerpt = &child;
    }
    return excerpt == nullptr ? std::string{} : excerpt->text;
}

void add_tags(const XmlElement& item, Post& post) {
    for (const auto& child : item.children) {
        const auto name = child.attribute("nicename");
        const bool none =
            std::find(kNoCategory.begin(), kNoCategory.end(), name) != kNoCategory.end() ||
            lower_ascii(trim(child.text)) == kNoCategory.front();
        if (is_term(child) && !none) post.tags.push_back(line_of_html(child.text));
    }
}

void add_files(const WxrIndex& index, Post& post) {
    for (const auto packed : index.attachments.all(post.id)) {
        if (post.files.size() >= kMostFiles) return;
        const auto between = std::min(packed.find(kBetween), packed.size());
        File file;
        file.name = packed.substr(0, between);
        file.url = packed.substr(std::min(between + 1, packed.size()));
        post.files.push_back(std::move(file));
    }
}

Result<Post> post_of(const XmlElement& item, Fate fate, const WxrIndex& index) {
    Post post;
    post.id = wxr_text(item, "post_id");
    post.kind = PostKind::article;
    post.format = Format::html;
    post.title = line_of_html(item.child_text({}, "title"));
    post.url = item.child_text({}, "link");
    post.author = index.author(item.child_text(kDublinCore, "creator"));
    QS_TRY(post.created, time_of(item, "post_date"));
    for (const std::string_view name : {"post_modified_gmt", "post_modified"}) {
        const auto time = parse_web_time(wxr_text(item, name));
        if (time && !post.changed) post.changed = *time;
    }
    const bool is_locked = !wxr_text(item, "post_password").empty();
    post.space = is_locked || fate != Fate::open ? kWordpressClosed : kWordpressBlog;
    if (is_locked) return post;  // whoever reads it has the password
    post.body = without_short_codes(encoded(item));
    post.links = links_of_html(post.body, post.url);
    add_tags(item, post);
    add_files(index, post);
    return post;
}

Result<Post> comment_of(const XmlElement& comment, const Post& on, Fate fate) {
    const auto own = wxr_text(comment, "comment_id");
    if (own.empty()) return fail(Code::bad_input, "a comment without comment_id");
    Post post;
    post.id = fmt::format("comment-{}", own);
    post.kind = PostKind::comment;
    post.format = Format::html;
    post.space = fate == Fate::open ? on.space : std::string{kWordpressClosed};
    post.thread = on.id;
    const auto parent = wxr_text(comment, "comment_parent");
    post.parent = parent.empty() || parent == "0" ? on.id : fmt::format("comment-{}", parent);
    const auto user = wxr_text(comment, "comment_user_id");
    if (user != "0") post.author = user;
    QS_TRY(post.created, time_of(comment, "comment_date"));
    post.body = wxr_text(comment, "comment_content");
    post.links = links_of_html(post.body, on.url);
    if (!on.url.empty()) post.url = fmt::format("{}#comment-{}", on.url, own);
    return post;
}

bool is_talk(const XmlElement& comment) {
    const auto kind = wxr_text(comment, "comment_type");
    return kind.empty() || kind == "comment";
}

/// Comments of a post; those of one that is gone are gone with it.
void add_comments(const XmlElement& item, const Post& on, Fate of_post, WxrItem& found) {
    for (const auto& child : item.children) {
        if (!is_wxr(child, "comment") || !is_talk(child)) continue;
        const auto own = fate_of_approval(wxr_text(child, "comment_approved"));
        const auto fate = of_post == Fate::gone ? Fate::gone : own;
        if (fate == Fate::gone) {
            const auto id = wxr_text(child, "comment_id");
            if (id.empty()) continue;
            found.facts.emplace_back(Gone{ObjectKind::post, fmt::format("comment-{}", id)});
            continue;
        }
        auto comment = comment_of(child, on, fate);
        if (comment) {
            found.facts.emplace_back(*std::move(comment));
        } else {
            found.troubles.push_back({child.line, comment.error().what()});
        }
    }
}

/// Whoever is known by login alone, as in exports of version 1.0.
void add_creator(const XmlElement& item, const Post& post, WxrIndex& index, WxrItem& found) {
    const auto login = item.child_text(kDublinCore, "creator");
    if (!post.author.starts_with('@') || !index.is_news(post.author)) return;
    Person person;
    person.id = post.author;
    person.name = login;
    person.handles.emplace_back(login);
    person.brief = true;
    found.facts.emplace_back(std::move(person));
}

}  // namespace

std::string WxrIndex::author(std::string_view login) const {
    if (login.empty()) return {};
    const auto known = authors.find(login);
    return known ? std::string{*known} : '@' + std::string{login};
}

bool WxrIndex::is_news(const std::string& id) {
    if (told_.size() >= kMostRemembered) told_.clear();
    return told_.insert(id).second;
}

bool is_wxr(const XmlElement& element, std::string_view name) {
    return element.name == name && is_export_space(element.space);
}

std::string_view wxr_text(const XmlElement& element, std::string_view name) {
    const auto found = std::find_if(element.children.begin(), element.children.end(),
                                    [&](const XmlElement& child) { return is_wxr(child, name); });
    return found == element.children.end() ? std::string_view{} : trim(found->text);
}

Result<Person> wxr_author(const XmlElement& element) {
    const auto login = wxr_text(element, "author_login");
    const auto id = wxr_text(element, "author_id");
    if (login.empty()) return fail(Code::bad_input, "an author without author_login");
    Person person;
    person.id = id.empty() || id == "0" ? '@' + std::string{login} : std::string{id};
    person.name = line_of_html(wxr_text(element, "author_display_name"));
    if (person.name.empty()) {
        person.name = clean_line(fmt::format("{} {}", wxr_text(element, "author_first_name"),
                                             wxr_text(element, "author_last_name")));
    }
    if (person.name.empty()) person.name = login;
    person.handles.emplace_back(login);
    const auto email = wxr_text(element, "author_email");
    if (!email.empty()) person.emails.emplace_back(email);
    return person;
}

bool add_wxr_author(const XmlElement& element, WxrIndex& index) {
    const auto person = wxr_author(element);
    return !person || add(index.authors, person->handles.front(), person->id);
}

bool add_wxr_attachment(const XmlElement& item, WxrIndex& index) {
    const auto parent = wxr_text(item, "post_parent");
    const auto status = wxr_text(item, "status");
    const bool is_shown =
        (status == "inherit" || status == "publish") && wxr_text(item, "post_password").empty();
    if (wxr_text(item, "post_type") != "attachment" || !is_shown || parent == "0") return true;
    const auto url = clean_line(cut(wxr_text(item, "attachment_url")));
    auto name = std::string{cut_at_word(line_of_html(item.child_text({}, "title")), kLongestName)};
    if (name.empty()) name = url.substr(url.rfind('/') + 1);
    if (url.empty()) return true;
    return add(index.attachments, parent, fmt::format("{}{}{}", name, kBetween, url));
}

void add_wxr_terms(const XmlElement& item, WxrIndex& index) {
    const bool has_term =
        std::any_of(item.children.begin(), item.children.end(), [](const XmlElement& child) {
            return is_term(child) && child.attribute("domain") == "category";
        });
    index.has_items = true;
    index.has_item_without_term = index.has_item_without_term || !has_term;
}

Result<WxrItem> wxr_item(const XmlElement& item, WxrIndex& index) {
    WxrItem found;
    const auto id = wxr_text(item, "post_id");
    const auto type = wxr_text(item, "post_type");
    if (id.empty()) return fail(Code::bad_input, "an item without post_id");
    if (!type.empty() && type != "post" && type != "page") return found;
    const auto fate = fate_of_status(wxr_text(item, "status"));
    Post post;
    post.id = id;
    if (fate == Fate::gone) {
        found.facts.emplace_back(Gone{ObjectKind::post, post.id});
    } else {
        QS_TRY(post, post_of(item, fate, index));
        add_creator(item, post, index, found);
        found.facts.emplace_back(post);
    }
    add_comments(item, post, fate, found);
    return found;
}

}  // namespace quisait
