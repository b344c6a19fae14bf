#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

#include "base/files.h"
#include "tests/house/source_tree.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

int shell(const std::string& command) {
    return std::system(command.c_str());  // NOLINT: a fixed command of this test
}

TEST(Layout, IsThatOfClangFormat) {
    if (shell("clang-format-14 --version >/dev/null 2>&1") != 0) {
        GTEST_SKIP() << "clang-format-14 is not installed";
    }
    const testing::TemporaryFolder folder;
    std::string list;
    for (const auto* file : testing::cpp_files())
        list += file->path + "\n";
    ASSERT_TRUE(replace_file(folder / "list", list));
    const auto root = testing::source_path("").string();
    const auto found = (folder / "found").string();
    const int status = shell("cd '" + root + "' && xargs clang-format-14 --dry-run -Werror <'" +
                             (folder / "list").string() + "' >'" + found + "' 2>&1");
    const auto text = read_file(found, std::size_t{1} << 20U);
    EXPECT_EQ(status, 0) << (text ? *text : text.error().what());
}

}  // namespace
}  // namespace quisait
