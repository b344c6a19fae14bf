// Facts as JSON lines: docs/FACTS.md has the format.
#include <array>

#include "base/json.h"
#include "connectors/fact.h"

namespace quisait {
namespace {

Result<> take_text(const JsonValue& object, std::string_view name, std::string& into) {
    QS_TRY(const auto text, object.text_or(name, into));
    into = std::string{text};
    return {};
}

struct TextMember {
    std::string_view name;
    std::string* into;
};

Result<> take_texts(const JsonValue& object, std::initializer_list<TextMember> members) {
    for (const auto& member : members)
        QS_CHECK(take_text(object, member.name, *member.into));
    return {};
}

Result<> take_list(const JsonValue& object, std::string_view name, std::vector<std::string>& into) {
    QS_TRY(const auto texts, object.texts(name));
    into.assign(texts.begin(), texts.end());
    return {};
}

Result<Instant> moment(const JsonValue& object, std::string_view name) {
    QS_TRY(const auto text, object.text(name));
    auto instant = parse_instant(text);
    if (!instant) return std::move(instant).error().during(fmt::format("\"{}\"", name));
    return instant;
}

Result<Instant> day(const JsonValue& object, std::string_view name) {
    QS_TRY(const auto text, object.text(name));
    auto instant = parse_day(text);
    if (!instant) return std::move(instant).error().during(fmt::format("\"{}\"", name));
    return instant;
}

/// What is not understood is read by nobody.
Access read_access(const JsonValue& object) {
    const auto member = object.member("access");
    if (!member) return {};
    if (member->as_text() == "everyone") return {AccessKind::everyone, {}, {}};
    if (member->kind() != JsonKind::object) return {};
    const auto persons = member->texts("persons");
    const auto groups = member->texts("groups");
    if (!persons || !groups) return {};
    return {
        AccessKind::members, {persons->begin(), persons->end()}, {groups->begin(), groups->end()}};
}

Result<Fact> read_space(const JsonValue& object) {
    Space space;
    QS_CHECK(take_texts(object, {{"id", &space.id},
                                 {"name", &space.name},
                                 {"description", &space.description},
                                 {"within", &space.within},
                                 {"region", &space.region},
                                 {"theme", &space.theme},
                                 {"url", &space.url}}));
    QS_TRY(const auto kind, object.text_or("kind", "community"));
    QS_TRY(space.kind, parse_space_kind(kind));
    space.access = read_access(object);
    QS_TRY(space.brief, object.boolean_or("brief", false));
    return Fact{std::move(space)};
}

Result<Fact> read_group(const JsonValue& object) {
    Group group;
    QS_CHECK(take_texts(object, {{"id", &group.id}, {"name", &group.name}}));
    QS_CHECK(take_list(object, "members", group.members));
    return Fact{std::move(group)};
}

Result<Fact> read_person(const JsonValue& object) {
    Person person;
    QS_CHECK(take_texts(object, {{"id", &person.id},
                                 {"name", &person.name},
                                 {"title", &person.title},
                                 {"department", &person.department},
                                 {"team", &person.team},
                                 {"manager", &person.manager},
                                 {"location", &person.location},
                                 {"about", &person.about},
                                 {"url", &person.url}}));
    QS_CHECK(take_list(object, "emails", person.emails));
    QS_CHECK(take_list(object, "handles", person.handles));
    QS_CHECK(take_list(object, "languages", person.languages));
    QS_CHECK(take_list(object, "skills", person.skills));
    QS_TRY(const auto state, object.text_or("state", "active"));
    QS_TRY(person.state, parse_person_state(state));
    QS_TRY(person.bot, object.boolean_or("bot", false));
    QS_TRY(person.brief, object.boolean_or("brief", false));
    return Fact{std::move(person)};
}

Result<> read_links(const JsonValue& object, Post& post) {
    QS_TRY(const auto links, object.list("links"));
    for (const auto& link : links) {
        Link one;
        QS_CHECK(take_texts(link, {{"url", &one.url}, {"title", &one.title}}));
        post.links.push_back(std::move(one));
    }
    QS_TRY(const auto files, object.list("files"));
    for (const auto& file : files) {
        File one;
        QS_CHECK(take_texts(file, {{"name", &one.name}, {"url", &one.url}, {"type", &one.type}}));
        QS_TRY(one.bytes, file.integer_or("bytes", 0));
        post.files.push_back(std::move(one));
    }
    return {};
}

Result<Fact> read_post(const JsonValue& object) {
    Post post;
    QS_CHECK(take_texts(object, {{"id", &post.id},
                                 {"space", &post.space},
                                 {"thread", &post.thread},
                                 {"parent", &post.parent},
                                 {"author", &post.author},
                                 {"title", &post.title},
                                 {"body", &post.body},
                                 {"url", &post.url},
                                 {"lang", &post.lang}}));
    QS_TRY(const auto kind, object.text_or("kind", "message"));
    QS_TRY(post.kind, parse_post_kind(kind));
    QS_TRY(const auto format, object.text_or("format", "plain"));
    QS_TRY(post.format, parse_format(format));
    QS_CHECK(take_list(object, "mentions", post.mentions));
    QS_CHECK(take_list(object, "tags", post.tags));
    QS_CHECK(take_list(object, "liked_by", post.liked_by));
    QS_CHECK(read_links(object, post));
    QS_TRY(post.likes, object.integer_or("likes", 0));
    QS_TRY(post.accepted, object.boolean_or("accepted", false));
    QS_TRY(post.created, moment(object, "created"));
    QS_TRY(const auto changed, object.text_or("changed", ""));
    if (!changed.empty()) {
        QS_TRY(post.changed, moment(object, "changed"));
    }
    return Fact{std::move(post)};
}

Result<Fact> read_reaction(const JsonValue& object) {
    Reaction reaction;
    QS_CHECK(take_texts(
        object,
        {{"post", &reaction.post}, {"person", &reaction.person}, {"kind", &reaction.kind}}));
    QS_TRY(reaction.on, object.boolean_or("on", true));
    QS_TRY(const auto at, object.text_or("at", ""));
    if (!at.empty()) {
        QS_TRY(reaction.at, moment(object, "at"));
    }
    return Fact{std::move(reaction)};
}

Result<Fact> read_absence(const JsonValue& object) {
    Absence absence;
    QS_CHECK(take_texts(object, {{"person", &absence.person}, {"kind", &absence.kind}}));
    QS_TRY(absence.from, day(object, "from"));
    QS_TRY(absence.to, day(object, "to"));
    return Fact{std::move(absence)};
}

Result<Fact> read_claim(const JsonValue& object) {
    Claim claim;
    QS_CHECK(take_texts(object, {{"person", &claim.person},
                                 {"topic", &claim.topic},
                                 {"level", &claim.level},
                                 {"by", &claim.by}}));
    return Fact{std::move(claim)};
}

Result<Fact> read_gone(const JsonValue& object) {
    Gone gone;
    QS_CHECK(take_text(object, "id", gone.id));
    QS_TRY(const auto kind, object.text("kind"));
    QS_TRY(gone.kind, parse_object_kind(kind));
    return Fact{std::move(gone)};
}

Result<Fact> read_whole(const JsonValue& object) {
    Whole whole;
    QS_CHECK(take_text(object, "scope", whole.scope));
    QS_TRY(const auto kind, object.text("kind"));
    QS_TRY(whole.kind, parse_object_kind(kind));
    return Fact{std::move(whole)};
}

Result<Fact> read_mark(const JsonValue& /*object*/) {
    return Fact{Mark{}};
}

struct Reader {
    std::string_view name;
    Result<Fact> (*read)(const JsonValue& object);
};

constexpr auto kReaders = std::to_array<Reader>({
    {"post", read_post},
    {"person", read_person},
    {"space", read_space},
    {"group", read_group},
    {"reaction", read_reaction},
    {"absence", read_absence},
    {"claim", read_claim},
    {"gone", read_gone},
    {"whole", read_whole},
    {"mark", read_mark},
});

// Writing: a member that has its empty value is left out.

void put(JsonWriter& out, std::string_view name, const std::string& text) {
    if (!text.empty()) out.text(name, text);
}

void put(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
    if (!texts.empty()) out.texts(name, texts);
}

void write(JsonWriter& out, const Space& space) {
    out.key("space").begin_object().text("id", space.id);
    put(out, "name", space.name);
    out.text("kind", word(space.kind));
    put(out, "description", space.description);
    put(out, "within", space.within);
    switch (space.access.kind) {
        case AccessKind::everyone:
            out.text("access", "everyone");
            break;
        case AccessKind::nobody:
            out.text("access", "nobody");
            break;
        case AccessKind::members:
            out.key("access").begin_object().texts("persons", space.access.persons);
            out.texts("groups", space.access.groups).end_object();
            break;
    }
    put(out, "region", space.region);
    put(out, "theme", space.theme);
    put(out, "url", space.url);
    if (space.brief) out.boolean("brief", true);
    out.end_object();
}

void write(JsonWriter& out, const Group& group) {
    out.key("group").begin_object().text("id", group.id);
    put(out, "name", group.name);
    out.texts("members", group.members).end_object();
}

void write(JsonWriter& out, const Person& person) {
    out.key("person").begin_object().text("id", person.id);
    put(out, "name", person.name);
    put(out, "emails", person.emails);
    put(out, "handles", person.handles);
    put(out, "title", person.title);
    put(out, "department", person.department);
    put(out, "team", person.team);
    put(out, "manager", person.manager);
    put(out, "location", person.location);
    put(out, "languages", person.languages);
    put(out, "skills", person.skills);
    put(out, "about", person.about);
    out.text("state", word(person.state));
    if (person.bot) out.boolean("bot", true);
    put(out, "url", person.url);
    if (person.brief) out.boolean("brief", true);
    out.end_object();
}

void write_links(JsonWriter& out, const Post& post) {
    if (!post.links.empty()) {
        out.key("links").begin_list();
        for (const auto& link : post.links) {
            out.begin_object().text("url", link.url);
            put(out, "title", link.title);
            out.end_object();
        }
        out.end_list();
    }
    if (post.files.empty()) return;
    out.key("files").begin_list();
    for (const auto& file : post.files) {
        out.begin_object().text("name", file.name);
        put(out, "url", file.url);
        put(out, "type", file.type);
        if (file.bytes > 0) out.number("bytes", file.bytes);
        out.end_object();
    }
    out.end_list();
}

void write(JsonWriter& out, const Post& post) {
    out.key("post").begin_object().text("id", post.id);
    out.text("space", post.space);
    put(out, "thread", post.thread);
    put(out, "parent", post.parent);
    put(out, "author", post.author);
    out.text("kind", word(post.kind));
    put(out, "title", post.title);
    put(out, "body", post.body);
    out.text("format", word(post.format));
    put(out, "mentions", post.mentions);
    put(out, "tags", post.tags);
    write_links(out, post);
    if (post.likes > 0) out.number("likes", post.likes);
    put(out, "liked_by", post.liked_by);
    if (post.accepted) out.boolean("accepted", true);
    out.text("created", to_rfc3339(post.created));
    if (post.changed) out.text("changed", to_rfc3339(*post.changed));
    put(out, "url", post.url);
    put(out, "lang", post.lang);
    out.end_object();
}

void write(JsonWriter& out, const Reaction& reaction) {
    out.key("reaction").begin_object().text("post", reaction.post);
    out.text("person", reaction.person).text("kind", reaction.kind);
    out.boolean("on", reaction.on);
    if (reaction.at != Instant{}) out.text("at", to_rfc3339(reaction.at));
    out.end_object();
}

void write(JsonWriter& out, const Absence& absence) {
    out.key("absence").begin_object().text("person", absence.person);
    out.text("from", to_day(absence.from)).text("to", to_day(absence.to));
    out.text("kind", absence.kind).end_object();
}

void write(JsonWriter& out, const Claim& claim) {
    out.key("claim").begin_object().text("person", claim.person).text("topic", claim.topic);
    put(out, "level", claim.level);
    put(out, "by", claim.by);
    out.end_object();
}

void write(JsonWriter& out, const Gone& gone) {
    out.key("gone").begin_object().text("kind", word(gone.kind)).text("id", gone.id).end_object();
}

void write(JsonWriter& out, const Whole& whole) {
    out.key("whole").begin_object().text("scope", whole.scope);
    out.text("kind", word(whole.kind)).end_object();
}

void write(JsonWriter& out, const Mark& /*mark*/) {
    out.key("mark").begin_object().end_object();
}

}  // namespace

Result<Fact> parse_fact(std::string_view line) {
    QS_TRY(const auto json, Json::parse(line));
    const auto root = json.root();
    if (root.kind() != JsonKind::object) return fail(Code::bad_input, "a fact is a JSON object");
    for (const auto& reader : kReaders) {
        const auto member = root.member(reader.name);
        if (!member) continue;
        if (member->kind() != JsonKind::object) {
            return fail(Code::bad_input, "\"{}\" must be an object", reader.name);
        }
        auto fact = reader.read(*member);
        if (!fact) return std::move(fact).error().during(reader.name);
        return fact;
    }
    return fail(Code::bad_input, "no kind of fact is named in the object");
}

std::string to_line(const Fact& fact) {
    JsonWriter out;
    out.begin_object();
    std::visit([&](const auto& one) { write(out, one); }, fact);
    out.end_object();
    return out.take();
}

}  // namespace quisait
