// The program as its caller sees it: exit status, what is printed, what is left behind.
#include "indexer/commands.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/json.h"
#include "indexer/generations.h"
#include "indexer/schema.h"
#include "indexer/xapian_guard.h"
#include "tests/indexer/indexer_process.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

constexpr const char* kFacts =
    R"({"space":{"id":"s","access":"everyone"}})"
    "\n"
    R"({"space":{"id":"p","access":{"persons":["U1"]}}})"
    "\n"
    R"({"person":{"id":"U1","name":"Ada"}})"
    "\n"
    R"({"post":{"id":"1","space":"s","author":"U1","body":"open","created":"2026-01-01T00:00:00Z"}})"
    "\n"
    R"({"post":{"id":"2","space":"p","author":"U1","body":"shut","created":"2026-01-01T00:00:00Z"}})"
    "\n";
constexpr const char* kSource = "[[source]]\nname='chat'\ntype='facts'\npath='chat.ndjson'\n";

class CommandsTest : public ::testing::Test {
protected:
    void SetUp() override {
        configure(kSource);
        ASSERT_TRUE(replace_file(folder_ / "chat.ndjson", kFacts));
    }
    void configure(const std::string& text) { ASSERT_TRUE(replace_file(folder_ / "q.toml", text)); }
    testing::Ended run(const std::vector<std::string>& arguments) const {
        return testing::run_indexer(folder_ / "q.toml", arguments);
    }
    void sync() const {
        const auto ended = run({"sync"});
        ASSERT_EQ(ended.status, 0) << ended.err;
    }
    std::filesystem::path index(AudienceNo audience) const {
        return current_generation(folder_ / "data")->database(audience);
    }
    static bool says(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }
    testing::TemporaryFolder folder_;
};

TEST_F(CommandsTest, ASettingThatIsNotAllowedEndsWithStatus2FileLineAndWhatIs) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"[index]\ncommit = 0\n",
         "q.toml line 2: index.commit is \"0\", allowed: a whole number from 1 to 1000000"},
        {"[index]\nkomit = 1\n", "q.toml line 2: unknown key index.komit, known: data, "},
        {"data = 7\n", "q.toml line 1: data has the wrong type, allowed: a text"},
        {"[[source]]\nname='x'\ntype='facts'\nintervall=5\n",
         "q.toml line 4: unknown key intervall, known: name, type, path, interval"},
        {"[[source]]\nname='x'\ntype='fax'\n", "source x has the unknown type fax, known: facts"},
    };
    for (const auto& [text, message] : cases) {
        SCOPED_TRACE(text);
        configure(text);
        const auto ended = run({"sync"});
        EXPECT_EQ(ended.status, 2);
        EXPECT_TRUE(says(ended.err, message)) << ended.err;
    }
}

TEST_F(CommandsTest, WrongUsageEndsWithStatus2) {
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{},
                                               {"dance"},
                                               {"sync", "--fast"},
                                               {"preview"},
                                               {"sync", "nobody"},
                                               {"export", "a", "b"}}) {
        EXPECT_EQ(run(arguments).status, 2) << (arguments.empty() ? "" : arguments.front());
    }
    EXPECT_EQ(testing::run_indexer(folder_ / "none.toml", {"status"}).status, 2);
}

TEST_F(CommandsTest, TheHelpNamesEveryCommandAndFlagOfTheTable) {
    const auto help = run({"--help"});
    EXPECT_EQ(help.status, 0);
    for (const auto& command : commands_table()) {
        EXPECT_TRUE(says(help.out, std::string{command.name})) << command.name;
        const auto own = run({std::string{command.name}, "--help"});
        EXPECT_EQ(own.status, 0);
        for (const auto& flag : flags_table()) {
            const std::string name{flag.name};
            EXPECT_EQ(says(own.out, name), says(std::string{command.flags}, name)) << name;
        }
    }
}

TEST_F(CommandsTest, AFailingSourceEndsWithStatus1AfterTheOthersWereRead) {
    configure("[[source]]\nname='gone'\ntype='facts'\npath='none.ndjson'\n" + std::string{kSource});
    const auto ended = run({"sync"});
    EXPECT_EQ(ended.status, 1);
    EXPECT_TRUE(says(ended.err, "source gone: ")) << ended.err;
    const auto status = run({"status"});
    EXPECT_TRUE(says(status.out, "posts 2 (2 indexable)")) << status.out;
    EXPECT_TRUE(says(status.out, "source gone: failed")) << status.out;
    EXPECT_TRUE(says(status.out, "source chat: done")) << status.out;
}

TEST_F(CommandsTest, StatusAsJsonHasTheSameFigures) {
    sync();
    const auto status = run({"status", "--json"});
    ASSERT_EQ(status.status, 0) << status.err;
    const auto json = Json::parse(status.out);
    ASSERT_TRUE(json) << json.error().what();
    const auto index = *json->root().member("index");
    EXPECT_EQ(*index.integer("generation"), 1);
    EXPECT_EQ(*index.integer("behind"), 0);
    EXPECT_EQ(*json->root().member("store")->integer("posts"), 2);
    const auto sources = *json->root().list("sources");
    ASSERT_EQ(sources.size(), 1U);
    EXPECT_EQ(*sources[0].text("outcome"), "done");
    EXPECT_EQ(*sources[0].integer("facts"), 5);
}

TEST_F(CommandsTest, StatusAndCheckSayWhatToDoBeforeAnythingWasRead) {
    const auto status = run({"status"});
    EXPECT_EQ(status.status, 1);
    EXPECT_TRUE(says(status.err, "Run quisait-indexer sync first.")) << status.err;
    EXPECT_EQ(run({"check"}).status, 1);
}

TEST_F(CommandsTest, CheckFindsNothingInASoundFolder) {
    sync();
    const auto check = run({"check"});
    EXPECT_EQ(check.status, 0) << check.out << check.err;
    EXPECT_TRUE(says(check.out, "ok    source chat: can be read")) << check.out;
    EXPECT_TRUE(says(check.out, "ok    store: is sound")) << check.out;
    EXPECT_TRUE(says(check.out, "ok    index everyone: 2 documents, as the store")) << check.out;
    EXPECT_TRUE(says(check.out, "ok    index audience 1: 1 documents, as the store")) << check.out;
}

TEST_F(CommandsTest, CheckNamesDocumentsThatAreMissingOrTooMany) {
    sync();
    {
        Xapian::WritableDatabase everyone{index(kEveryone).string()};
        everyone.delete_document("Qchat:1");
        Xapian::Document stray;
        stray.add_boolean_term("Qchat:77");
        everyone.add_document(stray);
    }
    const auto check = run({"check"});
    EXPECT_EQ(check.status, 1);
    EXPECT_TRUE(says(check.out,
                     "BAD   index everyone: 2 documents, the store has 2: 1 missing, 1"
                     " too many, such as chat:1, chat:77"))
        << check.out;
    EXPECT_TRUE(says(check.out, "Run quisait-indexer reindex")) << check.out;
    EXPECT_EQ(run({"reindex"}).status, 0);
    EXPECT_EQ(run({"check"}).status, 0);
}

TEST_F(CommandsTest, CheckFindsBrokenFilesAndReindexMendsThem) {
    sync();
    ASSERT_TRUE(replace_file(index(1) / "postlist.glass", std::string(8192, 'x')));
    const auto check = run({"check"});
    EXPECT_EQ(check.status, 1);
    EXPECT_TRUE(says(check.out, "BAD   files of index audience 1: ")) << check.out;
    EXPECT_EQ(run({"reindex"}).status, 0);
    EXPECT_EQ(run({"check"}).status, 0);
}

TEST_F(CommandsTest, ReindexMendsAnIndexThatNamesNoGeneration) {
    sync();
    ASSERT_TRUE(replace_file(folder_ / "data/index/current", "nonsense"));
    EXPECT_EQ(run({"check"}).status, 1);
    EXPECT_EQ(run({"reindex"}).status, 0);
    EXPECT_EQ(run({"check"}).status, 0);
}

TEST_F(CommandsTest, AnIndexOfAnotherReleaseIsBuiltAnewBySync) {
    sync();
    Xapian::WritableDatabase{index(kEveryone).string()}.set_metadata("schema", "0");
    sync();
    EXPECT_EQ(current_generation(folder_ / "data")->number, 2);
    EXPECT_EQ(run({"check"}).status, 0);
}

TEST_F(CommandsTest, AnIndexWithoutDocumentsCanBeOpened) {
    ASSERT_TRUE(replace_file(folder_ / "chat.ndjson", ""));
    sync();
    const Xapian::Database everyone{index(kEveryone).string()};
    EXPECT_EQ(everyone.get_metadata("schema"), std::to_string(kSchemaVersion));
    EXPECT_EQ(run({"check"}).status, 0);
}

TEST_F(CommandsTest, CheckFindsABrokenStore) {
    sync();
    std::filesystem::remove(folder_ / "data/store.db-wal");
    ASSERT_TRUE(replace_file(folder_ / "data/store.db", std::string(8192, 'x')));
    const auto check = run({"check"});
    EXPECT_EQ(check.status, 1);
    EXPECT_TRUE(says(check.out, "BAD   store: ")) << check.out;
    EXPECT_TRUE(says(check.out, "Restore store.db from a backup")) << check.out;
}

TEST_F(CommandsTest, ReindexGoesBackToTheGenerationBeforeWhileItIsKept) {
    sync();
    ASSERT_EQ(run({"reindex"}).status, 0);
    EXPECT_EQ(current_generation(folder_ / "data")->number, 2);
    ASSERT_EQ(run({"reindex", "--back"}).status, 0);
    EXPECT_EQ(current_generation(folder_ / "data")->number, 1);
    EXPECT_EQ(run({"check"}).status, 0);
    const auto again = run({"reindex", "--back"});
    EXPECT_EQ(again.status, 1);
    EXPECT_TRUE(says(again.err, "no generation before 1 is kept")) << again.err;
}

TEST_F(CommandsTest, AGenerationIsNotKeptWhenTheSettingSaysSo) {
    configure("[index]\nkeep_generation = 0\n" + std::string{kSource});
    sync();
    ASSERT_EQ(run({"reindex"}).status, 0);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "data/index/gen-1"));
}

TEST_F(CommandsTest, ExportPrintsLinesThatMakeTheSameStore) {
    sync();
    const auto lines = run({"export"});
    EXPECT_EQ(lines.status, 0);
    ASSERT_TRUE(replace_file(folder_ / "chat.ndjson", lines.out));
    std::filesystem::remove_all(folder_ / "data");
    sync();
    EXPECT_EQ(run({"export", "chat"}).out, lines.out);
    EXPECT_EQ(run({"export", "fax"}).status, 1);
}

}  // namespace
}  // namespace quisait
