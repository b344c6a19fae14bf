#include "indexer/file_state.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

TEST(FileState, ChangesWithSizeOrTimeOfAFile) {
    const testing::TemporaryFolder folder;
    ASSERT_TRUE(replace_file(folder / "a", "one"));
    const auto before = file_state(folder / "a");
    EXPECT_FALSE(before.empty());
    EXPECT_EQ(file_state(folder / "a"), before);
    ASSERT_TRUE(replace_file(folder / "a", "longer"));
    const auto longer = file_state(folder / "a");
    EXPECT_NE(longer, before);
    std::filesystem::last_write_time(folder / "a", std::filesystem::file_time_type{});
    EXPECT_NE(file_state(folder / "a"), longer);
}

TEST(FileState, OfAFolderChangesWithAnyFileInIt) {
    const testing::TemporaryFolder folder;
    std::filesystem::create_directories(folder / "in/side");
    ASSERT_TRUE(replace_file(folder / "in/side/a", "one"));
    const auto before = file_state(folder / "in");
    EXPECT_FALSE(before.empty());
    ASSERT_TRUE(replace_file(folder / "in/b", ""));
    EXPECT_NE(file_state(folder / "in"), before);
}

TEST(FileState, IsEmptyForWhatIsNoFile) {
    const testing::TemporaryFolder folder;
    EXPECT_EQ(file_state(folder / "none"), "");
    EXPECT_EQ(file_state(""), "");
    EXPECT_EQ(file_state("/dev/null"), "");
}

}  // namespace
}  // namespace quisait
