#include <cctype>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/house/source_tree.h"

namespace quisait {
namespace {

/// This file names what it looks for.
constexpr std::string_view kThisFile = "tests/house/words_test.cpp";

bool has_word(const std::string& line, std::string_view word) {
    const auto is_letter = [&](std::size_t at) {
        return at < line.size() && std::isalnum(static_cast<unsigned char>(line[at])) != 0;
    };
    for (auto at = line.find(word); at != std::string::npos; at = line.find(word, at + 1)) {
        const bool begins = at == 0 || !is_letter(at - 1);
        if (begins && !is_letter(at + word.size())) return true;
    }
    return false;
}

TEST(Words, NothingIsLeftForLater) {
    for (const auto& file : testing::source_tree()) {
        if (file.path == kThisFile) continue;
        for (std::size_t line = 0; line < file.lines.size(); ++line) {
            for (const std::string_view word : {"TODO", "XXX", "HACK"}) {
                EXPECT_FALSE(has_word(file.lines[line], word)) << testing::place(file, line);
            }
            const auto found = file.lines[line].find("FIXME");
            EXPECT_TRUE(found == std::string::npos ||
                        file.lines[line].find("FIXME(#") != std::string::npos)
                << testing::place(file, line) << ": a FIXME carries an issue number";
        }
    }
}

TEST(Words, TemplatesEscapeWhatTheyShow) {
    std::size_t templates = 0;
    for (const auto& file : testing::source_tree()) {
        if (file.ending() != ".mustache") continue;
        ++templates;
        for (std::size_t line = 0; line < file.lines.size(); ++line) {
            for (const std::string_view sign :
                 {"{{{", "{{&", "<script>", "style=\"", " onclick="}) {
                EXPECT_EQ(file.lines[line].find(sign), std::string::npos)
                    << testing::place(file, line) << " has " << sign;
            }
        }
    }
    EXPECT_GT(templates, 5U) << "the templates were not found";
}

/// docs/decisions/0003-shared-columns.md: what all workers share is freed by the last of them.
bool may_share(const std::string& path) {
    return path.starts_with("searchd/index/columns.") ||
           path.starts_with("searchd/index/directory.") ||
           path.starts_with("searchd/index/lexicon.") || path == "searchd/index/reader.h";
}

TEST(Words, OwnershipIsPlain) {
    for (const auto* file : testing::cpp_files()) {
        if (file->folder() == "tests") continue;
        for (std::size_t line = 0; line < file->lines.size(); ++line) {
            const auto& text = file->lines[line];
            for (const std::string_view word : {"using namespace", "const_cast", "weak_ptr"}) {
                EXPECT_EQ(text.find(word), std::string::npos) << testing::place(*file, line);
            }
            EXPECT_TRUE(text.find("shared_ptr") == std::string::npos || may_share(file->path))
                << testing::place(*file, line);
        }
    }
}

TEST(Words, FilesHaveNamesThatSayTheirJob) {
    for (const auto* file : testing::cpp_files()) {
        for (const std::string_view word : {"util", "helper", "manager", "misc", "common"}) {
            EXPECT_EQ(file->path.find(word), std::string::npos) << file->path;
        }
    }
}

TEST(Words, LinesEndCleanly) {
    for (const auto& file : testing::source_tree()) {
        if (file.path.starts_with("tests/golden") || file.path == "LICENSE") continue;
        for (std::size_t line = 0; line < file.lines.size(); ++line) {
            const auto& text = file.lines[line];
            const bool clean = text.empty() || (text.back() != ' ' && text.back() != '\r');
            EXPECT_TRUE(clean) << testing::place(file, line) << " ends with white space";
        }
    }
}

TEST(Words, AWordIsFoundOnlyWhole) {
    EXPECT_TRUE(has_word("// XXX here", "XXX"));
    EXPECT_FALSE(has_word("/tmp/a.XXXXXX", "XXX"));
}

}  // namespace
}  // namespace quisait
