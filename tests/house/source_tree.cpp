#include "tests/house/source_tree.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace quisait::testing {
namespace {

constexpr auto kFolders = std::to_array<std::string_view>(
    {".ci", "base", "cmake", "config", "connectors", "docs", "indexer", "searchd", "tests", "web"});

/// What lies there is data, or not ours.
constexpr auto kSkipped =
    std::to_array<std::string_view>({"fixtures", "node_modules", "screenshots", "corpus"});

constexpr auto kTextEndings = std::to_array<std::string_view>(
    {"", ".cpp", ".h", ".cmake", ".txt", ".md", ".json", ".toml", ".mustache", ".css", ".js",
     ".mjs", ".svg", ".service", ".conf", ".in", ".sh", ".tsv"});

template <typename List>
bool is_in(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

void add_file(const std::filesystem::path& path, std::vector<SourceFile>& files) {
    const auto name = path.filename().string();
    const bool hidden_tool_file = name == ".clang-format" || name == ".clang-tidy";
    if (!is_in(kTextEndings, path.extension().string()) || (name[0] == '.' && !hidden_tool_file)) {
        return;
    }
    SourceFile file{std::filesystem::relative(path, source_path("")).generic_string(), {}};
    std::ifstream in{path, std::ios::binary};
    for (std::string line; std::getline(in, line);)
        file.lines.push_back(line);
    files.push_back(std::move(file));
}

void add_folder(const std::filesystem::path& folder, std::vector<SourceFile>& files) {
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        const auto name = entry.path().filename().string();
        if (entry.is_directory() && !is_in(kSkipped, name)) add_folder(entry.path(), files);
        if (entry.is_regular_file()) add_file(entry.path(), files);
    }
}

std::vector<SourceFile> read_tree() {
    std::vector<SourceFile> files;
    for (const auto folder : kFolders) {
        if (std::filesystem::exists(source_path(folder))) add_folder(source_path(folder), files);
    }
    for (const auto& entry : std::filesystem::directory_iterator{source_path("")}) {
        if (entry.is_regular_file()) add_file(entry.path(), files);
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

}  // namespace

std::string_view SourceFile::folder() const {
    const auto slash = path.find('/');
    return slash == std::string::npos ? std::string_view{}
                                      : std::string_view{path}.substr(0, slash);
}

std::string_view SourceFile::ending() const {
    const auto name = std::string_view{path}.substr(path.find_last_of('/') + 1);
    const auto dot = name.find_last_of('.');
    return dot == std::string_view::npos || dot == 0 ? std::string_view{} : name.substr(dot);
}

const std::vector<SourceFile>& source_tree() {
    static const auto kTree = read_tree();
    return kTree;
}

std::vector<const SourceFile*> cpp_files() {
    std::vector<const SourceFile*> files;
    for (const auto& file : source_tree()) {
        if (file.ending() == ".cpp" || file.ending() == ".h") files.push_back(&file);
    }
    return files;
}

std::string read_source(const std::string& relative) {
    std::ifstream file{source_path(relative), std::ios::binary};
    if (!file) ADD_FAILURE() << relative << " is not there";
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string place(const SourceFile& file, std::size_t line) {
    return fmt::format("{} line {}", file.path, line + 1);
}

}  // namespace quisait::testing
