#include "indexer/generations.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

constexpr Instant kLongAgo{};
constexpr Instant kFarAhead{std::chrono::seconds{4000000000}};

using Numbers = std::vector<std::int64_t>;

class GenerationsTest : public ::testing::Test {
protected:
    void make(int count, int served) {
        for (int i = 0; i < count; ++i)
            ASSERT_TRUE(new_generation(folder_.path()));
        if (served == 0) return;
        ASSERT_TRUE(make_current(folder_.path(), (*generations(folder_.path())).at(served - 1)));
    }
    Numbers left() {
        Numbers numbers;
        const auto there = generations(folder_.path());
        for (const auto& one : *there)
            numbers.push_back(one.number);
        return numbers;
    }
    testing::TemporaryFolder folder_;
};

TEST_F(GenerationsTest, KeepsTheOneBeforeForAStepBack) {
    make(3, 3);
    EXPECT_EQ(*retire_generations(folder_.path(), kLongAgo), Numbers{1});
    EXPECT_EQ(left(), (Numbers{2, 3}));
    EXPECT_EQ(step_back(folder_.path())->number, 2);
    EXPECT_EQ(current_generation(folder_.path())->number, 2);
}

TEST_F(GenerationsTest, RemovesTheOneBeforeWhenItsTimeIsOver) {
    make(2, 2);
    EXPECT_EQ(*retire_generations(folder_.path(), kFarAhead), Numbers{1});
    EXPECT_EQ(left(), Numbers{2});
    EXPECT_EQ(step_back(folder_.path()).error().code(), Code::no_such_thing);
    EXPECT_EQ(*retire_generations(folder_.path(), kFarAhead), Numbers{});
}

TEST_F(GenerationsTest, RemovesWhatAnInterruptedRebuildLeft) {
    make(3, 2);
    EXPECT_EQ(*retire_generations(folder_.path(), kLongAgo), Numbers{3});
    EXPECT_EQ(left(), (Numbers{1, 2}));
}

TEST_F(GenerationsTest, RemovesAFirstOneThatWasNeverServed) {
    make(1, 0);
    EXPECT_EQ(*retire_generations(folder_.path(), kLongAgo), Numbers{1});
    EXPECT_EQ(left(), Numbers{});
}

TEST_F(GenerationsTest, RemovesNothingWhenTheServedOneIsNotReadable) {
    make(2, 2);
    ASSERT_TRUE(replace_file(folder_ / "index/current", "nonsense"));
    EXPECT_EQ(retire_generations(folder_.path(), kFarAhead).error().code(), Code::index_broken);
    EXPECT_EQ(left(), (Numbers{1, 2}));
}

}  // namespace
}  // namespace quisait
