#include <fcntl.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "tests/connectors/recording_sink.h"
#include "tests/connectors/zip_file.h"
#include "tests/support/temporary_folder.h"

namespace quisait::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kType = "facts";

std::string post(const std::string& id, const std::string& body = "x") {
    return R"({"post":{"id":")" + id + R"(","space":"s","body":")" + body +
           R"(","created":"2026-01-01T00:00:00Z"}})" + "\n";
}

std::vector<std::string> ids_of(const Reading& reading) {
    std::vector<std::string> ids;
    for (const auto& fact : reading.said.facts) {
        if (const auto* one = std::get_if<Post>(&fact)) ids.push_back(one->id);
    }
    return ids;
}

class Facts : public ::testing::Test {
protected:
    std::filesystem::path write(const std::string& text) {
        write_text(folder_ / "chat.ndjson", text);
        return folder_ / "chat.ndjson";
    }

    TemporaryFolder folder_;
};

TEST_F(Facts, SayTheSameHoweverTheyAreCompressed) {
    const auto plain = source_path("tests/fixtures/facts/first/chat.ndjson");
    const auto lines = read_source(kType, plain).said.lines;
    EXPECT_GT(lines.size(), 20U);
    for (const std::string filter : {"gzip", "xz", "zstd"}) {
        SCOPED_TRACE(filter);
        // The name does not say what it is: the content does.
        write_compressed(folder_ / "chat.ndjson", filter, read_text(plain));
        const auto reading = read_source(kType, folder_ / "chat.ndjson");
        ASSERT_TRUE(reading.end) << reading.end.error().what();
        EXPECT_EQ(reading.said.lines, lines);
        EXPECT_LT(std::filesystem::file_size(folder_ / "chat.ndjson"),
                  std::filesystem::file_size(plain));
    }
}

TEST_F(Facts, AreReadFromStandardInput) {
    const auto path = write(post("1") + post("2"));
    const int kept = ::dup(STDIN_FILENO);
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_GE(file, 0);
    ::dup2(file, STDIN_FILENO);
    const auto reading = read_source(kType, "-");
    ::dup2(kept, STDIN_FILENO);
    ::close(kept);
    ::close(file);
    ASSERT_TRUE(reading.end) << reading.end.error().what();
    EXPECT_THAT(ids_of(reading), ElementsAre("1", "2"));
}

TEST_F(Facts, TakeAllLineEndsAndAFileWithoutALastOne) {
    auto text = "\n" + post("1") + "\r\n \t\n" + post("2") + post("3");
    text.pop_back();
    const auto reading = read_source(kType, write(text));
    EXPECT_THAT(ids_of(reading), ElementsAre("1", "2", "3"));
    EXPECT_THAT(reading.said.troubles, IsEmpty());
}

TEST_F(Facts, SetAPostOf50MegabytesAsideAndTakeTheNext) {
    const auto path = write(post("1", std::string(50U << 20U, 'x')) + post("2"));
    const auto reading = read_source(kType, path, {}, 4U << 20U);
    EXPECT_THAT(ids_of(reading), ElementsAre("2"));
    EXPECT_THAT(reading.said.troubles,
                ElementsAre("chat.ndjson line 1: longer than 4194304 bytes"));
}

TEST_F(Facts, GoOnBehindEachMark) {
    const auto path =
        write(post("1") + "{\"mark\":{}}\n" + post("2") + "{\"mark\": {}}\n" + post("3"));
    const auto all = read_source(kType, path);
    ASSERT_THAT(all.said.checkpoints, SizeIs(::testing::Ge(2U)));
    EXPECT_THAT(ids_of(read_source(kType, path, all.said.checkpoints.front())),
                ElementsAre("2", "3"));
    EXPECT_THAT(read_source(kType, path, all.said.checkpoints.back()).said.lines, IsEmpty());
}

TEST_F(Facts, HaveAMarkEachThousandLines) {
    std::string text;
    for (int i = 0; i < 2500; ++i)
        text += i % 2 == 0 ? post(std::to_string(i)) : "broken\n";
    const auto reading = read_source(kType, write(text));
    ASSERT_THAT(reading.said.checkpoints, SizeIs(3));
    EXPECT_EQ(reading.said.facts_at_mark[0], 500U);
}

TEST_F(Facts, BeginAnewWhenTheFileOrTheCheckpointIsAnother) {
    const auto from = read_source(kType, write(post("1"))).said.checkpoints.back();
    const auto path = write(post("1") + post("2"));
    for (const auto& checkpoint :
         {from, std::string{"{}"}, std::string{"not JSON"}, std::string{R"({"line":"x"})"}}) {
        SCOPED_TRACE(checkpoint);
        EXPECT_THAT(ids_of(read_source(kType, path, checkpoint)), ElementsAre("1", "2"));
    }
}

TEST_F(Facts, KeepWhatABrokenFileGaveBeforeItBroke) {
    std::string text;
    for (int i = 0; i < 50000; ++i)
        text += post(std::to_string(i), "words " + std::to_string(i * 7919 % 65521));
    for (const std::string filter : {"gzip", "xz", "zstd"}) {
        SCOPED_TRACE(filter);
        const auto path = folder_ / "cut";
        write_compressed(path, filter, text);
        const auto whole = read_text(path);
        write_text(path, whole.substr(0, whole.size() / 2));
        const auto reading = read_source(kType, path);
        ASSERT_FALSE(reading.end);
        EXPECT_EQ(reading.end.error().code(), Code::io_failed);
        EXPECT_THAT(reading.end.error().what(), HasSubstr("cut"));
        EXPECT_LT(reading.said.lines.size(), 50000U);
    }
}

TEST_F(Facts, EndWithAnErrorWhenThereIsNoFile) {
    const auto missing = read_source(kType, folder_ / "missing");
    ASSERT_FALSE(missing.end);
    EXPECT_EQ(missing.end.error().code(), Code::no_such_thing);
    EXPECT_FALSE(read_source(kType, folder_.path()).end) << "a folder is no file";
}

}  // namespace
}  // namespace quisait::testing
