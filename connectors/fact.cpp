#include "connectors/fact.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/json.h"
#include "base/text.h"

namespace quisait {
namespace {

constexpr std::size_t kLongestId = 200;
constexpr std::size_t kLongestShortText = 800;  // bytes of 200 characters
constexpr std::size_t kLongestTitle = 2000;     // bytes of 500 characters
constexpr std::size_t kLongestTag = 400;        // bytes of 100 characters
constexpr std::size_t kLongestAbout = 8192;
constexpr std::size_t kLongestUrl = 2048;
constexpr std::size_t kLongestBody = 1U << 20U;
constexpr std::size_t kMostEntries = 10000;

constexpr std::array<std::string_view, 6> kSpaceKinds = {"community", "channel", "conversation",
                                                         "blog",      "list",    "site"};
constexpr std::array<std::string_view, 3> kPersonStates = {"active", "suspended", "left"};
constexpr std::array<std::string_view, 6> kPostKinds = {"message", "question", "answer",
                                                        "article", "comment",  "event"};
constexpr std::array<std::string_view, 3> kFormats = {"plain", "html", "markdown"};
constexpr std::array<std::string_view, 4> kObjectKinds = {"space", "group", "person", "post"};

template <typename Enum, std::size_t size>
Result<Enum> parse_word(std::string_view text, const std::array<std::string_view, size>& words,
                        std::string_view what) {
    const auto found = std::find(words.begin(), words.end(), text);
    if (found != words.end()) return static_cast<Enum>(found - words.begin());
    return fail(Code::bad_input, "{} \"{:.40}\" is none of {}", what, text, fmt::join(words, ", "));
}

// Cleaning: each function makes its member what the comment in fact.h promises.

void clean_short(std::string& text, std::size_t most = kLongestShortText) {
    text = clean_line(text);
    text = std::string{cut_at_word(text, most)};
}

void clean_long(std::string& text, std::size_t most) {
    text = clean_text(cut_at_word(text, most));
    text = std::string{cut_at_word(text, most)};
}

void clean_url(std::string& url) {
    url = clean_line(url);
    const auto lower = lower_ascii(std::string_view{url}.substr(0, 8));
    const bool known = lower.starts_with("http://") || lower.starts_with("https://") ||
                       lower.starts_with("mailto:");
    if (!known || url.size() > kLongestUrl || url.find(' ') != std::string::npos) url.clear();
}

void clean_list(std::vector<std::string>& texts, std::size_t most = kLongestShortText) {
    std::set<std::string> seen;
    std::vector<std::string> kept;
    for (auto& text : texts) {
        clean_short(text, most);
        if (text.empty() || kept.size() >= kMostEntries) continue;
        if (seen.insert(text).second) kept.push_back(std::move(text));
    }
    texts = std::move(kept);
}

void clean(Space& space) {
    clean_short(space.name);
    clean_long(space.description, kLongestAbout);
    clean_short(space.region);
    clean_short(space.theme);
    clean_url(space.url);
    clean_list(space.access.persons);
    clean_list(space.access.groups);
}

void clean(Group& group) {
    clean_short(group.name);
    std::sort(group.members.begin(), group.members.end());
    group.members.erase(std::unique(group.members.begin(), group.members.end()),
                        group.members.end());
}

void clean(Person& person) {
    for (auto* text : {&person.name, &person.title, &person.department, &person.team,
                       &person.manager, &person.location}) {
        clean_short(*text);
    }
    for (auto* list : {&person.emails, &person.handles, &person.languages, &person.skills}) {
        clean_list(*list);
    }
    clean_long(person.about, kLongestAbout);
    clean_url(person.url);
}

void clean(Post& post) {
    if (post.thread.empty()) post.thread = post.id;
    clean_short(post.title, kLongestTitle);
    clean_long(post.body, kLongestBody);
    clean_list(post.mentions);
    clean_list(post.tags, kLongestTag);
    clean_list(post.liked_by);
    clean_url(post.url);
    clean_short(post.lang, 16);
    for (auto& link : post.links) {
        clean_url(link.url);
        clean_short(link.title, kLongestTitle);
    }
    std::erase_if(post.links, [](const Link& link) { return link.url.empty(); });
    for (auto& file : post.files) {
        clean_short(file.name);
        clean_url(file.url);
        clean_short(file.type);
        file.bytes = std::max<std::int64_t>(file.bytes, 0);
    }
    post.likes = std::max<std::int64_t>(post.likes, 0);
}

void clean(Reaction& reaction) {
    clean_short(reaction.kind, 64);
}
void clean(Absence& absence) {
    clean_short(absence.kind, 64);
}

void clean(Claim& claim) {
    clean_short(claim.topic);
    clean_short(claim.level);
}

void clean(Gone& /*gone*/) {}
void clean(Whole& /*whole*/) {}
void clean(Mark& /*mark*/) {}

Result<> check_id(std::string_view name, const std::string& id) {
    if (id.empty()) return fail(Code::bad_input, "\"{}\" is empty", name);
    if (id.size() > kLongestId) {
        return fail(Code::bad_input, "\"{}\" has {} bytes, at most {} are allowed", name, id.size(),
                    kLongestId);
    }
    const bool odd = std::any_of(id.begin(), id.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
    });
    if (odd || !is_utf8(id)) {
        return fail(Code::bad_input, "\"{}\" has a control character or is not UTF-8", name);
    }
    return {};
}

Result<> check_optional_id(std::string_view name, const std::string& id) {
    return id.empty() ? Result<>{} : check_id(name, id);
}

Result<> check_one(const Space& space) {
    QS_CHECK(check_id("id", space.id));
    return check_optional_id("within", space.within);
}

Result<> check_one(const Group& group) {
    QS_CHECK(check_id("id", group.id));
    for (const auto& member : group.members)
        QS_CHECK(check_id("members", member));
    return {};
}

Result<> check_one(const Person& person) {
    return check_id("id", person.id);
}

Result<> check_one(const Post& post) {
    QS_CHECK(check_id("id", post.id));
    QS_CHECK(check_id("space", post.space));
    QS_CHECK(check_optional_id("thread", post.thread));
    QS_CHECK(check_optional_id("parent", post.parent));
    QS_CHECK(check_optional_id("author", post.author));
    if (post.created == Instant{}) return fail(Code::bad_input, "no date in \"created\"");
    return {};
}

Result<> check_one(const Reaction& reaction) {
    QS_CHECK(check_id("post", reaction.post));
    QS_CHECK(check_id("person", reaction.person));
    return reaction.kind.empty() ? fail(Code::bad_input, "\"kind\" is empty") : Result<>{};
}

Result<> check_one(const Absence& absence) {
    QS_CHECK(check_id("person", absence.person));
    if (absence.to < absence.from) return fail(Code::bad_input, "\"to\" is before \"from\"");
    return {};
}

Result<> check_one(const Claim& claim) {
    QS_CHECK(check_id("person", claim.person));
    return claim.topic.empty() ? fail(Code::bad_input, "\"topic\" is empty") : Result<>{};
}

Result<> check_one(const Gone& gone) {
    return check_id("id", gone.id);
}
Result<> check_one(const Whole& whole) {
    return check_optional_id("scope", whole.scope);
}
Result<> check_one(const Mark& /*mark*/) {
    return {};
}

}  // namespace

Fact cleaned(Fact fact) {
    std::visit([](auto& one) { clean(one); }, fact);
    return fact;
}

Result<> check(const Fact& fact) {
    return std::visit([](const auto& one) { return check_one(one); }, fact);
}

std::string_view word(SpaceKind kind) {
    return kSpaceKinds.at(static_cast<std::size_t>(kind));
}
std::string_view word(PersonState state) {
    return kPersonStates.at(static_cast<std::size_t>(state));
}
std::string_view word(PostKind kind) {
    return kPostKinds.at(static_cast<std::size_t>(kind));
}
std::string_view word(Format format) {
    return kFormats.at(static_cast<std::size_t>(format));
}
std::string_view word(ObjectKind kind) {
    return kObjectKinds.at(static_cast<std::size_t>(kind));
}

Result<PostKind> parse_post_kind(std::string_view text) {
    return parse_word<PostKind>(text, kPostKinds, "kind");
}
Result<SpaceKind> parse_space_kind(std::string_view text) {
    return parse_word<SpaceKind>(text, kSpaceKinds, "kind");
}
Result<PersonState> parse_person_state(std::string_view text) {
    return parse_word<PersonState>(text, kPersonStates, "state");
}
Result<Format> parse_format(std::string_view text) {
    return parse_word<Format>(text, kFormats, "format");
}
Result<ObjectKind> parse_object_kind(std::string_view text) {
    return parse_word<ObjectKind>(text, kObjectKinds, "kind");
}

}  // namespace quisait
