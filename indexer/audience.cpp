#include "indexer/audience.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "connectors/fact.h"

namespace quisait {
namespace {

constexpr std::size_t kDeepestNesting = 32;

Result<std::optional<Space>> find_space(Database& database, ObjectNo source,
                                        const std::string& id) {
    QS_TRY(auto* const row, database.prepare("SELECT fact FROM space WHERE source = ? AND id = ?"));
    row->bind(1, source).bind(2, id);
    QS_TRY(const bool found, row->step());
    if (!found) return std::optional<Space>{};
    QS_TRY(auto fact, parse_fact(row->text(0)));
    row->reset();
    return std::optional{std::get<Space>(std::move(fact))};
}

std::string clause_of(ObjectNo source, const Space& space) {
    if (!space.access.persons.empty() || space.access.groups.empty()) {
        return fmt::format("space:{}:{}", source, space.id);
    }
    auto groups = space.access.groups;
    std::sort(groups.begin(), groups.end());
    return fmt::format("groups:{}:{}", source, fmt::join(groups, "\x1f"));
}

Result<AudienceNo> number_of_key(Database& database, const std::string& key) {
    QS_TRY(auto* const insert,
           database.prepare("INSERT INTO audience(key) VALUES(?) ON CONFLICT DO NOTHING"));
    insert->bind(1, key);
    QS_CHECK(insert->run());
    QS_TRY(auto* const select, database.prepare("SELECT no FROM audience WHERE key = ?"));
    select->bind(1, key);
    QS_TRY([[maybe_unused]] const bool found, select->step());
    const auto number = select->number(0);
    select->reset();
    return number;
}

Result<std::vector<std::string>> spaces_within(Database& database, ObjectNo source,
                                               const std::string& space) {
    std::vector<std::string> inner;
    QS_TRY(auto* const rows,
           database.prepare("SELECT id FROM space WHERE source = ? AND within = ?"));
    rows->bind(1, source).bind(2, space);
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return inner;
        inner.push_back(rows->text(0));
    }
}

struct MovedPost {
    ObjectNo no;
    std::string id;
};

Result<> move_posts(Database& database, ObjectNo source, const std::string& space,
                    AudienceNo old_audience) {
    std::vector<MovedPost> posts;
    QS_TRY(auto* const rows,
           database.prepare("SELECT no, id FROM post WHERE source = ? AND space = ? ORDER BY no"));
    rows->bind(1, source).bind(2, space);
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) break;
        posts.push_back({rows->number(0), rows->text(1)});
    }
    QS_TRY(const auto name, source_name(database, source));
    for (const auto& post : posts) {
        QS_CHECK(record_removed(database, name + ":" + post.id, old_audience));
        QS_TRY(const auto seq, next_seq(database));
        QS_TRY(auto* const update, database.prepare("UPDATE post SET seq = ? WHERE no = ?"));
        update->bind(1, seq).bind(2, post.no);
        QS_CHECK(update->run());
    }
    return {};
}

Result<> renew(Database& database, ObjectNo source, const std::string& space,
               std::set<std::string>& done) {
    if (!done.insert(space).second) return {};
    QS_TRY(const auto audience, audience_of(database, source, space));
    QS_TRY(auto* const select,
           database.prepare("SELECT audience FROM space WHERE source = ? AND id = ?"));
    select->bind(1, source).bind(2, space);
    QS_TRY(const bool known, select->step());
    const auto old_audience = known ? select->number(0) : kNobody;
    select->reset();
    if (known && old_audience != audience) {
        QS_TRY(auto* const update,
               database.prepare("UPDATE space SET audience = ? WHERE source = ? AND id = ?"));
        update->bind(1, audience).bind(2, source).bind(3, space);
        QS_CHECK(update->run());
    }
    if (old_audience != audience) QS_CHECK(move_posts(database, source, space, old_audience));
    QS_TRY(const auto inner, spaces_within(database, source, space));
    for (const auto& one : inner)
        QS_CHECK(renew(database, source, one, done));
    return {};
}

}  // namespace

Result<std::string> source_name(Database& database, ObjectNo source) {
    QS_TRY(auto* const row, database.prepare("SELECT name FROM source WHERE no = ?"));
    row->bind(1, source);
    QS_TRY([[maybe_unused]] const bool found, row->step());
    auto name = row->text(0);
    row->reset();
    return name;
}

Result<Seq> next_seq(Database& database) {
    QS_TRY(auto* const update,
           database.prepare("UPDATE meta SET value = value + 1 WHERE key = 'seq' RETURNING value"));
    QS_TRY([[maybe_unused]] const bool row, update->step());
    const auto seq = update->number(0);
    QS_TRY([[maybe_unused]] const bool more, update->step());
    return seq;
}

Result<> record_removed(Database& database, const std::string& full_id, AudienceNo audience) {
    if (audience == kNobody) return {};
    QS_TRY(const auto seq, next_seq(database));
    QS_TRY(auto* const insert, database.prepare("INSERT INTO removed VALUES(?, ?, ?)"));
    insert->bind(1, seq).bind(2, full_id).bind(3, audience);
    return insert->run();
}

Result<AudienceNo> audience_of(Database& database, ObjectNo source, const std::string& space) {
    std::set<std::string> clauses;
    std::set<std::string> passed;
    for (std::string at = space; !at.empty();) {
        if (!passed.insert(at).second || passed.size() > kDeepestNesting) return kNobody;
        QS_TRY(const auto found, find_space(database, source, at));
        if (!found || found->access.kind == AccessKind::nobody) return kNobody;
        if (found->access.kind == AccessKind::members) clauses.insert(clause_of(source, *found));
        at = found->within;
    }
    if (clauses.empty()) return kEveryone;
    return number_of_key(database, fmt::format("{}", fmt::join(clauses, "\n")));
}

Result<> renew_audiences(Database& database, ObjectNo source, const std::string& space) {
    std::set<std::string> done;
    return renew(database, source, space, done);
}

}  // namespace quisait
