#include "indexer/projection.h"

#include <string>

#include <gtest/gtest.h>

#include "indexer/schema.h"
#include "indexer/store_writer.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

class ProjectionTest : public ::testing::Test {
protected:
    void SetUp() override {
        store_.emplace(*StoreWriter::open(folder_.path()));
        source_ = *store_->source("chat");
        generation_ = *new_generation(folder_.path());
        ASSERT_TRUE(make_current(folder_.path(), generation_));
        put(R"({"space":{"id":"s","access":"everyone"}})");
        put(R"({"space":{"id":"p","access":{"persons":["U1"]}}})");
    }

    void put(const std::string& line) { ASSERT_TRUE(store_->put(source_, *parse_fact(line))); }

    void put_post(const std::string& id, const std::string& space, const std::string& body) {
        put(R"({"post":{"id":")" + id + R"(","space":")" + space + R"(","body":")" + body +
            R"(","created":"2026-01-01T00:00:00Z"}})");
    }

    void project_all() {
        auto reader = StoreReader::open(folder_.path());
        auto index = IndexWriter::open(generation_);
        ASSERT_TRUE(reader && index);
        const auto applied = project(*reader, *index, {});
        ASSERT_TRUE(applied) << applied.error().what();
    }

    std::size_t documents(AudienceNo audience, const std::string& term) const {
        const auto folder = generation_.database(audience);
        if (!std::filesystem::exists(folder)) return 0;
        return Xapian::Database{folder.string()}.get_termfreq(term);
    }

    testing::TemporaryFolder folder_;
    std::optional<StoreWriter> store_;
    ObjectNo source_ = 0;
    Generation generation_;
};

TEST_F(ProjectionTest, PutsEachPostIntoTheDatabaseOfItsAudience) {
    put_post("1", "s", "open backups");
    put_post("2", "p", "secret backups");
    put_post("3", "unknown", "closed backups");
    project_all();
    EXPECT_EQ(documents(kEveryone, "backups"), 1U);
    EXPECT_EQ(documents(kEveryone, "Zbackup"), 1U);
    EXPECT_EQ(documents(kEveryone, "secret"), 0U);
    EXPECT_EQ(documents(1, "secret"), 1U);
    EXPECT_EQ(documents(kEveryone, "closed") + documents(1, "closed"), 0U);
}

TEST_F(ProjectionTest, AppliedTwiceIsAppliedOnce) {
    put_post("1", "s", "one");
    project_all();
    project_all();
    put_post("1", "s", "two");
    project_all();
    EXPECT_EQ(documents(kEveryone, "Qchat:1"), 1U);
    EXPECT_EQ(documents(kEveryone, "one"), 0U);
    EXPECT_EQ(documents(kEveryone, "two"), 1U);
}

TEST_F(ProjectionTest, MovesPostsOfASpaceThatCloses) {
    put_post("1", "s", "word");
    project_all();
    put(R"({"space":{"id":"s","access":{"persons":["U1"]}}})");
    project_all();
    EXPECT_EQ(documents(kEveryone, "word"), 0U);
    EXPECT_EQ(documents(2, "word"), 1U);
    put(R"({"gone":{"kind":"post","id":"1"}})");
    project_all();
    EXPECT_EQ(documents(2, "word"), 0U);
}

TEST_F(ProjectionTest, ReindexGivesTheSameInANewGeneration) {
    put_post("1", "s", "word");
    put_post("2", "p", "word");
    put(R"({"person":{"id":"U1","name":"Ada Byron"}})");
    project_all();
    const auto rebuilt = reindex(folder_.path(), {});
    ASSERT_TRUE(rebuilt) << rebuilt.error().what();
    EXPECT_EQ(rebuilt->number, 2);
    EXPECT_EQ(current_generation(folder_.path())->number, 2);
    generation_ = *rebuilt;
    EXPECT_EQ(documents(kEveryone, "word"), 1U);
    EXPECT_EQ(documents(kEveryone, "byron"), 1U);
    EXPECT_EQ(documents(1, "word"), 1U);
}

}  // namespace
}  // namespace quisait
