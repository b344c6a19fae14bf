// tests/golden/questions.txt: which texts ask, in both languages.
#include "searchd/people/question_detection.h"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

std::string with_line_breaks(std::string text) {
    for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at))
        text.replace(at, 2, "\n");
    return text;
}

bool asks(const std::string& line) {
    const auto split = line.find(" || ");
    if (split == std::string::npos) return is_question({}, with_line_breaks(line));
    return is_question(line.substr(0, split), with_line_breaks(line.substr(split + 4)));
}

TEST(QuestionDetection, KnowsWhatAsksInBothLanguages) {
    std::ifstream file{testing::source_path("tests/golden/questions.txt")};
    int questions = 0;
    int others = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.size() < 3 || line.front() == '#') continue;
        const bool expected = line.front() == '?';
        ++(expected ? questions : others);
        EXPECT_EQ(asks(line.substr(2)), expected) << line;
    }
    EXPECT_GE(questions, 45);
    EXPECT_GE(others, 35);
}

TEST(QuestionDetection, EndsSoonOnAnyText) {
    EXPECT_FALSE(is_question({}, {}));
    EXPECT_FALSE(is_question("", std::string(1U << 20U, '`')));
    EXPECT_FALSE(is_question("", std::string(1U << 20U, '?')));
    EXPECT_FALSE(is_question("", std::string(1U << 20U, '\n')));
    EXPECT_TRUE(is_question("", "is it? " + std::string(1U << 20U, 'a')));
}

}  // namespace
}  // namespace quisait
