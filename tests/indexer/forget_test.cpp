// forget: what is left of a person in any file, asked of the files themselves.
#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "base/files.h"
#include "indexer/generations.h"
#include "indexer/sqlite.h"
#include "indexer/traces.h"
#include "indexer/xapian_guard.h"
#include "tests/indexer/indexer_process.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

/// Ada has an account in each source; Bob and Cleo write beside her and about her.
constexpr const char* kChat =
    R"({"space":{"id":"s","access":"everyone"}})"
    "\n"
    R"({"space":{"id":"p","access":{"persons":["U1","U2"]}}})"
    "\n"
    R"({"group":{"id":"g","members":["U1","U2"]}})"
    "\n"
    R"({"person":{"id":"U1","name":"Ada Zyxwvut","emails":["ada.zyxwvut@example.org"],)"
    R"("handles":["adazyx"],"about":"collects antique slide rules since childhood"}})"
    "\n"
    R"({"person":{"id":"U2","name":"Bob Other","manager":"U1","emails":["bob@example.org"]}})"
    "\n"
    R"({"post":{"id":"1","space":"s","author":"U1","title":"Qwertzuiop machine","body":"the)"
    R"( zanzibar17 backup runs on flugelhorn every night","created":"2026-01-01T00:00:00Z"}})"
    "\n"
    R"({"post":{"id":"2","space":"p","author":"U1","body":"the secret word is xylophonist",)"
    R"("created":"2026-01-01T00:00:00Z"}})"
    "\n"
    R"({"post":{"id":"3","space":"s","thread":"1","parent":"1","author":"U2","body":"thanks, the)"
    R"( backup works","mentions":["U1"],"liked_by":["U1","U2"],"created":"2026-01-02T00:00:00Z"}})"
    "\n"
    R"({"post":{"id":"4","space":"s","author":"U2","body":"a backup of mine",)"
    R"("created":"2026-01-02T00:00:00Z"}})"
    "\n"
    R"({"reaction":{"post":"4","person":"U1"}})"
    "\n"
    R"({"absence":{"person":"U1","from":"2026-08-01","to":"2026-08-21"}})"
    "\n"
    R"({"claim":{"person":"U1","topic":"trombones","by":"U2"}})"
    "\n"
    R"({"claim":{"person":"U2","topic":"Xapian","by":"U1"}})"
    "\n";
constexpr const char* kWiki =
    R"({"space":{"id":"w","access":"everyone"}})"
    "\n"
    R"({"person":{"id":"77","name":"A. Zyxwvut","emails":["Ada.Zyxwvut@example.org"]}})"
    "\n"
    R"({"post":{"id":"1","space":"w","author":"77","body":"how to oil a flugelhorn valve",)"
    R"("created":"2026-01-01T00:00:00Z"}})"
    "\n";
constexpr const char* kSettings =
    "[[source]]\nname='chat'\ntype='facts'\npath='chat.ndjson'\n"
    "[[source]]\nname='wiki'\ntype='facts'\npath='wiki.ndjson'\n";

const std::vector<std::string> kMarkers = {
    "Zyxwvut",    "zyxwvut",    "adazyx",   "antique slide", "Qwertzuiop", "qwertzuiop",
    "zanzibar17", "flugelhorn", "xylophon", "secret word",   "trombone",   "\"U1\"",
    "chat:U1",    "wiki:77",    "\"77\"",   "oil a",         "every night"};

class ForgetTest : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(replace_file(folder_ / "q.toml", kSettings));
        ASSERT_TRUE(replace_file(folder_ / "chat.ndjson", kChat));
        ASSERT_TRUE(replace_file(folder_ / "wiki.ndjson", kWiki));
        ASSERT_EQ(run({"sync"}).status, 0);
    }
    testing::Ended run(const std::vector<std::string>& arguments) const {
        return testing::run_indexer(folder_ / "q.toml", arguments);
    }

    /// "marker in file" for each that stands in a file of the data folder.
    std::vector<std::string> standing() const {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{folder_ / "data"}) {
            if (!entry.is_regular_file()) continue;
            const auto content = *read_file(entry.path(), std::size_t{1} << 30U);
            for (const auto& marker : kMarkers) {
                if (content.find(marker) == std::string::npos) continue;
                found.push_back(marker + " in " + entry.path().filename().string());
            }
        }
        return found;
    }

    /// Terms and data of all documents, since Xapian packs what is long.
    std::string index_text() const {
        std::string text;
        const auto served = *current_generation(folder_ / "data");
        for (const auto audience : served.audiences()) {
            const Xapian::Database database{served.database(audience).string()};
            for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
                text += *term + "\n";
            for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at)
                text += database.get_document(*at).get_data() + "\n";
        }
        return text;
    }

    std::string fact(const char* sql) const {
        auto database = Database::open(folder_ / "data/store.db", DatabaseMode::read_only);
        auto* const row = *(*database)->prepare(sql);
        return *row->step() ? row->text(0) : "none";
    }
    static bool says(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }
    testing::TemporaryFolder folder_;
};

TEST_F(ForgetTest, LeavesNoByteOfAPersonInAnyFile) {
    EXPECT_GE(standing().size(), kMarkers.size()) << "the markers are there before";
    const auto forgotten = run({"forget", "ada.zyxwvut@example.org"});
    EXPECT_EQ(forgotten.status, 0) << forgotten.out << forgotten.err;
    EXPECT_TRUE(says(forgotten.out, "account chat:U1")) << forgotten.out;
    EXPECT_TRUE(says(forgotten.out, "account wiki:77")) << forgotten.out;
    EXPECT_TRUE(says(forgotten.out, "3 posts, 1 reactions, 5 objects of others")) << forgotten.out;
    EXPECT_TRUE(says(forgotten.out, "store: 0 rows are left")) << forgotten.out;
    EXPECT_TRUE(says(forgotten.out, "pieces: 0 found")) << forgotten.out;
    EXPECT_THAT(standing(), ::testing::IsEmpty());
    const auto index = index_text();
    for (const auto& marker : kMarkers)
        EXPECT_FALSE(says(index, marker)) << marker;
    EXPECT_TRUE(says(index, "backup")) << "the words of others stay";
    EXPECT_EQ(run({"check"}).status, 0);
}

TEST_F(ForgetTest, KeepsWhatOthersSaidWithoutThePerson) {
    ASSERT_EQ(run({"forget", "chat:U1"}).status, 0);
    EXPECT_TRUE(says(fact("SELECT fact FROM post WHERE id = '3'"), "thanks, the backup works"));
    EXPECT_TRUE(says(fact("SELECT fact FROM post WHERE id = '3'"), "\"likes\":2"))
        << "how many, not who";
    EXPECT_TRUE(says(fact("SELECT fact FROM grp"), "\"members\":[\"U2\"]"));
    EXPECT_TRUE(says(fact("SELECT fact FROM claim"), "Xapian"));
    EXPECT_EQ(fact("SELECT fact FROM reaction"), "none");
    EXPECT_EQ(fact("SELECT count(*) FROM post"), "2");
}

TEST_F(ForgetTest, ASourceThatStillHasThePersonDoesNotBringThemBack) {
    ASSERT_EQ(run({"forget", "chat:U1"}).status, 0);
    ASSERT_EQ(run({"sync", "--full"}).status, 0);
    EXPECT_THAT(standing(), ::testing::IsEmpty());
    EXPECT_EQ(fact("SELECT count(*) FROM person"), "1");
    EXPECT_EQ(run({"forget", "chat:U1"}).status, 0) << "asking again does no harm";
    EXPECT_EQ(run({"check"}).status, 0);
}

TEST_F(ForgetTest, SaysWhoElseNamedThePerson) {
    ASSERT_TRUE(replace_file(
        folder_ / "wiki.ndjson",
        std::string{kWiki} +
            R"({"post":{"id":"9","space":"w","body":"ask Ada Zyxwvut","created":"2026-01-01T00:00:00Z"}})"
            "\n"));
    ASSERT_EQ(run({"sync"}).status, 0);
    const auto forgotten = run({"forget", "chat:U1"});
    EXPECT_EQ(forgotten.status, 0) << forgotten.err;
    EXPECT_TRUE(says(forgotten.out, "named by another in wiki:9\n")) << forgotten.out;
}

TEST_F(ForgetTest, TheProofFailsWhenAFileStillHasSomething) {
    ASSERT_TRUE(replace_file(folder_ / "data/notes.txt", "mail to ada.zyxwvut@example.org"));
    const auto forgotten = run({"forget", "chat:U1"});
    EXPECT_EQ(forgotten.status, 1);
    EXPECT_TRUE(says(forgotten.out, "notes.txt: an address")) << forgotten.out;
    EXPECT_TRUE(says(forgotten.err, "something of the person is left")) << forgotten.err;
}

TEST_F(ForgetTest, TakesLinesOfThePersonOutOfTheSpool) {
    ASSERT_TRUE(make_folder(folder_ / "data/spool"));
    const std::string other = R"({"post":{"id":"5","space":"s","author":"U2","body":"x"}})";
    ASSERT_TRUE(replace_file(folder_ / "data/spool/1.ndjson",
                             R"({"post":{"id":"6","space":"s","author":"U1","body":"y"}})"
                             "\n" +
                                 other));
    EXPECT_EQ(run({"forget", "chat:U1"}).status, 0);
    EXPECT_EQ(*read_file(folder_ / "data/spool/1.ndjson", 1000), other);
}

TEST_F(ForgetTest, ADryRunChangesNothing) {
    const auto planned = run({"forget", "wiki:77", "--dry-run"});
    EXPECT_EQ(planned.status, 0);
    EXPECT_TRUE(says(planned.out, "3 posts")) << planned.out;
    EXPECT_EQ(fact("SELECT count(*) FROM post"), "5");
}

TEST_F(ForgetTest, NobodyOfThatNameIsAnErrorThatSaysHowToName) {
    const auto none = run({"forget", "nobody@example.org"});
    EXPECT_EQ(none.status, 1);
    EXPECT_TRUE(says(none.err, "Name the full id of an account")) << none.err;
}

TEST(Traces, FindsPiecesAcrossAnyText) {
    Traces traces;
    traces.add(Traces::Kind::name, "short");
    EXPECT_EQ(traces.size(), 0U) << "five bytes stand in any file";
    traces.add(Traces::Kind::name, "Ada Byron");
    traces.add_text("a line of words that is longer than one piece\nand \"another\" one");
    std::vector<std::string> found;
    traces.look("xxAda Byronxx words that is longer than one piece, and \\\"another",
                [&](std::size_t piece) { found.push_back(traces.bytes(piece)); });
    EXPECT_THAT(found, ::testing::ElementsAre("Ada Byron", "ds that is longer than one piece"));
}

}  // namespace
}  // namespace quisait
