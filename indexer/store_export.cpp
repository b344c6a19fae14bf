#include "indexer/store_export.h"

#include <array>

#include "indexer/sqlite.h"
#include "indexer/store_schema.h"

namespace quisait {
namespace {

/// What an object refers to comes before it where it can; a space may stand within a later one.
constexpr auto kTables = std::to_array<const char*>({
    "SELECT fact FROM space WHERE source = ? ORDER BY no",
    "SELECT fact FROM grp WHERE source = ? ORDER BY no",
    "SELECT fact FROM person WHERE source = ? ORDER BY no",
    "SELECT fact FROM post WHERE source = ? ORDER BY no",
    "SELECT fact FROM reaction WHERE source = ?",
    "SELECT fact FROM absence WHERE source = ?",
    "SELECT fact FROM claim WHERE source = ?",
});

Result<std::unique_ptr<Database>> open_store(const std::filesystem::path& data_folder) {
    QS_TRY(auto database, Database::open(data_folder / "store.db", DatabaseMode::read_only));
    QS_CHECK(check_version(*database));
    return database;
}

}  // namespace

Result<std::vector<std::string>> stored_sources(const std::filesystem::path& data_folder) {
    QS_TRY(auto database, open_store(data_folder));
    std::vector<std::string> names;
    QS_TRY(auto* const rows, database->prepare("SELECT name FROM source ORDER BY no"));
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return names;
        names.push_back(rows->text(0));
    }
}

Result<> export_facts(const std::filesystem::path& data_folder, const std::string& source,
                      const LineSink& sink) {
    QS_TRY(auto database, open_store(data_folder));
    QS_CHECK(database->execute("BEGIN"));
    QS_TRY(auto* const select, database->prepare("SELECT no FROM source WHERE name = ?"));
    select->bind(1, source);
    QS_TRY(const bool known, select->step());
    if (!known) return fail(Code::no_such_thing, "the store has no source {}", source);
    const auto number = select->number(0);
    select->reset();
    for (const char* sql : kTables) {
        QS_TRY(auto* const rows, database->prepare(sql));
        rows->bind(1, number);
        for (;;) {
            QS_TRY(const bool row, rows->step());
            if (!row) break;
            QS_CHECK(sink(rows->text(0)));
        }
    }
    return {};
}

}  // namespace quisait
