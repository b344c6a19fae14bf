// A rebuild beside readers and after interruptions.
#include <csignal>

#include <gtest/gtest.h>

#include "base/files.h"
#include "indexer/generations.h"
#include "indexer/xapian_guard.h"
#include "tests/indexer/indexer_process.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

constexpr int kPosts = 2000;

class ReindexTest : public ::testing::Test {
protected:
    void SetUp() override {
        configure("");
        std::string lines = R"({"space":{"id":"s","access":"everyone"}})"
                            "\n";
        for (int i = 0; i < kPosts; ++i) {
            lines += fmt::format(R"({{"post":{{"id":"{0}","space":"s","body":"common word{0}",)"
                                 R"("created":"2026-01-01T00:00:00Z"}}}})"
                                 "\n",
                                 i);
        }
        ASSERT_TRUE(replace_file(folder_ / "chat.ndjson", lines));
        ASSERT_EQ(run({"sync"}).status, 0);
    }
    void configure(const std::string& index_settings) {
        ASSERT_TRUE(replace_file(
            folder_ / "q.toml", "[index]\ncommit = 200\n" + index_settings +
                                    "[[source]]\nname='chat'\ntype='facts'\npath='chat.ndjson'\n"));
    }
    testing::Ended run(const std::vector<std::string>& arguments) const {
        return testing::run_indexer(folder_ / "q.toml", arguments);
    }
    /// The generation that is named, as a reader opens it: once more if it went in between.
    Xapian::Database open_served() const {
        for (;;) {
            const auto served = *current_generation(folder_ / "data");
            const auto opened = guarded(
                "opening", [&] { return Xapian::Database{served.database(kEveryone).string()}; });
            if (opened) return *opened;
            EXPECT_NE(current_generation(folder_ / "data")->number, served.number)
                << opened.error().what();
        }
    }
    /// Posts that a search finds, all the way to their documents.
    static int search(const Xapian::Database& database) {
        Xapian::Enquire enquire{database};
        enquire.set_query(Xapian::Query{"common"});
        const auto found = enquire.get_mset(0, 10, kPosts);
        for (auto hit = found.begin(); hit != found.end(); ++hit)
            EXPECT_FALSE(hit.get_document().get_data().empty());
        return static_cast<int>(found.get_matches_estimated());
    }
    testing::TemporaryFolder folder_;
};

TEST_F(ReindexTest, AReaderFindsEverythingBeforeDuringAndAfter) {
    configure("keep_generation = 0\n");
    auto held = open_served();
    testing::IndexerProcess reindex{folder_ / "q.toml", {"reindex"}};
    int searches = 0;
    while (!reindex.ends_within(std::chrono::microseconds{200})) {
        ASSERT_EQ(search(held), kPosts);
        ASSERT_EQ(search(open_served()), kPosts);
        ++searches;
    }
    EXPECT_EQ(reindex.wait().status, 0);
    EXPECT_GT(searches, 0);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "data/index/gen-1"));
    EXPECT_EQ(search(held), kPosts) << "files that are open are read on after they went";
    EXPECT_EQ(search(open_served()), kPosts);
    EXPECT_EQ(current_generation(folder_ / "data")->number, 2);
}

TEST_F(ReindexTest, OneThatIsStoppedLeavesNothingBehind) {
    testing::IndexerProcess reindex{folder_ / "q.toml", {"reindex"}};
    reindex.send(SIGTERM);
    const auto ended = reindex.wait();
    // Before the program listens a signal ends it at once; later it says what it did.
    EXPECT_TRUE(ended.status == 1 || ended.status == 128 + SIGTERM) << ended.status;
    EXPECT_EQ(current_generation(folder_ / "data")->number, 1);
    EXPECT_EQ(search(open_served()), kPosts);
    EXPECT_EQ(run({"check"}).status, 0);
}

TEST_F(ReindexTest, WhatAKilledOneLeftGoesWithTheNextCommand) {
    const auto leftover = *new_generation(folder_ / "data");
    ASSERT_TRUE(replace_file(leftover.folder / "half", "written"));
    EXPECT_EQ(run({"sync"}).status, 0);
    EXPECT_FALSE(std::filesystem::exists(leftover.folder));
    EXPECT_EQ(generations(folder_ / "data")->size(), 1U);
}

TEST_F(ReindexTest, TheOldGenerationIsBroughtUpWhenItIsServedAgain) {
    ASSERT_EQ(run({"reindex"}).status, 0);
    ASSERT_TRUE(replace_file(folder_ / "chat.ndjson", R"({"gone":{"kind":"post","id":"7"}})"
                                                      "\n"));
    ASSERT_EQ(run({"sync"}).status, 0);
    ASSERT_EQ(run({"reindex", "--back"}).status, 0);
    EXPECT_EQ(current_generation(folder_ / "data")->number, 1);
    EXPECT_EQ(search(open_served()), kPosts - 1) << "what went meanwhile is gone there too";
    EXPECT_EQ(run({"check"}).status, 0);
}

}  // namespace
}  // namespace quisait
