#include <cstddef>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/house/source_tree.h"

namespace quisait {
namespace {

using testing::SourceFile;

constexpr std::size_t kLongestFile = 400;
constexpr std::size_t kLongestHeader = 200;
constexpr std::size_t kLongestFunction = 60;

std::size_t longest(const SourceFile& file) {
    return file.ending() == ".h" ? kLongestHeader : kLongestFile;
}

bool is_code(const SourceFile& file) {
    for (const std::string_view ending : {".cpp", ".h", ".cmake", ".css", ".js", ".mjs"}) {
        if (file.ending() == ending) return true;
    }
    return file.ending() == ".mustache" || file.path.ends_with("CMakeLists.txt");
}

std::size_t indent(const std::string& line) {
    const auto first = line.find_first_not_of(' ');
    return first == std::string::npos ? std::string::npos : first;
}

/// True if a function's body opens at this line. clang-format has laid the file out, so it closes
/// with a brace at the same depth.
bool opens_function(const std::string& line) {
    const auto depth = indent(line);
    if ((depth != 0 && depth != 4) || !line.ends_with('{')) return false;
    const bool is_list = line.find(" = ") != std::string::npos || line.ends_with("({");
    const std::string_view text{line.data() + depth, line.size() - depth};
    for (const std::string_view word : {"namespace", "class ", "struct ", "enum ", "union "}) {
        if (text.starts_with(word)) return false;
    }
    return !is_list && line.find(')') != std::string::npos;
}

/// Lines from the one that opens a body to the one that closes it.
std::size_t body_lines(const SourceFile& file, std::size_t begin) {
    const auto depth = indent(file.lines[begin]);
    std::size_t end = begin + 1;
    while (end < file.lines.size() &&
           !(indent(file.lines[end]) == depth && file.lines[end][depth] == '}')) {
        ++end;
    }
    return end - begin + 1;
}

TEST(Sizes, FilesStopBeforeTheyAreTooLong) {
    for (const auto& file : testing::source_tree()) {
        if (!is_code(file)) continue;
        EXPECT_LE(file.lines.size(), longest(file)) << file.path;
    }
}

TEST(Sizes, FunctionsStopBeforeTheyAreTooLong) {
    std::size_t functions = 0;
    for (const auto* file : testing::cpp_files()) {
        for (std::size_t line = 0; line < file->lines.size(); ++line) {
            if (!opens_function(file->lines[line])) continue;
            ++functions;
            EXPECT_LE(body_lines(*file, line), kLongestFunction) << testing::place(*file, line);
        }
    }
    EXPECT_GT(functions, 500U) << "the functions were not found";
}

TEST(Sizes, ABodyIsCountedFromItsFirstLineToItsBrace) {
    const SourceFile file{"a.cpp",
                          {"int one() {", "    if (two()) {", "    }", "    return 1;", "}"}};
    ASSERT_TRUE(opens_function(file.lines[0]));
    EXPECT_EQ(body_lines(file, 0), 5U);
    EXPECT_FALSE(opens_function("class A {"));
    EXPECT_FALSE(opens_function("constexpr auto kRows = std::to_array<Row>({"));
}

}  // namespace
}  // namespace quisait
