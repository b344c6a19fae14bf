#include "connectors/file_set.h"

#include <array>
#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "tests/connectors/zip_file.h"
#include "tests/support/temporary_folder.h"

namespace quisait::testing {
namespace {

using ::testing::ElementsAre;

constexpr std::array<std::string_view, 1> kXml = {".xml"};

/// "path=content" of each file.
std::vector<std::string> read_all(const std::filesystem::path& path) {
    std::vector<std::string> found;
    const auto set = FileSet::open(path, kXml);
    if (!set) return {set.error().what()};
    for (const auto& file : set->files()) {
        std::string text;
        const auto read = set->read(file, [&](std::string_view piece) -> Result<> {
            text += piece;
            return {};
        });
        EXPECT_TRUE(read) << read.error().what();
        found.push_back(file.path + "=" + text);
    }
    return found;
}

TEST(FileSet, IsAFileAFolderAZipOrAFolderWithZips) {
    TemporaryFolder folder;
    write_text(folder / "one.txt", "one");
    EXPECT_THAT(read_all(folder / "one.txt"), ElementsAre("one.txt=one"));
    write_text(folder / "set" / "b.XML", "b");
    write_text(folder / "set" / "in" / "a.xml", "a");
    write_text(folder / "set" / "no.txt", "no");
    EXPECT_THAT(read_all(folder / "set"), ElementsAre("b.XML=b", "in/a.xml=a"));
    write_zip(folder / "set" / "z.zip", {{"x/c.xml", "c"}, {"no.txt", "no"}, {"y.zip", "no"}});
    EXPECT_THAT(read_all(folder / "set"), ElementsAre("b.XML=b", "in/a.xml=a", "z.zip/x/c.xml=c"));
    EXPECT_THAT(read_all(folder / "set" / "z.zip"), ElementsAre("x/c.xml=c"));
}

TEST(FileSet, NamesWhatIsNotThere) {
    TemporaryFolder folder;
    const auto set = FileSet::open(folder / "none", kXml);
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().code(), Code::no_such_thing);
}

TEST(FileSet, TellsWhetherItIsTheSameAsBefore) {
    TemporaryFolder folder;
    write_text(folder / "one.xml", "one");
    const auto one = FileSet::open(folder / "one.xml", kXml);
    write_text(folder / "one.xml", "longer");
    const auto two = FileSet::open(folder / "one.xml", kXml);
    ASSERT_TRUE(one && two);
    EXPECT_NE(one->bytes(), two->bytes());
    EXPECT_NE(one->modified(), 0);
}

}  // namespace
}  // namespace quisait::testing
