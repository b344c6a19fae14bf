#include "indexer/store.h"

#include <algorithm>

#include "indexer/sqlite.h"
#include "indexer/store_schema.h"

namespace quisait {
namespace {

/// The fact of a row; what the store holds was checked when it was written.
template <typename Kind>
Result<Kind> fact_of(const std::string& line) {
    auto fact = parse_fact(line);
    if (!fact) return fail(Code::store_broken, "store: {}", fact.error().what());
    auto* kind = std::get_if<Kind>(&*fact);
    if (kind == nullptr) return fail(Code::store_broken, "store: a row holds another kind of fact");
    return std::move(*kind);
}

constexpr const char* kPosts =
    "SELECT post.seq, post.no, post.source, source.name, coalesce(space.no, 0),"
    " coalesce(space.audience, -1), coalesce(person.no, 0), post.fact,"
    " (SELECT count(*) FROM reaction r WHERE r.source = post.source AND r.post = post.id"
    "  AND r.kind = 'like'), coalesce(json_extract(person.fact, '$.person.name'), ''),"
    " coalesce((SELECT json_extract(first.fact, '$.post.title') FROM post first"
    "  WHERE first.source = post.source AND first.id = json_extract(post.fact, '$.post.thread')"
    "  AND first.id <> post.id AND first.space = post.space), '')"
    " FROM post JOIN source ON source.no = post.source"
    " LEFT JOIN space ON space.source = post.source AND space.id = post.space"
    " LEFT JOIN person ON person.source = post.source AND person.id = post.author"
    " WHERE post.seq > ? ORDER BY post.seq LIMIT ?";

Result<> read_posts(Database& database, Seq seq, std::size_t limit,
                    std::vector<IndexChange>& changes) {
    QS_TRY(auto* const rows, database.prepare(kPosts));
    rows->bind(1, seq).bind(2, static_cast<std::int64_t>(limit));
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return {};
        StoredPost post;
        post.seq = rows->number(0);
        post.no = rows->number(1);
        post.source = rows->number(2);
        post.source_name = rows->text(3);
        post.space_no = rows->number(4);
        post.audience = rows->number(5);
        post.author_no = rows->number(6);
        QS_TRY(post.post, fact_of<Post>(rows->text(7)));
        const auto named = static_cast<std::int64_t>(post.post.liked_by.size());
        post.likes = std::max({post.post.likes, named, rows->number(8)});
        post.author_name = rows->text(9);
        post.talk_title = rows->text(10);
        IndexChange change;
        change.seq = post.seq;
        change.id = post.source_name + ":" + post.post.id;
        change.audience = post.audience;
        change.post = std::move(post);
        changes.push_back(std::move(change));
    }
}

Result<std::vector<Claim>> claims_of(Database& database, ObjectNo source, const std::string& id) {
    std::vector<Claim> claims;
    QS_TRY(auto* const rows,
           database.prepare("SELECT fact FROM claim WHERE source = ? AND person = ?"));
    rows->bind(1, source).bind(2, id);
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return claims;
        QS_TRY(auto claim, fact_of<Claim>(rows->text(0)));
        claims.push_back(std::move(claim));
    }
}

Result<std::vector<StoredPerson>> read_persons(Database& database, Seq seq, std::int64_t limit) {
    std::vector<StoredPerson> persons;
    QS_TRY(auto* const rows,
           database.prepare("SELECT person.seq, person.no, source, source.name, fact FROM person"
                            " JOIN source ON source.no = person.source WHERE person.seq > ?"
                            " ORDER BY person.seq LIMIT ?"));
    rows->bind(1, seq).bind(2, limit);
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return persons;
        StoredPerson person;
        person.seq = rows->number(0);
        person.no = rows->number(1);
        person.source = rows->number(2);
        person.source_name = rows->text(3);
        QS_TRY(person.person, fact_of<Person>(rows->text(4)));
        QS_TRY(person.claims, claims_of(database, person.source, person.person.id));
        persons.push_back(std::move(person));
    }
}

Result<> read_removed(Database& database, Seq seq, std::size_t limit,
                      std::vector<IndexChange>& changes) {
    QS_TRY(auto* const rows,
           database.prepare(
               "SELECT seq, id, audience FROM removed WHERE seq > ? ORDER BY seq LIMIT ?"));
    rows->bind(1, seq).bind(2, static_cast<std::int64_t>(limit));
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return {};
        IndexChange change;
        change.kind = IndexChange::Kind::removed;
        change.seq = rows->number(0);
        change.id = rows->text(1);
        change.audience = rows->number(2);
        changes.push_back(std::move(change));
    }
}

}  // namespace

StoreReader::StoreReader(std::unique_ptr<Database> database) : database_{std::move(database)} {}
StoreReader::StoreReader(StoreReader&&) noexcept = default;
StoreReader& StoreReader::operator=(StoreReader&&) noexcept = default;
StoreReader::~StoreReader() = default;

Result<StoreReader> StoreReader::open(const std::filesystem::path& data_folder) {
    QS_TRY(auto database, Database::open(data_folder / "store.db", DatabaseMode::read_only));
    QS_CHECK(check_version(*database));
    return StoreReader{std::move(database)};
}

Result<Seq> StoreReader::last_seq() {
    return database_->number("SELECT value FROM meta WHERE key = 'seq'");
}

Result<std::int64_t> StoreReader::directory_version() {
    return database_->number("SELECT value FROM meta WHERE key = 'directory'");
}

Result<std::vector<IndexChange>> StoreReader::changes_after(Seq seq, std::size_t limit) {
    std::vector<IndexChange> changes;
    QS_CHECK(read_posts(*database_, seq, limit, changes));
    QS_CHECK(read_removed(*database_, seq, limit, changes));
    QS_TRY(auto persons, read_persons(*database_, seq, static_cast<std::int64_t>(limit)));
    for (auto& person : persons) {
        IndexChange change;
        change.kind = IndexChange::Kind::profile;
        change.seq = person.seq;
        change.id = "person/" + person.source_name + ":" + person.person.id;
        change.audience = kEveryone;
        change.person = std::move(person);
        changes.push_back(std::move(change));
    }
    std::sort(changes.begin(), changes.end(),
              [](const IndexChange& a, const IndexChange& b) { return a.seq < b.seq; });
    if (changes.size() > limit) changes.resize(limit);
    return changes;
}

Result<std::vector<StoredSpace>> StoreReader::spaces() {
    std::vector<StoredSpace> spaces;
    QS_TRY(auto* const rows,
           database_->prepare("SELECT space.no, source, source.name, audience, fact FROM space"
                              " JOIN source ON source.no = space.source ORDER BY space.no"));
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return spaces;
        StoredSpace space;
        space.no = rows->number(0);
        space.source = rows->number(1);
        space.source_name = rows->text(2);
        space.audience = rows->number(3);
        QS_TRY(space.space, fact_of<Space>(rows->text(4)));
        spaces.push_back(std::move(space));
    }
}

Result<std::vector<StoredPerson>> StoreReader::persons() {
    QS_TRY(auto persons, read_persons(*database_, -1, -1));
    std::sort(persons.begin(), persons.end(),
              [](const StoredPerson& a, const StoredPerson& b) { return a.no < b.no; });
    return persons;
}

Result<std::vector<StoredAbsence>> StoreReader::absences() {
    std::vector<StoredAbsence> absences;
    QS_TRY(auto* const rows, database_->prepare("SELECT source.name, fact FROM absence"
                                                " JOIN source ON source.no = absence.source"));
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return absences;
        QS_TRY(auto absence, fact_of<Absence>(rows->text(1)));
        absences.push_back({rows->text(0) + ":" + absence.person, std::move(absence)});
    }
}

Result<std::vector<std::string>> StoreReader::indexed_ids(AudienceNo audience) {
    std::vector<std::string> ids;
    QS_TRY(auto* const rows,
           database_->prepare(
               "SELECT source.name || ':' || post.id FROM space JOIN post"
               " ON post.source = space.source AND post.space = space.id"
               " JOIN source ON source.no = post.source WHERE space.audience = ?1"
               " UNION ALL SELECT 'person/' || source.name || ':' || person.id FROM person"
               " JOIN source ON source.no = person.source"
               " WHERE ?1 = 0 AND json_extract(person.fact, '$.person.bot') IS NOT 1"));
    rows->bind(1, audience);
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) break;
        ids.push_back(rows->text(0));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

Result<StoreCounts> StoreReader::counts() {
    StoreCounts counts;
    QS_TRY(counts.posts, database_->number("SELECT count(*) FROM post"));
    QS_TRY(counts.indexable_posts,
           database_->number("SELECT count(*) FROM post JOIN space ON space.source = post.source"
                             " AND space.id = post.space WHERE space.audience >= 0"));
    QS_TRY(counts.persons, database_->number("SELECT count(*) FROM person"));
    QS_TRY(counts.spaces, database_->number("SELECT count(*) FROM space"));
    QS_TRY(counts.set_aside, database_->number("SELECT coalesce(sum(count), 0) FROM set_aside"));
    return counts;
}

}  // namespace quisait
