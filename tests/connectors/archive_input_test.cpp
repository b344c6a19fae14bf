#include "connectors/archive_input.h"

#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "tests/connectors/zip_file.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::read_text;
using testing::write_text;
using testing::write_zip;
using testing::ZipEntry;

class ArchiveInputTest : public ::testing::Test {
protected:
    std::vector<std::string> paths_of(const std::filesystem::path& path) {
        std::vector<std::string> paths;
        const auto input = ArchiveInput::open(path);
        EXPECT_TRUE(input) << input.error().what();
        for (const auto& entry : input->entries())
            paths.push_back(entry.path);
        return paths;
    }

    /// The content of an entry, or why there is none.
    static std::string content_of(const ArchiveInput& input, const std::string& path) {
        std::string content;
        const auto read = input.read({path, path}, [&](std::string_view piece) -> Result<> {
            content += piece;
            return {};
        });
        return read ? content : "error: " + read.error().what();
    }

    testing::TemporaryFolder folder_;
};

TEST_F(ArchiveInputTest, ReadsAZipAsItsFolder) {
    write_text(folder_ / "a" / "One.csv", "1,2\n");
    write_text(folder_ / "a" / "sub" / "Two.csv", "3,4\n");
    write_zip(folder_ / "a.zip", {{"One.csv", "1,2\n"}, {"sub/Two.csv", "3,4\n"}});
    for (const auto* name : {"a", "a.zip"}) {
        SCOPED_TRACE(name);
        EXPECT_THAT(paths_of(folder_ / name), ElementsAre("One.csv", "sub/Two.csv"));
        const auto input = ArchiveInput::open(folder_ / name);
        EXPECT_EQ(input->entries()[1].name, "two.csv");
        EXPECT_EQ(content_of(*input, "sub/Two.csv"), "3,4\n");
        EXPECT_EQ(content_of(*input, "One.csv"), "1,2\n");
        EXPECT_GT(input->bytes(), 0);
        EXPECT_NE(input->modified(), 0);
    }
}

TEST_F(ArchiveInputTest, LeavesOutPathsThatLieAndLinks) {
    write_zip(folder_ / "a.zip", {{"../up.csv", "x"},
                                  {"a/../../up.csv", "x"},
                                  {"/etc/passwd", "x"},
                                  {"..\\up.csv", "x"},
                                  {"tab\there.csv", "x"},
                                  {std::string(2000, 'x'), "x"},
                                  {"link.csv", "/etc/passwd", 1, true},
                                  {"fine..csv", "x"},
                                  {"Messages.csv", "good"}});
    EXPECT_THAT(paths_of(folder_ / "a.zip"), ElementsAre("fine..csv", "Messages.csv"));
    EXPECT_EQ(content_of(*ArchiveInput::open(folder_ / "a.zip"), "Messages.csv"), "good");
}

TEST_F(ArchiveInputTest, StopsABombWhenItHasShownWhatItIs) {
    const std::string zeros(1U << 20U, '\0');
    write_zip(folder_ / "bomb.zip", {{"Bomb.csv", zeros, 64}, {"Messages.csv", "good"}});
    ASSERT_LT(std::filesystem::file_size(folder_ / "bomb.zip"), 200000U);
    const auto input = ArchiveInput::open(folder_ / "bomb.zip");
    ASSERT_TRUE(input);
    std::size_t taken = 0;
    const auto read = input->read(input->entries()[0], [&](std::string_view piece) -> Result<> {
        taken += piece.size();
        return {};
    });
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code(), Code::too_large);
    EXPECT_LT(taken, 16U << 20U);
    EXPECT_EQ(content_of(*input, "Messages.csv"), "good");
}

TEST_F(ArchiveInputTest, HoldsAnEntryToItsLimit) {
    write_zip(folder_ / "a.zip", {{"a.csv", std::string(1000, 'x')}});
    ArchiveLimits limits;
    limits.bytes = 1000;
    EXPECT_EQ(content_of(*ArchiveInput::open(folder_ / "a.zip", limits), "a.csv").size(), 1000U);
    limits.bytes = 999;
    EXPECT_THAT(content_of(*ArchiveInput::open(folder_ / "a.zip", limits), "a.csv"),
                HasSubstr("unpacks to far more"));
}

TEST_F(ArchiveInputTest, RefusesMoreEntriesThanItMayHave) {
    std::vector<ZipEntry> entries;
    for (int i = 0; i < 1001; ++i)
        entries.push_back({std::to_string(i), ""});
    write_zip(folder_ / "many.zip", entries);
    ArchiveLimits limits;
    limits.entries = 1001;
    EXPECT_TRUE(ArchiveInput::open(folder_ / "many.zip", limits));
    limits.entries = 1000;
    const auto input = ArchiveInput::open(folder_ / "many.zip", limits);
    ASSERT_FALSE(input);
    EXPECT_EQ(input.error().code(), Code::too_large);
}

TEST_F(ArchiveInputTest, RefusesAMillionEntries) {
    {
        const ZipEntry entry{"x", ""};
        write_zip(folder_ / "million.zip", std::vector<ZipEntry>(1000000, entry));
    }
    const auto input = ArchiveInput::open(folder_ / "million.zip");
    ASSERT_FALSE(input);
    EXPECT_THAT(input.error().what(), HasSubstr("more than 100000 entries"));
}

TEST_F(ArchiveInputTest, RefusesWhatIsEncrypted) {
    write_zip(folder_ / "a.zip", {{"Messages.csv", "good"}}, "sesame");
    const auto input = ArchiveInput::open(folder_ / "a.zip");
    ASSERT_FALSE(input);
    EXPECT_THAT(input.error().what(), HasSubstr("is encrypted"));
}

TEST_F(ArchiveInputTest, SaysWhenItIsCutAnywhere) {
    std::string varied;
    for (int i = 0; i < 5000; ++i)
        varied += std::to_string(i * 7919 % 65521) + ',';
    write_zip(folder_ / "a.zip", {{"a.csv", varied}, {"b.csv", varied}});
    const auto whole = read_text(folder_ / "a.zip");
    for (std::size_t size = 0; size < whole.size(); size += 997) {
        SCOPED_TRACE(size);
        write_text(folder_ / "cut.zip", whole.substr(0, size));
        const auto input = ArchiveInput::open(folder_ / "cut.zip");
        if (!input) {
            EXPECT_THAT(input.error().what(), HasSubstr("cut.zip"));
            continue;
        }
        EXPECT_THAT(content_of(*input, "b.csv"), HasSubstr("error: "));
    }
}

TEST_F(ArchiveInputTest, SaysWhenAByteWasChanged) {
    std::string text = "id,body\n";
    for (int i = 0; i < 1000; ++i)
        text += std::to_string(i) + ",who knows\n";
    write_zip(folder_ / "a.zip", {{"a.csv", text}});
    const auto whole = read_text(folder_ / "a.zip");
    for (std::size_t at = 60; at < whole.size() / 2; at += 101) {
        SCOPED_TRACE(at);
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        write_text(folder_ / "changed.zip", changed);
        const auto input = ArchiveInput::open(folder_ / "changed.zip");
        if (!input) continue;
        EXPECT_THAT(content_of(*input, "a.csv"), HasSubstr("error: "));
    }
}

TEST_F(ArchiveInputTest, SaysWhenItIsNoZipOrNotThere) {
    write_text(folder_ / "text.zip", "id,body\n1,hello\n");
    write_text(folder_ / "empty.zip", "");
    for (const auto* name : {"text.zip", "empty.zip"}) {
        SCOPED_TRACE(name);
        const auto input = ArchiveInput::open(folder_ / name);
        if (input) {
            EXPECT_TRUE(input->entries().empty());
            continue;
        }
        EXPECT_EQ(input.error().code(), Code::bad_input);
    }
    const auto missing = ArchiveInput::open(folder_ / "missing.zip");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code(), Code::no_such_thing);
}

}  // namespace
}  // namespace quisait
