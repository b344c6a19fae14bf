#include "indexer/store_put.h"

#include "indexer/audience.h"

namespace quisait {
namespace {

/// The tables that the facts of one call go to.
struct Target {
    Database& database;
    ObjectNo source;
};

Result<> note_seen(const Target& to, ObjectKind kind, const std::string& id) {
    QS_TRY(auto* const insert,
           to.database.prepare("INSERT INTO seen VALUES(?, ?, ?) ON CONFLICT DO NOTHING"));
    insert->bind(1, to.source).bind(2, static_cast<std::int64_t>(kind)).bind(3, id);
    return insert->run();
}

Result<> directory_changed(Database& database) {
    return database.execute("UPDATE meta SET value = value + 1 WHERE key = 'directory'");
}

/// A new seq for the post or person of that id, if it is there.
Result<> bump(const Target& to, const char* sql, const std::string& id) {
    QS_TRY(const auto seq, next_seq(to.database));
    QS_TRY(auto* const update, to.database.prepare(sql));
    update->bind(1, seq).bind(2, to.source).bind(3, id);
    return update->run();
}

constexpr const char* kBumpPost = "UPDATE post SET seq = ? WHERE source = ? AND id = ?";
constexpr const char* kBumpPerson = "UPDATE person SET seq = ? WHERE source = ? AND id = ?";

/// True if the stored line of a space says more than a mention.
bool says_more(const std::string& line) {
    const auto fact = parse_fact(line);
    const auto* space = fact ? std::get_if<Space>(&*fact) : nullptr;
    return space != nullptr && !space->brief;
}

/// True if a mention of a space would overwrite what is known of it.
Result<bool> is_known_better(const Target& to, const Space& space) {
    if (!space.brief) return false;
    QS_TRY(auto* const select,
           to.database.prepare("SELECT fact FROM space WHERE source = ? AND id = ?"));
    select->bind(1, to.source).bind(2, space.id);
    QS_TRY(const bool known, select->step());
    const bool better = known && says_more(select->text(0));
    select->reset();
    return better;
}

Result<bool> put(const Target& to, const Space& space) {
    QS_CHECK(note_seen(to, ObjectKind::space, space.id));
    QS_TRY(const bool better, is_known_better(to, space));
    if (better) return false;
    QS_TRY(auto* const write,
           to.database.prepare(
               "INSERT INTO space(source, id, within, audience, fact) VALUES(?, ?, ?, -1, ?)"
               " ON CONFLICT(source, id) DO UPDATE SET within = excluded.within,"
               " fact = excluded.fact WHERE fact <> excluded.fact"));
    write->bind(1, to.source).bind(2, space.id).bind(3, space.within);
    write->bind(4, to_line(Fact{space}));
    QS_CHECK(write->run());
    if (to.database.changed_rows() == 0) return false;
    QS_CHECK(renew_audiences(to.database, to.source, space.id));
    QS_CHECK(directory_changed(to.database));
    return true;
}

Result<bool> put(const Target& to, const Group& group) {
    QS_CHECK(note_seen(to, ObjectKind::group, group.id));
    QS_TRY(auto* const write,
           to.database.prepare("INSERT INTO grp(source, id, fact) VALUES(?, ?, ?)"
                               " ON CONFLICT(source, id) DO UPDATE SET fact = excluded.fact"
                               " WHERE fact <> excluded.fact"));
    write->bind(1, to.source).bind(2, group.id).bind(3, to_line(Fact{group}));
    QS_CHECK(write->run());
    if (to.database.changed_rows() == 0) return false;
    QS_CHECK(directory_changed(to.database));
    return true;
}

/// A new seq for each post that `select` finds by source and `key`.
Result<> bump_all(const Target& to, const char* select, const std::string& key) {
    std::vector<std::string> ids;
    QS_TRY(auto* const rows, to.database.prepare(select));
    rows->bind(1, to.source).bind(2, key);
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) break;
        ids.push_back(rows->text(0));
    }
    for (const auto& id : ids)
        QS_CHECK(bump(to, kBumpPost, id));
    return {};
}

/// Posts whose author came after them, went or has a new name, learn the author's number and name.
Result<> renew_posts_of(const Target& to, const std::string& author) {
    return bump_all(to, "SELECT id FROM post WHERE source = ? AND author = ?", author);
}

/// The replies of a talk learn what it begins with.
Result<> renew_replies(const Target& to, const std::string& first) {
    return bump_all(to,
                    "SELECT id FROM post WHERE source = ?1 AND id <> ?2"
                    " AND json_extract(fact, '$.post.thread') = ?2",
                    first);
}

/// What the store has of a person now.
Result<std::optional<Person>> known_person(const Target& to, const std::string& id) {
    QS_TRY(auto* const select,
           to.database.prepare("SELECT fact FROM person WHERE source = ? AND id = ?"));
    select->bind(1, to.source).bind(2, id);
    QS_TRY(const bool known, select->step());
    auto fact = known ? parse_fact(select->text(0)) : Result<Fact>{Fact{Mark{}}};
    select->reset();
    if (!fact) return std::move(fact).error();
    auto* person = std::get_if<Person>(&*fact);
    return person == nullptr ? std::nullopt : std::optional{std::move(*person)};
}

Result<bool> put(const Target& to, const Person& person) {
    QS_CHECK(note_seen(to, ObjectKind::person, person.id));
    QS_TRY(const auto known, known_person(to, person.id));
    if (known && (*known == person || (person.brief && !known->brief))) return false;
    const auto line = to_line(Fact{person});
    QS_TRY(const auto seq, next_seq(to.database));
    QS_TRY(auto* const write,
           to.database.prepare(
               "INSERT INTO person(source, id, seq, fact) VALUES(?, ?, ?, ?)"
               " ON CONFLICT(source, id) DO UPDATE SET seq = excluded.seq, fact = excluded.fact"));
    write->bind(1, to.source).bind(2, person.id).bind(3, seq).bind(4, line);
    QS_CHECK(write->run());
    QS_CHECK(directory_changed(to.database));
    if (!known || known->name != person.name) QS_CHECK(renew_posts_of(to, person.id));
    return true;
}

/// What the store has of a post now.
struct KnownPost {
    bool known = false;
    std::int64_t changed = 0;
    std::string space;
    AudienceNo audience = kNobody;
    std::string fact;
};

/// The title of a stored post.
std::string title_of(const KnownPost& known) {
    if (!known.known) return {};
    const auto fact = parse_fact(known.fact);
    const auto* post = fact ? std::get_if<Post>(&*fact) : nullptr;
    return post == nullptr ? std::string{} : post->title;
}

Result<KnownPost> known_post(const Target& to, const std::string& id) {
    QS_TRY(auto* const select,
           to.database.prepare(
               "SELECT changed, post.space, coalesce(space.audience, -1), post.fact FROM post"
               " LEFT JOIN space ON space.source = post.source AND space.id = post.space"
               " WHERE post.source = ? AND post.id = ?"));
    select->bind(1, to.source).bind(2, id);
    KnownPost post;
    QS_TRY(post.known, select->step());
    if (post.known) {
        post.changed = select->number(0);
        post.space = select->text(1);
        post.audience = select->number(2);
        post.fact = select->text(3);
    }
    select->reset();
    return post;
}

Result<bool> put(const Target& to, const Post& post) {
    QS_CHECK(note_seen(to, ObjectKind::post, post.id));
    QS_TRY(const auto known, known_post(to, post.id));
    const auto changed = post.changed ? post.changed->time_since_epoch().count() : 0;
    const auto line = to_line(Fact{post});
    if (known.known && (known.fact == line || (changed != 0 && changed < known.changed))) {
        return false;
    }
    if (known.known && known.space != post.space) {
        QS_TRY(const auto name, source_name(to.database, to.source));
        QS_CHECK(record_removed(to.database, name + ":" + post.id, known.audience));
    }
    QS_TRY(const auto seq, next_seq(to.database));
    QS_TRY(auto* const write,
           to.database.prepare(
               "INSERT INTO post(source, id, space, author, changed, seq, fact)"
               " VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(source, id) DO UPDATE SET"
               " space = excluded.space, author = excluded.author, changed = excluded.changed,"
               " seq = excluded.seq, fact = excluded.fact"));
    write->bind(1, to.source).bind(2, post.id).bind(3, post.space).bind(4, post.author);
    write->bind(5, changed).bind(6, seq).bind(7, line);
    QS_CHECK(write->run());
    const bool begins = post.thread == post.id;
    const bool moved = known.known && known.space != post.space;
    if (begins && (moved || title_of(known) != post.title)) QS_CHECK(renew_replies(to, post.id));
    return true;
}

Result<bool> put(const Target& to, const Reaction& reaction) {
    const char* insert =
        "INSERT INTO reaction VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET"
        " fact = excluded.fact WHERE fact <> excluded.fact";
    const char* remove =
        "DELETE FROM reaction WHERE source = ?1 AND post = ?2 AND person = ?3 AND kind = ?4"
        " AND ?5 <> ''";
    QS_TRY(auto* const write, to.database.prepare(reaction.on ? insert : remove));
    write->bind(1, to.source).bind(2, reaction.post).bind(3, reaction.person);
    write->bind(4, reaction.kind).bind(5, to_line(Fact{reaction}));
    QS_CHECK(write->run());
    if (to.database.changed_rows() == 0) return false;
    QS_CHECK(bump(to, kBumpPost, reaction.post));
    return true;
}

Result<bool> put(const Target& to, const Absence& absence) {
    QS_TRY(auto* const write,
           to.database.prepare("INSERT INTO absence VALUES(?, ?, ?) ON CONFLICT DO NOTHING"));
    write->bind(1, to.source).bind(2, absence.person).bind(3, to_line(Fact{absence}));
    QS_CHECK(write->run());
    if (to.database.changed_rows() == 0) return false;
    QS_CHECK(directory_changed(to.database));
    return true;
}

Result<bool> put(const Target& to, const Claim& claim) {
    QS_TRY(auto* const write,
           to.database.prepare("INSERT INTO claim VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                               " fact = excluded.fact WHERE fact <> excluded.fact"));
    write->bind(1, to.source).bind(2, claim.person).bind(3, claim.topic).bind(4, claim.by);
    write->bind(5, to_line(Fact{claim}));
    QS_CHECK(write->run());
    if (to.database.changed_rows() == 0) return false;
    QS_CHECK(bump(to, kBumpPerson, claim.person));
    return true;
}

/// Deletes the row of an object; says whether it was there.
Result<bool> erase(const Target& to, const char* sql, const std::string& id) {
    QS_TRY(auto* const remove, to.database.prepare(sql));
    remove->bind(1, to.source).bind(2, id);
    QS_CHECK(remove->run());
    return to.database.changed_rows() > 0;
}

Result<bool> erase_post(const Target& to, const std::string& id) {
    QS_TRY(const auto known, known_post(to, id));
    if (!known.known) return false;
    QS_TRY(const auto name, source_name(to.database, to.source));
    QS_CHECK(record_removed(to.database, name + ":" + id, known.audience));
    QS_TRY([[maybe_unused]] const bool reactions,
           erase(to, "DELETE FROM reaction WHERE source = ? AND post = ?", id));
    QS_TRY(const bool there, erase(to, "DELETE FROM post WHERE source = ? AND id = ?", id));
    if (!title_of(known).empty()) QS_CHECK(renew_replies(to, id));
    return there;
}

Result<bool> erase_person(const Target& to, const std::string& id) {
    QS_TRY(const bool there, erase(to, "DELETE FROM person WHERE source = ? AND id = ?", id));
    if (!there) return false;
    QS_TRY([[maybe_unused]] const bool claims,
           erase(to, "DELETE FROM claim WHERE source = ? AND person = ?", id));
    QS_TRY([[maybe_unused]] const bool absences,
           erase(to, "DELETE FROM absence WHERE source = ? AND person = ?", id));
    QS_CHECK(renew_posts_of(to, id));
    QS_TRY(const auto name, source_name(to.database, to.source));
    QS_CHECK(record_removed(to.database, "person/" + name + ":" + id, kEveryone));
    return true;
}

Result<bool> erase_space(const Target& to, const std::string& id) {
    // Its posts become unreadable first: the rule of an unknown space.
    QS_TRY(auto* const close,
           to.database.prepare("UPDATE space SET fact = ? WHERE source = ? AND id = ?"));
    Space closed;
    closed.id = id;
    close->bind(1, to_line(Fact{closed})).bind(2, to.source).bind(3, id);
    QS_CHECK(close->run());
    if (to.database.changed_rows() == 0) return false;
    QS_CHECK(renew_audiences(to.database, to.source, id));
    return erase(to, "DELETE FROM space WHERE source = ? AND id = ?", id);
}

Result<bool> put(const Target& to, const Gone& gone) {
    bool changed = false;
    switch (gone.kind) {
        case ObjectKind::post:
            return erase_post(to, gone.id);
        case ObjectKind::person: {
            QS_TRY(changed, erase_person(to, gone.id));
            break;
        }
        case ObjectKind::space: {
            QS_TRY(changed, erase_space(to, gone.id));
            break;
        }
        case ObjectKind::group: {
            QS_TRY(changed, erase(to, "DELETE FROM grp WHERE source = ? AND id = ?", gone.id));
            break;
        }
    }
    if (changed) QS_CHECK(directory_changed(to.database));
    return changed;
}

Result<bool> put(const Target& /*to*/, const Whole& /*whole*/) {
    return false;
}
Result<bool> put(const Target& /*to*/, const Mark& /*mark*/) {
    return false;
}

}  // namespace

Result<bool> put_fact(Database& database, ObjectNo source, const Fact& fact) {
    const Target to{database, source};
    return std::visit([&](const auto& one) { return put(to, one); }, fact);
}

}  // namespace quisait
