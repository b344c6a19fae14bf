#include "indexer/store_writer.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

class StoreTest : public ::testing::Test {
protected:
    void SetUp() override {
        auto opened = StoreWriter::open(folder_.path());
        ASSERT_TRUE(opened) << opened.error().what();
        store_.emplace(*std::move(opened));
        source_ = *store_->source("chat");
        put(R"({"space":{"id":"s","access":"everyone"}})");
        put(R"({"person":{"id":"U1","name":"Ada"}})");
    }

    bool put(const std::string& line) {
        const auto changed = store_->put(source_, *parse_fact(line));
        EXPECT_TRUE(changed) << (changed ? "" : changed.error().what());
        return changed && *changed;
    }

    std::vector<IndexChange> changes(Seq seq = 0) {
        auto reader = StoreReader::open(folder_.path());
        EXPECT_TRUE(reader) << reader.error().what();
        auto read = reader->changes_after(seq, 1000);
        EXPECT_TRUE(read) << (read ? "" : read.error().what());
        return *read;
    }

    static std::string post(const std::string& id, const std::string& body,
                            const std::string& changed = "", const std::string& space = "s") {
        return R"({"post":{"id":")" + id + R"(","space":")" + space +
               R"(","author":"U1","body":")" + body +
               R"(","created":"2026-01-01T00:00:00Z","changed":")" + changed + R"("}})";
    }

    testing::TemporaryFolder folder_;
    std::optional<StoreWriter> store_;
    ObjectNo source_ = 0;
};

TEST_F(StoreTest, TakesAFactTwiceAsOnce) {
    EXPECT_TRUE(put(post("1", "first")));
    const auto before = changes().back().seq;
    EXPECT_FALSE(put(post("1", "first")));
    EXPECT_EQ(changes().back().seq, before);
    EXPECT_TRUE(put(post("1", "second")));
    EXPECT_GT(changes().back().seq, before);
    EXPECT_EQ(changes().back().post->post.body, "second");
}

TEST_F(StoreTest, KeepsTheNewerOfTwoStates) {
    EXPECT_TRUE(put(post("1", "new", "2026-02-02T00:00:00Z")));
    EXPECT_FALSE(put(post("1", "old", "2026-02-01T00:00:00Z")));
    EXPECT_EQ(changes().back().post->post.body, "new");
}

TEST_F(StoreTest, ClosesASpaceThatIsUnknownOrNotUnderstood) {
    EXPECT_TRUE(put(post("1", "x", "", "unknown")));
    EXPECT_EQ(changes().back().audience, kNobody);
    put(R"({"space":{"id":"unknown","access":"everyone"}})");
    EXPECT_EQ(changes().back().audience, kEveryone);
    put(R"({"space":{"id":"inner","within":"closed","access":"everyone"}})");
    EXPECT_TRUE(put(post("2", "x", "", "inner")));
    EXPECT_EQ(changes().back().audience, kNobody);
}

TEST_F(StoreTest, MovesPostsWhenTheirSpaceBecomesPrivate) {
    put(post("1", "x"));
    const auto before = changes().back().seq;
    put(R"({"space":{"id":"s","access":{"persons":["U1"]}}})");
    const auto after = changes(before);
    ASSERT_EQ(after.size(), 2U);
    EXPECT_EQ(after[0].kind, IndexChange::Kind::removed);
    EXPECT_EQ(after[0].audience, kEveryone);
    EXPECT_GT(after[1].audience, kEveryone);
    const auto audience = after[1].audience;
    put(R"({"space":{"id":"s","access":{"persons":["U1","U2"]}}})");
    EXPECT_EQ(changes().back().audience, audience);
    EXPECT_EQ(changes(after[1].seq).size(), 0U) << "a member more touches no document";
}

TEST_F(StoreTest, RemembersThatAPostIsGone) {
    put(post("1", "x"));
    EXPECT_TRUE(put(R"({"gone":{"kind":"post","id":"1"}})"));
    EXPECT_FALSE(put(R"({"gone":{"kind":"post","id":"1"}})"));
    EXPECT_EQ(changes().back().kind, IndexChange::Kind::removed);
    EXPECT_EQ(changes().back().id, "chat:1");
}

TEST_F(StoreTest, CountsReactionsOnce) {
    put(post("1", "x"));
    EXPECT_TRUE(put(R"({"reaction":{"post":"1","person":"U2"}})"));
    EXPECT_FALSE(put(R"({"reaction":{"post":"1","person":"U2"}})"));
    EXPECT_TRUE(put(R"({"reaction":{"post":"1","person":"U3"}})"));
    EXPECT_EQ(changes().back().post->likes, 2);
    EXPECT_TRUE(put(R"({"reaction":{"post":"1","person":"U3","on":false}})"));
    EXPECT_EQ(changes().back().post->likes, 1);
}

TEST_F(StoreTest, SweepsOnlyWhatARunDidNotName) {
    ASSERT_TRUE(store_->start_run(source_, Instant{}));
    for (int i = 0; i < 100; ++i)
        put(post(std::to_string(i), "x"));
    ASSERT_TRUE(store_->end_run(1, Instant{}, {}, ""));
    const auto run = store_->start_run(source_, Instant{});
    for (int i = 0; i < 90; ++i)
        put(post(std::to_string(i), "x"));
    const Whole whole{"s", ObjectKind::post};
    EXPECT_TRUE(*store_->sweep(source_, *run, whole, Sweep::guarded));
    EXPECT_EQ(store_->put(source_, *parse_fact(post("95", "x"))).operator*(), true);
}

TEST_F(StoreTest, HoldsALargeSweepUntilASecondRunAgrees) {
    ASSERT_TRUE(store_->start_run(source_, Instant{}));
    for (int i = 0; i < 100; ++i)
        put(post(std::to_string(i), "x"));
    ASSERT_TRUE(store_->end_run(1, Instant{}, {}, ""));
    const Whole whole{"s", ObjectKind::post};
    for (const bool agrees : {false, true}) {
        const auto run = store_->start_run(source_, Instant{});
        for (int i = 0; i < 50; ++i)
            put(post(std::to_string(i), "x"));
        EXPECT_EQ(*store_->sweep(source_, *run, whole, Sweep::guarded), agrees);
        ASSERT_TRUE(store_->end_run(*run, Instant{}, {}, ""));
    }
    auto reader = StoreReader::open(folder_.path());
    EXPECT_EQ(reader->counts()->posts, 50);
}

TEST_F(StoreTest, LosesWhatWasNotCommitted) {
    ASSERT_TRUE(store_->begin());
    put(post("1", "x"));
    ASSERT_TRUE(store_->rollback());
    auto reader = StoreReader::open(folder_.path());
    EXPECT_EQ(reader->counts()->posts, 0);
    ASSERT_TRUE(store_->begin());
    put(post("1", "x"));
    ASSERT_TRUE(store_->commit(source_, "here"));
    EXPECT_EQ(*store_->checkpoint(source_), "here");
    EXPECT_EQ(reader->counts()->posts, 1);
}

}  // namespace
}  // namespace quisait
