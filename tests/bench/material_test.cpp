#include "tests/bench/material.h"

#include <set>

#include <gtest/gtest.h>

#include "base/files.h"
#include "tests/searchd/company.h"

namespace quisait::bench {
namespace {

using quisait::testing::Company;
using quisait::testing::TemporaryFolder;

class Material : public ::testing::Test {
protected:
    void SetUp() override {
        const auto lines = std::string{R"({"space":{"id":"s","access":"everyone"}})"} + "\n" +
                           R"({"person":{"id":"ada","name":"Ada"}})" + "\n" +
                           Company::post("1", "1", "ada", "The first text of two") + "\n" +
                           Company::post("2", "1", "ada", "And the second one") + "\n";
        ASSERT_TRUE(replace_file(facts_, lines));
    }

    TemporaryFolder folder_;
    std::filesystem::path facts_ = folder_ / "facts.ndjson";
    std::filesystem::path into_ = folder_ / "into.ndjson";
};

TEST_F(Material, ReadsTheFirstPosts) {
    const auto posts = read_posts(facts_, 1);

    ASSERT_TRUE(posts) << posts.error().what();
    ASSERT_EQ(posts->size(), 1U);
    EXPECT_EQ(posts->front().id, "1");
}

TEST_F(Material, CutsPostsAndKeepsWhatIsNone) {
    ASSERT_TRUE(cut(facts_, into_, 1));

    EXPECT_EQ(read_posts(into_, 100)->size(), 1U);
    EXPECT_NE(read_file(into_, 1 << 20)->find("\"person\""), std::string::npos);
}

TEST_F(Material, MultipliesPostsUnderIdsOfTheirOwn) {
    ASSERT_TRUE(multiply(facts_, into_, 20, 3, 9));

    const auto posts = read_posts(into_, 100);
    ASSERT_TRUE(posts) << posts.error().what();
    ASSERT_EQ(posts->size(), 20U);
    std::set<std::string> ids;
    for (const auto& post : *posts) {
        ids.insert(post.id);
        EXPECT_TRUE(post.author == "u0" || post.author == "u1" || post.author == "u2");
        EXPECT_LE(post.body.size(), 9U);
    }
    EXPECT_EQ(ids.size(), 20U);
}

TEST_F(Material, MakesQueriesOfWordsThatStandInPosts) {
    Company company;
    company.say({Company::post("1", "1", "ada", "The printer of the second floor")});

    const auto queries = queries_of(company.folder(), 20, 7);

    ASSERT_TRUE(queries) << queries.error().what();
    EXPECT_EQ(queries->size(), 20U);
    const std::string words = "printer second floor";
    for (const auto& query : *queries)
        EXPECT_NE(words.find(query), std::string::npos) << query;
    EXPECT_EQ(*queries, *queries_of(company.folder(), 20, 7));
}

}  // namespace
}  // namespace quisait::bench
