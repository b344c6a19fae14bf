#include "indexer/store_schema.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "indexer/store_writer.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

class StoreSchemaTest : public ::testing::Test {
protected:
    /// A store made by SQL text alone, as another release left it.
    void make_store(const std::string& sql) {
        auto database = Database::open(file(), DatabaseMode::read_write);
        ASSERT_TRUE(database);
        const auto made = (*database)->execute(sql);
        ASSERT_TRUE(made) << made.error().what();
    }
    void make_version_1() {
        const auto sql =
            read_file(testing::source_path("tests/fixtures/store/version-1.sql"), 1U << 20U);
        ASSERT_TRUE(sql) << sql.error().what();
        make_store(*sql);
    }
    std::int64_t number(const char* sql) {
        auto database = Database::open(file(), DatabaseMode::read_only);
        return *(*database)->number(sql, -1);
    }
    std::filesystem::path file() const { return folder_ / "store.db"; }

    testing::TemporaryFolder folder_;
};

TEST_F(StoreSchemaTest, BringsAStoreOfVersion1UpAndLosesNothing) {
    make_version_1();
    EXPECT_EQ(StoreReader::open(folder_.path()).error().code(), Code::bad_setting)
        << "a reader changes nothing, so it cannot read an older version";
    auto writer = StoreWriter::open(folder_.path());
    ASSERT_TRUE(writer) << writer.error().what();
    auto reader = StoreReader::open(folder_.path());
    ASSERT_TRUE(reader) << reader.error().what();
    const auto changes = reader->changes_after(0, 100);
    ASSERT_TRUE(changes) << changes.error().what();
    ASSERT_EQ(changes->size(), 4U);
    EXPECT_EQ(changes->at(0).person->person.name, "Ada Byron");
    EXPECT_EQ(changes->at(2).id, "chat:3");
    EXPECT_EQ(changes->at(3).audience, 1);
    EXPECT_EQ(*writer->checkpoint(1), R"({"line":9,"bytes":900,"modified":1})");
    EXPECT_EQ(number("PRAGMA user_version"), kStoreVersion);
    EXPECT_EQ(number("SELECT count(*) FROM set_aside"), 1);
}

TEST_F(StoreSchemaTest, AStoreBroughtUpHasTheTablesOfANewOne) {
    const char* all =
        "SELECT group_concat(name || ' ' || type || \"notnull\" || pk, ';') || ';' ||"
        " (SELECT group_concat(name, ';') FROM (SELECT name FROM sqlite_master"
        "  WHERE type = 'index' ORDER BY 1)) FROM"
        " (SELECT m.name || '.' || c.name AS name, c.type AS type, c.\"notnull\", c.pk"
        "  FROM sqlite_master m JOIN pragma_table_info(m.name) c ORDER BY 1)";
    const auto tables = [&](const std::filesystem::path& folder) {
        auto database = Database::open(folder / "store.db", DatabaseMode::read_only);
        auto* const row = *(*database)->prepare(all);
        EXPECT_TRUE(*row->step());
        return row->text(0);
    };
    make_version_1();
    ASSERT_TRUE(StoreWriter::open(folder_.path()));
    const testing::TemporaryFolder fresh;
    ASSERT_TRUE(StoreWriter::open(fresh.path()));
    EXPECT_EQ(tables(folder_.path()), tables(fresh.path()));
}

TEST_F(StoreSchemaTest, RefusesANewerVersionAndLeavesItAsItIs) {
    make_version_1();
    make_store("PRAGMA user_version = 99; INSERT INTO meta VALUES('future', 7)");
    const auto refused = StoreWriter::open(folder_.path());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), Code::bad_setting);
    EXPECT_EQ(
        refused.error().what(),
        fmt::format("the store has version 99, this program reads version {}", kStoreVersion));
    EXPECT_EQ(number("PRAGMA user_version"), 99);
    EXPECT_EQ(number("SELECT value FROM meta WHERE key = 'future'"), 7);
    EXPECT_EQ(number("SELECT count(*) FROM sqlite_master WHERE name = 'forgotten'"), 0);
}

TEST_F(StoreSchemaTest, LeavesAStoreThatItCannotBringUpAsItWas) {
    make_version_1();
    make_store("CREATE TABLE secret(wrong TEXT)");
    EXPECT_FALSE(StoreWriter::open(folder_.path()));
    EXPECT_EQ(number("PRAGMA user_version"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM pragma_table_info('sweep') WHERE name = 'digest'"), 0)
        << "all steps or none";
}

}  // namespace
}  // namespace quisait
