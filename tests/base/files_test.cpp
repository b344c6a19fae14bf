#include "base/files.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

TEST(Files, AreReplacedInOneStepAndReadUpToALimit) {
    const testing::TemporaryFolder folder;
    ASSERT_TRUE(replace_file(folder / "a", "first"));
    ASSERT_TRUE(replace_file(folder / "a", "second"));
    EXPECT_EQ(*read_file(folder / "a", 100), "second");
    EXPECT_EQ(read_file(folder / "a", 3).error().code(), Code::too_large);
    EXPECT_EQ(read_file(folder / "none", 3).error().code(), Code::no_such_thing);
    EXPECT_FALSE(std::filesystem::exists(folder / "a.new"));
}

TEST(Files, SayWhereItFailed) {
    const auto failed = replace_file("/proc/none/a", "text");
    ASSERT_FALSE(failed);
    EXPECT_NE(failed.error().what().find("/proc/none/a"), std::string::npos);
}

TEST(Folders, AreMadeWithThoseAboveThem) {
    const testing::TemporaryFolder folder;
    ASSERT_TRUE(make_folder(folder / "a/b/c"));
    ASSERT_TRUE(make_folder(folder / "a/b/c"));
    ASSERT_TRUE(replace_file(folder / "file", ""));
    EXPECT_FALSE(make_folder(folder / "file/x"));
    ASSERT_TRUE(remove_tree(folder / "a"));
    EXPECT_FALSE(std::filesystem::exists(folder / "a"));
}

TEST(FileLock, IsHeldByOneAndLetGoWithItsObject) {
    const testing::TemporaryFolder folder;
    {
        const auto first = FileLock::take(folder / "lock");
        ASSERT_TRUE(first);
        const auto second = FileLock::take(folder / "lock");
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code(), Code::locked);
    }
    EXPECT_TRUE(FileLock::take(folder / "lock"));
}

}  // namespace
}  // namespace quisait
