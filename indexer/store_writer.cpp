#include "indexer/store_writer.h"

#include <algorithm>

#include "base/files.h"
#include "indexer/audience.h"
#include "indexer/schema.h"
#include "indexer/sqlite.h"
#include "indexer/store_put.h"
#include "indexer/store_schema.h"

namespace quisait {
namespace {

constexpr std::int64_t kSmallSweep = 25;
constexpr std::int64_t kSweepPercent = 20;

constexpr const char* kDropOldRuns =
    "DELETE FROM run WHERE source = ?1 AND no NOT IN"
    " (SELECT no FROM run WHERE source = ?1 ORDER BY no DESC LIMIT 100)";

Result<std::vector<std::string>> unseen(Database& database, ObjectNo source, const Whole& whole) {
    const char* posts =
        "SELECT id FROM post WHERE source = ?1 AND (?2 = '' OR space = ?2) AND NOT EXISTS"
        " (SELECT 1 FROM seen WHERE seen.source = ?1 AND kind = ?3 AND seen.id = post.id)";
    const char* persons =
        "SELECT id FROM person WHERE source = ?1 AND ?2 = '' AND NOT EXISTS"
        " (SELECT 1 FROM seen WHERE seen.source = ?1 AND kind = ?3 AND seen.id = person.id)";
    const char* spaces =
        "SELECT id FROM space WHERE source = ?1 AND ?2 = '' AND NOT EXISTS"
        " (SELECT 1 FROM seen WHERE seen.source = ?1 AND kind = ?3 AND seen.id = space.id)";
    const char* groups =
        "SELECT id FROM grp WHERE source = ?1 AND ?2 = '' AND NOT EXISTS"
        " (SELECT 1 FROM seen WHERE seen.source = ?1 AND kind = ?3 AND seen.id = grp.id)";
    const char* sql = whole.kind == ObjectKind::post     ? posts
                      : whole.kind == ObjectKind::person ? persons
                      : whole.kind == ObjectKind::space  ? spaces
                                                         : groups;
    QS_TRY(auto* const rows, database.prepare(sql));
    rows->bind(1, source).bind(2, whole.scope).bind(3, static_cast<std::int64_t>(whole.kind));
    std::vector<std::string> ids;
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return ids;
        ids.push_back(rows->text(0));
    }
}

Result<std::int64_t> seen_of(Database& database, ObjectNo source, ObjectKind kind) {
    QS_TRY(auto* const rows,
           database.prepare("SELECT count(*) FROM seen WHERE source = ? AND kind = ?"));
    rows->bind(1, source).bind(2, static_cast<std::int64_t>(kind));
    QS_TRY([[maybe_unused]] const bool row, rows->step());
    const auto count = rows->number(0);
    rows->reset();
    return count;
}

/// One text for a set of ids, however large.
std::string digest_of(const std::vector<std::string>& ids) {
    std::uint64_t sum = 0;
    for (const auto& id : ids)
        sum += thread_hash(id);
    return fmt::format("{}-{:016x}", ids.size(), sum);
}

Result<> forget_waiting(Database& database, ObjectNo source, const Whole& whole) {
    QS_TRY(auto* const clear,
           database.prepare("DELETE FROM sweep WHERE source = ? AND scope = ? AND kind = ?"));
    clear->bind(1, source).bind(2, whole.scope).bind(3, static_cast<std::int64_t>(whole.kind));
    return clear->run();
}

/// True if an earlier run wanted to delete the very same; else what this one wants is kept until
/// a run agrees.
Result<bool> earlier_run_agrees(Database& database, ObjectNo source, ObjectNo run,
                                const Whole& whole, const std::vector<std::string>& ids) {
    const auto digest = digest_of(ids);
    QS_TRY(auto* const select,
           database.prepare("SELECT 1 FROM sweep WHERE source = ? AND scope = ? AND kind = ?"
                            " AND digest = ? AND run <> ?"));
    select->bind(1, source).bind(2, whole.scope).bind(3, static_cast<std::int64_t>(whole.kind));
    select->bind(4, digest).bind(5, run);
    QS_TRY(const bool agrees, select->step());
    select->reset();
    if (agrees) return true;
    QS_TRY(auto* const write,
           database.prepare("INSERT OR REPLACE INTO sweep VALUES(?, ?, ?, ?, ?, ?)"));
    write->bind(1, source).bind(2, whole.scope).bind(3, static_cast<std::int64_t>(whole.kind));
    write->bind(4, static_cast<std::int64_t>(ids.size())).bind(5, run).bind(6, digest);
    QS_CHECK(write->run());
    return false;
}

}  // namespace

StoreWriter::StoreWriter(std::unique_ptr<Database> database, Forgotten forgotten)
    : database_{std::move(database)}, forgotten_{std::move(forgotten)} {}
StoreWriter::StoreWriter(StoreWriter&&) noexcept = default;
StoreWriter& StoreWriter::operator=(StoreWriter&&) noexcept = default;
StoreWriter::~StoreWriter() = default;

Result<StoreWriter> StoreWriter::open(const std::filesystem::path& data_folder) {
    QS_CHECK(make_folder(data_folder));
    QS_TRY(auto database, Database::open(data_folder / "store.db", DatabaseMode::read_write));
    QS_CHECK(bring_up_to_date(*database));
    QS_TRY(auto forgotten, Forgotten::read(*database));
    return StoreWriter{std::move(database), std::move(forgotten)};
}

Result<> StoreWriter::begin() {
    return database_->execute("BEGIN IMMEDIATE");
}
Result<> StoreWriter::rollback() {
    if (!database_->in_transaction()) return {};
    return database_->execute("ROLLBACK");
}

Result<> StoreWriter::commit(ObjectNo source, const Checkpoint& checkpoint) {
    QS_TRY(auto* const update, database_->prepare("UPDATE source SET checkpoint = ? WHERE no = ?"));
    update->bind(1, checkpoint).bind(2, source);
    QS_CHECK(update->run());
    return database_->execute("COMMIT");
}

Result<ObjectNo> StoreWriter::source(std::string_view name) {
    QS_TRY(auto* const insert,
           database_->prepare("INSERT INTO source(name) VALUES(?) ON CONFLICT DO NOTHING"));
    insert->bind(1, name);
    QS_CHECK(insert->run());
    QS_TRY(auto* const select, database_->prepare("SELECT no FROM source WHERE name = ?"));
    select->bind(1, name);
    QS_TRY([[maybe_unused]] const bool found, select->step());
    const auto number = select->number(0);
    select->reset();
    return number;
}

Result<Checkpoint> StoreWriter::checkpoint(ObjectNo source) {
    QS_TRY(auto* const select, database_->prepare("SELECT checkpoint FROM source WHERE no = ?"));
    select->bind(1, source);
    QS_TRY([[maybe_unused]] const bool found, select->step());
    auto text = select->text(0);
    select->reset();
    return text;
}

Result<ObjectNo> StoreWriter::start_run(ObjectNo source, Instant now) {
    QS_TRY(auto* const open,
           database_->prepare("SELECT no FROM run WHERE no = (SELECT max(no) FROM run WHERE"
                              " source = ?) AND outcome IN ('running', 'failed')"));
    open->bind(1, source);
    QS_TRY(const bool unfinished, open->step());
    const auto number = open->number(0);
    open->reset();
    if (unfinished) {
        QS_TRY(auto* const go_on,
               database_->prepare("UPDATE run SET outcome = 'running' WHERE no = ?"));
        go_on->bind(1, number);
        QS_CHECK(go_on->run());
        return number;
    }
    for (const char* sql : {"DELETE FROM seen WHERE source = ?", kDropOldRuns}) {
        QS_TRY(auto* const clear, database_->prepare(sql));
        clear->bind(1, source);
        QS_CHECK(clear->run());
    }
    QS_TRY(auto* const insert, database_->prepare("INSERT INTO run(source, started) VALUES(?, ?)"));
    insert->bind(1, source).bind(2, now.time_since_epoch().count());
    QS_CHECK(insert->run());
    return database_->last_insert();
}

Result<> StoreWriter::start_over(ObjectNo source) {
    QS_CHECK(begin());
    for (const char* sql :
         {"UPDATE source SET checkpoint = '' WHERE no = ?",
          "DELETE FROM set_aside WHERE source = ?",
          "UPDATE run SET outcome = 'abandoned' WHERE source = ? AND outcome <> 'done'"}) {
        QS_TRY(auto* const step, database_->prepare(sql));
        step->bind(1, source);
        QS_CHECK(step->run());
    }
    return database_->execute("COMMIT");
}

Result<> StoreWriter::end_run(ObjectNo run, Instant now, const RunReport& report,
                              std::string_view failure) {
    QS_TRY(auto* const update,
           database_->prepare("UPDATE run SET ended = ?, outcome = ?, facts = facts + ?,"
                              " message = ? WHERE no = ?"));
    update->bind(1, now.time_since_epoch().count());
    update->bind(2, std::string_view{failure.empty() ? "done" : "failed"});
    update->bind(3, report.facts).bind(4, failure).bind(5, run);
    return update->run();
}

Result<std::int64_t> StoreWriter::troubles(ObjectNo run) {
    QS_TRY(auto* const select, database_->prepare("SELECT troubles FROM run WHERE no = ?"));
    select->bind(1, run);
    QS_TRY([[maybe_unused]] const bool found, select->step());
    const auto count = select->number(0);
    select->reset();
    return count;
}

Result<> StoreWriter::add_trouble(ObjectNo run) {
    QS_TRY(auto* const update,
           database_->prepare("UPDATE run SET troubles = troubles + 1 WHERE no = ?"));
    update->bind(1, run);
    return update->run();
}

Result<bool> StoreWriter::put(ObjectNo source, const Fact& fact) {
    if (forgotten_.empty()) return put_fact(*database_, source, fact);
    const auto kept = forgotten_.without(source, fact);
    if (!kept) return false;
    return put_fact(*database_, source, *kept);
}

Result<> StoreWriter::set_aside(ObjectNo source, const SetAside& item) {
    QS_TRY(auto* const insert,
           database_->prepare("INSERT INTO set_aside VALUES(?, ?, ?, 1) ON CONFLICT DO NOTHING"));
    insert->bind(1, source).bind(2, item.where).bind(3, item.reason);
    return insert->run();
}

Result<bool> StoreWriter::sweep(ObjectNo source, ObjectNo run, const Whole& whole, Sweep how) {
    QS_TRY(const auto ids, unseen(*database_, source, whole));
    const auto objects = static_cast<std::int64_t>(ids.size());
    QS_TRY(const auto seen, seen_of(*database_, source, whole.kind));
    const bool large = objects > kSmallSweep && objects * 100 > (objects + seen) * kSweepPercent;
    if (large && how == Sweep::guarded) {
        QS_TRY(const bool agrees, earlier_run_agrees(*database_, source, run, whole, ids));
        if (!agrees) return false;
    }
    QS_CHECK(forget_waiting(*database_, source, whole));
    for (const auto& id : ids) {
        QS_TRY([[maybe_unused]] const bool changed,
               put_fact(*database_, source, Fact{Gone{whole.kind, id}}));
    }
    return true;
}

}  // namespace quisait
