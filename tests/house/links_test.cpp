#include <cctype>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "tests/house/source_tree.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

bool is_elsewhere(const std::string& link) {
    return link.empty() || link.front() == '#' || link.find("://") != std::string::npos ||
           link.starts_with("mailto:");
}

TEST(Links, LeadSomewhere) {
    std::size_t links = 0;
    for (const auto& file : testing::source_tree()) {
        if (file.ending() != ".md") continue;
        for (std::size_t line = 0; line < file.lines.size(); ++line) {
            const auto& text = file.lines[line];
            for (auto at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
                const auto link = text.substr(at + 2, text.find_first_of(")#", at + 2) - at - 2);
                if (is_elsewhere(link)) continue;
                ++links;
                const auto folder = std::filesystem::path{file.path}.parent_path();
                EXPECT_TRUE(std::filesystem::exists(testing::source_path(folder / link)))
                    << testing::place(file, line) << ": " << link;
            }
        }
    }
    EXPECT_GT(links, 20U) << "the links were not found";
}

/// The "docs/NAME.md" that `line` speaks of at `at`; empty if it is another word.
std::string document_name(const std::string& line, std::size_t at) {
    const auto is_in_name = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/' || c == '_' || c == '-';
    };
    auto end = at;
    while (end < line.size() && is_in_name(line[end]))
        ++end;
    return line.compare(end, 3, ".md") == 0 ? line.substr(at, end + 3 - at) : std::string{};
}

TEST(Links, WhatTheCodeRefersToIsThere) {
    std::size_t named = 0;
    for (const auto& file : testing::source_tree()) {
        if (file.path.starts_with("tests/house/")) continue;
        for (std::size_t line = 0; line < file.lines.size(); ++line) {
            const auto& text = file.lines[line];
            for (auto at = text.find("docs/"); at != std::string::npos;
                 at = text.find("docs/", at + 1)) {
                const auto name = document_name(text, at);
                // "NAME" stands for the name of any.
                if (name.empty() || name.ends_with("/NAME.md")) continue;
                ++named;
                EXPECT_TRUE(std::filesystem::exists(testing::source_path(name)))
                    << testing::place(file, line) << ": " << name;
            }
        }
    }
    EXPECT_GT(named, 20U) << "the names of documents were not found";
}

}  // namespace
}  // namespace quisait
