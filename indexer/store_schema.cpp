#include "indexer/store_schema.h"

#include <array>
#include <string>

namespace quisait {
namespace {

/// The steps from one version to the next; the first makes version 1 from nothing.
constexpr auto kSteps = std::to_array<const char*>({
    R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES('seq', 0), ('directory', 0);
CREATE TABLE source(no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
    checkpoint TEXT NOT NULL DEFAULT '');
CREATE TABLE audience(no INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE space(no INTEGER PRIMARY KEY, source INTEGER NOT NULL, id TEXT NOT NULL,
    within TEXT NOT NULL, audience INTEGER NOT NULL, fact TEXT NOT NULL, UNIQUE(source, id));
CREATE TABLE grp(no INTEGER PRIMARY KEY, source INTEGER NOT NULL, id TEXT NOT NULL,
    fact TEXT NOT NULL, UNIQUE(source, id));
CREATE TABLE person(no INTEGER PRIMARY KEY, source INTEGER NOT NULL, id TEXT NOT NULL,
    seq INTEGER NOT NULL, fact TEXT NOT NULL, UNIQUE(source, id));
CREATE INDEX person_seq ON person(seq);
CREATE TABLE post(no INTEGER PRIMARY KEY, source INTEGER NOT NULL, id TEXT NOT NULL,
    space TEXT NOT NULL, author TEXT NOT NULL, changed INTEGER NOT NULL, seq INTEGER NOT NULL,
    fact TEXT NOT NULL, UNIQUE(source, id));
CREATE INDEX post_seq ON post(seq);
CREATE INDEX post_space ON post(source, space);
CREATE INDEX post_author ON post(source, author);
CREATE TABLE reaction(source INTEGER NOT NULL, post TEXT NOT NULL, person TEXT NOT NULL,
    kind TEXT NOT NULL, fact TEXT NOT NULL, PRIMARY KEY(source, post, person, kind)) WITHOUT ROWID;
CREATE TABLE absence(source INTEGER NOT NULL, person TEXT NOT NULL, fact TEXT NOT NULL,
    PRIMARY KEY(source, person, fact)) WITHOUT ROWID;
CREATE TABLE claim(source INTEGER NOT NULL, person TEXT NOT NULL, topic TEXT NOT NULL,
    by TEXT NOT NULL, fact TEXT NOT NULL, PRIMARY KEY(source, person, topic, by)) WITHOUT ROWID;
CREATE TABLE removed(seq INTEGER PRIMARY KEY, id TEXT NOT NULL, audience INTEGER NOT NULL);
CREATE TABLE set_aside(source INTEGER NOT NULL, place TEXT NOT NULL, reason TEXT NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY(source, place, reason)) WITHOUT ROWID;
CREATE TABLE run(no INTEGER PRIMARY KEY, source INTEGER NOT NULL, started INTEGER NOT NULL,
    ended INTEGER NOT NULL DEFAULT 0, outcome TEXT NOT NULL DEFAULT 'running',
    facts INTEGER NOT NULL DEFAULT 0, troubles INTEGER NOT NULL DEFAULT 0,
    message TEXT NOT NULL DEFAULT '');
CREATE TABLE seen(source INTEGER NOT NULL, kind INTEGER NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY(source, kind, id)) WITHOUT ROWID;
CREATE TABLE sweep(source INTEGER NOT NULL, scope TEXT NOT NULL, kind INTEGER NOT NULL,
    objects INTEGER NOT NULL, run INTEGER NOT NULL,
    PRIMARY KEY(source, scope, kind)) WITHOUT ROWID;
)sql",
    R"sql(
ALTER TABLE sweep ADD COLUMN digest TEXT NOT NULL DEFAULT '';
CREATE TABLE forgotten(source INTEGER NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY(source, hash)) WITHOUT ROWID;
CREATE TABLE secret(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO secret VALUES('forgotten', lower(hex(randomblob(32))));
)sql",
    R"sql(
CREATE INDEX post_talk ON post(source, json_extract(fact, '$.post.thread'));
)sql",
});
static_assert(kSteps.size() == kStoreVersion, "one step a version");

}  // namespace

Result<> bring_up_to_date(Database& database) {
    QS_TRY(const auto version, database.number("PRAGMA user_version"));
    if (version == kStoreVersion) return {};
    if (version > kStoreVersion) return check_version(database);
    std::string sql = "BEGIN IMMEDIATE;";
    for (auto step = static_cast<std::size_t>(version); step < kSteps.size(); ++step) {
        sql += kSteps.at(step);
    }
    sql += fmt::format("PRAGMA user_version={}; COMMIT;", kStoreVersion);
    return database.execute(sql);
}

Result<> check_version(Database& database) {
    QS_TRY(const auto version, database.number("PRAGMA user_version"));
    if (version == kStoreVersion) return {};
    return Error{Code::bad_setting,
                 fmt::format("the store has version {}, this program reads version {}", version,
                             kStoreVersion),
                 version < kStoreVersion
                     ? "Run quisait-indexer sync: it brings the store up to date."
                     : "Run the program of the version that wrote it, or restore a backup."};
}

}  // namespace quisait
