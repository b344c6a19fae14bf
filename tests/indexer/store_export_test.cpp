#include "indexer/store_export.h"

#include <gtest/gtest.h>

#include "indexer/sqlite.h"
#include "indexer/store_writer.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

using Lines = std::vector<std::string>;

const Lines kFacts = {
    R"({"space":{"id":"inner","within":"outer","access":{"persons":["U1"]}}})",
    R"({"space":{"id":"outer","name":"Ou\"ter","access":{"groups":["g"]}}})",
    R"({"space":{"id":"open","access":"everyone"}})",
    R"({"group":{"id":"g","members":["U1","U2"]}})",
    R"({"person":{"id":"U1","name":"Ada Byron","emails":["ada@example.org"],"skills":["Xapian"]}})",
    R"({"person":{"id":"U2","name":"Zoë","bot":true}})",
    R"({"post":{"id":"1","space":"open","author":"U1","body":"été\n\"x\"","tags":["b","a"],)"
    R"("links":[{"url":"https://example.org/","title":"t"}],"created":"2026-01-01T00:00:00Z"}})",
    R"({"post":{"id":"2","space":"inner","author":"U2","parent":"1","thread":"1","kind":"answer",)"
    R"("accepted":true,"created":"2026-01-02T00:00:00Z","changed":"2026-01-03T00:00:00Z"}})",
    R"({"post":{"id":"3","space":"unknown","created":"2026-01-02T00:00:00Z"}})",
    R"({"reaction":{"post":"1","person":"U2","at":"2026-01-02T00:00:00Z"}})",
    R"({"absence":{"person":"U1","from":"2026-08-01","to":"2026-08-21"}})",
    R"({"claim":{"person":"U1","topic":"Xapian","level":"expert","by":"U2"}})",
    R"({"post":{"id":"9","space":"open","created":"2026-01-02T00:00:00Z"}})",
    R"({"gone":{"kind":"post","id":"9"}})",
};

void fill(const std::filesystem::path& folder, const Lines& lines) {
    auto store = StoreWriter::open(folder);
    ASSERT_TRUE(store) << store.error().what();
    const auto source = *store->source("chat");
    for (const auto& line : lines) {
        auto fact = parse_fact(line);
        ASSERT_TRUE(fact) << line << ": " << fact.error().what();
        const auto kept = cleaned(*std::move(fact));
        ASSERT_TRUE(check(kept)) << line;
        ASSERT_TRUE(store->put(source, kept));
    }
}

Lines exported(const std::filesystem::path& folder) {
    Lines lines;
    const auto done = export_facts(folder, "chat", [&](std::string_view line) -> Result<> {
        lines.emplace_back(line);
        return {};
    });
    EXPECT_TRUE(done) << done.error().what();
    return lines;
}

/// Everything that does not number changes.
Lines content(const std::filesystem::path& folder) {
    auto database = Database::open(folder / "store.db", DatabaseMode::read_only);
    EXPECT_TRUE(database);
    auto* const rows = *(*database)->prepare(
        "SELECT 'space ' || id || within || coalesce(audience.key, space.audience) || fact"
        " FROM space LEFT JOIN audience ON audience.no = space.audience"
        " UNION ALL SELECT 'group ' || id || fact FROM grp"
        " UNION ALL SELECT 'person ' || id || fact FROM person"
        " UNION ALL SELECT 'post ' || id || space || author || changed || fact FROM post"
        " UNION ALL SELECT 'reaction ' || post || person || kind || fact FROM reaction"
        " UNION ALL SELECT 'absence ' || person || fact FROM absence"
        " UNION ALL SELECT 'claim ' || person || topic || by || fact FROM claim ORDER BY 1");
    Lines lines;
    while (*rows->step())
        lines.push_back(rows->text(0));
    return lines;
}

TEST(StoreExport, TakenInAgainMakesTheSameStore) {
    const testing::TemporaryFolder first;
    fill(first.path(), kFacts);
    const auto lines = exported(first.path());
    EXPECT_EQ(lines.size(), 12U);
    const testing::TemporaryFolder second;
    fill(second.path(), lines);
    EXPECT_EQ(content(second.path()), content(first.path()));
    EXPECT_EQ(content(first.path()).size(), 12U);
    EXPECT_EQ(exported(second.path()), lines);
}

TEST(StoreExport, EndsWithTheErrorOfWhatTakesTheLines) {
    const testing::TemporaryFolder folder;
    fill(folder.path(), kFacts);
    int taken = 0;
    const auto full = export_facts(folder.path(), "chat", [&](std::string_view) -> Result<> {
        if (++taken < 3) return {};
        return fail(Code::io_failed, "no room");
    });
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().what(), "no room");
    EXPECT_EQ(taken, 3);
}

TEST(StoreExport, SaysWhichSourceItDoesNotKnow) {
    const testing::TemporaryFolder folder;
    fill(folder.path(), {});
    EXPECT_EQ(*stored_sources(folder.path()), Lines{"chat"});
    const auto none =
        export_facts(folder.path(), "fax", [](std::string_view) { return Result<>{}; });
    EXPECT_EQ(none.error().what(), "the store has no source fax");
}

}  // namespace
}  // namespace quisait
