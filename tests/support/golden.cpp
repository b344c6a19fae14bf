#include "tests/support/golden.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace quisait::testing {
namespace {

bool updating() {
    return std::getenv("QUISAIT_UPDATE_GOLDEN") != nullptr;
}

std::string read_all(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

struct Case {
    std::string comment;
    std::string input;
    std::string expected;
    int line = 0;
};

void add_line(std::string& text, const std::string& line) {
    text += line;
    text += '\n';
}

std::vector<Case> read_cases(const std::filesystem::path& path) {
    std::vector<Case> cases;
    std::ifstream file{path};
    std::string line;
    Case now;
    enum class Part { before, input, expected } part = Part::before;
    for (int number = 1; std::getline(file, line); ++number) {
        if (part == Part::expected && line.empty()) {
            cases.push_back(now);
            now = {};
            part = Part::before;
        } else if (part == Part::expected) {
            add_line(now.expected, line);
        } else if (line == "----") {
            part = Part::expected;
        } else if (part == Part::before && (line.empty() || line.starts_with("# "))) {
            add_line(now.comment, line);
        } else {
            if (part == Part::before) now.line = number;
            part = Part::input;
            add_line(now.input, line);
        }
    }
    if (part == Part::expected) cases.push_back(now);
    return cases;
}

}  // namespace

void check_golden_cases(const std::string& name,
                        const std::function<std::string(const std::string&)>& make) {
    const auto path = source_path("tests/golden/" + name);
    const auto cases = read_cases(path);
    EXPECT_FALSE(cases.empty()) << path << " has no case";
    std::string rewritten;
    for (const auto& one : cases) {
        auto input = one.input;
        if (!input.empty()) input.pop_back();
        auto actual = make(input);
        if (!actual.empty() && actual.back() != '\n') actual += '\n';
        if (updating()) {
            rewritten += one.comment + one.input + "----\n" + actual + "\n";
            continue;
        }
        EXPECT_EQ(one.expected, actual) << name << " line " << one.line;
    }
    if (updating()) std::ofstream{path, std::ios::binary} << rewritten;
}

void check_golden_file(const std::string& relative, const std::string& actual) {
    const auto path = source_path(relative);
    if (updating()) {
        std::ofstream{path, std::ios::binary} << actual;
        return;
    }
    EXPECT_EQ(read_all(path), actual) << relative << " is stale: QUISAIT_UPDATE_GOLDEN=1 makes it";
}

}  // namespace quisait::testing
