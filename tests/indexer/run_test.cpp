// The daemon as the service manager sees it: the real program, its log and its signals.
#include <csignal>

#include <gtest/gtest.h>

#include "base/files.h"
#include "indexer/store.h"
#include "tests/indexer/indexer_process.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

std::string post(int number, const std::string& body) {
    return fmt::format(R"({{"post":{{"id":"{}","space":"s","body":"{}",)"
                       R"("created":"2026-01-01T00:00:00Z"}}}})"
                       "\n",
                       number, body);
}

class RunTest : public ::testing::Test {
protected:
    void SetUp() override { configure("chat.ndjson"); }

    void configure(const std::string& path) {
        ASSERT_TRUE(replace_file(
            folder_ / "q.toml",
            "[[source]]\nname='chat'\ntype='facts'\ninterval=1\npath='" + path + "'\n"));
    }
    void write(const std::string& posts) {
        ASSERT_TRUE(
            replace_file(folder_ / "chat.ndjson", R"({"space":{"id":"s","access":"everyone"}})"
                                                  "\n" +
                                                      posts));
    }
    std::int64_t posts() const {
        auto store = StoreReader::open(folder_ / "data");
        return store ? store->counts()->posts : -1;
    }
    testing::TemporaryFolder folder_;
};

TEST_F(RunTest, ReadsAFileAgainWhenItChangedAndEndsWellOnSigterm) {
    write(post(1, "one"));
    testing::IndexerProcess daemon{folder_ / "q.toml", {"run"}};
    ASSERT_TRUE(daemon.wait_for("index.updated generation=1 changes=1"));
    EXPECT_EQ(posts(), 1);
    write(post(1, "one") + post(2, "two"));
    ASSERT_TRUE(daemon.wait_for("index.updated generation=1 changes=1 seq=2"));
    EXPECT_EQ(posts(), 2);
    daemon.send(SIGTERM);
    const auto ended = daemon.wait();
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_NE(ended.err.find("indexer.stopped"), std::string::npos);
}

TEST_F(RunTest, WaitsForASourceThatIsNotThere) {
    testing::IndexerProcess daemon{folder_ / "q.toml", {"run"}};
    ASSERT_TRUE(daemon.wait_for("source.failed source=chat"));
    write(post(1, "one"));
    ASSERT_TRUE(daemon.wait_for("index.updated"));
    daemon.send(SIGTERM);
    EXPECT_EQ(daemon.wait().status, 0);
    EXPECT_EQ(posts(), 1);
}

TEST_F(RunTest, IsTheOnlyWriter) {
    write("");
    testing::IndexerProcess daemon{folder_ / "q.toml", {"run"}};
    ASSERT_TRUE(daemon.wait_for("source.synced"));
    const auto second = testing::run_indexer(folder_ / "q.toml", {"sync"});
    EXPECT_EQ(second.status, 1);
    EXPECT_NE(second.err.find("is held by process"), std::string::npos) << second.err;
    daemon.send(SIGTERM);
    EXPECT_EQ(daemon.wait().status, 0);
}

TEST_F(RunTest, LeavesStandardInputOut) {
    configure("-");
    testing::IndexerProcess daemon{folder_ / "q.toml", {"run"}};
    ASSERT_TRUE(daemon.wait_for("source.left_out"));
    daemon.send(SIGTERM);
    EXPECT_EQ(daemon.wait().status, 0);
}

}  // namespace
}  // namespace quisait
