#include "tests/indexer/kill/snapshot.h"

#include <set>

#include "indexer/generations.h"
#include "indexer/index_writer.h"
#include "indexer/sqlite.h"
#include "indexer/store.h"
#include "indexer/xapian_guard.h"

namespace quisait::testing {
namespace {

constexpr const char* kRows =
    "SELECT 'space ' || id, no || ' ' || within || ' ' || audience || fact FROM space"
    " UNION ALL SELECT 'audience ' || no, key FROM audience"
    " UNION ALL SELECT 'group ' || id, no || fact FROM grp"
    " UNION ALL SELECT 'person ' || id, no || ' ' || seq || fact FROM person"
    " UNION ALL SELECT 'post ' || id, no || ' ' || seq || space || author || changed || fact FROM "
    "post"
    " UNION ALL SELECT 'reaction ' || post || ' ' || person, kind || fact FROM reaction"
    " UNION ALL SELECT 'removed ' || seq, id || ' ' || audience FROM removed"
    " UNION ALL SELECT 'meta ' || key, value FROM meta"
    " UNION ALL SELECT 'set aside ' || place, reason FROM set_aside"
    " UNION ALL SELECT 'source ' || name, no FROM source";

std::string content(const Xapian::Document& document) {
    std::string text = document.get_data();
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        text += fmt::format("|{}*{}", *term, term.get_wdf());
        for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
            text += fmt::format(",{}", *at);
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
        text += fmt::format("|{}={}", value.get_valueno(), *value);
    return text;
}

std::string id_of(const Xapian::Document& document) {
    auto term = document.termlist_begin();
    term.skip_to("Q");
    return term == document.termlist_end() ? std::string{"?"} : *term;
}

void add_database(const std::filesystem::path& folder, Snapshot& into) {
    const Xapian::Database database{folder.string()};
    const auto name = folder.filename().string();
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
        const auto document = database.get_document(*at);
        const auto id = fmt::format("{} {}", name, id_of(document));
        const bool added = into.emplace(id, content(document)).second;
        if (!added) into.emplace(fmt::format("{} again as {}", id, *at), "");
    }
    if (name == "everyone") into.emplace("seq", database.get_metadata("seq"));
}

}  // namespace

Result<Snapshot> store_snapshot(const std::filesystem::path& data_folder) {
    Snapshot snapshot;
    QS_TRY(auto database, Database::open(data_folder / "store.db", DatabaseMode::read_only));
    QS_TRY(auto* const rows, database->prepare(kRows));
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return snapshot;
        snapshot.emplace(rows->text(0), rows->text(1));
    }
}

Result<Snapshot> index_snapshot(const std::filesystem::path& data_folder) {
    QS_TRY(const auto served, current_generation(data_folder));
    Snapshot snapshot;
    QS_CHECK(guarded("reading the index", [&] {
        for (const auto audience : served.audiences())
            add_database(served.database(audience), snapshot);
    }));
    return snapshot;
}

std::string difference(const Snapshot& expected, const Snapshot& actual) {
    std::string text;
    int count = 0;
    const auto note = [&](const char* what, const std::string& name) {
        if (++count <= 5) text += fmt::format("  {}: {}\n", what, name);
    };
    for (const auto& [name, content] : expected) {
        const auto found = actual.find(name);
        if (found == actual.end()) {
            note("lost", name);
        } else if (found->second != content) {
            note("differs", name + "\n    " + content.substr(0, 300) + "\n    " +
                                found->second.substr(0, 300));
        }
    }
    for (const auto& [name, content] : actual) {
        if (!expected.contains(name)) note("too many", name);
    }
    return count == 0 ? text : fmt::format("{} differences\n{}", count, text);
}

Result<std::string> half_a_batch(const std::filesystem::path& data_folder) {
    const auto served = current_generation(data_folder);
    if (!served) return std::string{};
    QS_TRY(auto store, StoreReader::open(data_folder));
    QS_TRY(const auto reached, reached_seq(*served));
    QS_TRY(const auto changes, store.changes_after(0, 1U << 30U));
    std::set<std::string> expected;
    for (const auto& change : changes) {
        if (change.seq > reached || change.audience != kEveryone) continue;
        if (change.kind == IndexChange::Kind::removed) continue;
        if (change.person && change.person->person.bot) continue;
        expected.insert("Q" + change.id);
    }
    std::set<std::string> found;
    QS_CHECK(guarded("reading the index", [&] {
        const Xapian::Database everyone{served->database(kEveryone).string()};
        for (auto term = everyone.allterms_begin("Q"); term != everyone.allterms_end("Q"); ++term)
            found.insert(*term);
    }));
    if (found == expected) return std::string{};
    return fmt::format("seq {} stands for {} documents, {} are there", reached, expected.size(),
                       found.size());
}

}  // namespace quisait::testing
