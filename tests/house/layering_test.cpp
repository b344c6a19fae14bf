#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/house/source_tree.h"

namespace quisait {
namespace {

using testing::SourceFile;

/// The folders in the order of the arrows: each may include itself and those before it.
constexpr auto kLayers =
    std::to_array<std::string_view>({"base", "config", "connectors", "indexer", "searchd"});

/// The rooms of searchd, likewise: what listens, what is answered, its words, the index that is
/// read, what is asked of it, the finders, what a request asks of them, and who writes the answers.
/// Files beside the rooms put them together.
constexpr auto kRooms = std::to_array<std::string_view>(
    {"searchd/http/", "searchd/answers/", "searchd/texts/", "searchd/index/", "searchd/query/",
     "searchd/posts/", "searchd/people/", "searchd/suggest/", "searchd/requests/", "searchd/api/",
     "searchd/pages/"});

/// A package and the only files that may include it. The rest of the program meets it through them.
struct Door {
    std::string_view header;  ///< how the name of its headers begins
    std::string_view files;   ///< by space; a word that ends in "/" is a folder
};

// clang-format off
constexpr auto kDoors = std::to_array<Door>({
    {"rapidjson/", "base/json.cpp"},
    {"spdlog/",    "base/log.cpp"},
    {"utf8proc",   "base/text.cpp"},
    {"date/",      "base/time.cpp"},
    {"toml++/",    "config/settings.cpp config/settings_file.cpp"},
    {"archive",    "connectors/"},
    {"csv.h",      "connectors/"},
    {"curl/",      "connectors/"},
    {"sqlite3",    "indexer/sqlite.cpp"},
    {"xapian",     "indexer/ searchd/"},
    {"cld2/",      "indexer/language.cpp"},
    {"libxml/",    "connectors/"},
    {"iconv.h",    "connectors/"},
    {"md4c",       "indexer/plain_text.cpp"},
    {"openssl/",   "indexer/"},
    {"httplib",    "searchd/http/http_server.cpp"},
    {"kainjow/",   "searchd/pages/page_render.cpp"},
    {"CLI/",       "indexer/main.cpp searchd/main.cpp"},
});
// clang-format on

/// The name between the signs of an `#include` line, with the opening sign.
std::optional<std::string> included(const std::string& line) {
    constexpr std::string_view kWord = "#include ";
    if (!line.starts_with(kWord)) return std::nullopt;
    const auto end = line.find_first_of("\">", kWord.size() + 1);
    if (end == std::string::npos) return std::nullopt;
    return line.substr(kWord.size(), end - kWord.size());
}

std::optional<std::size_t> layer(std::string_view folder) {
    const auto* const found = std::find(kLayers.begin(), kLayers.end(), folder);
    if (found == kLayers.end()) return std::nullopt;
    return static_cast<std::size_t>(found - kLayers.begin());
}

/// The number of the room; a file beside the rooms is behind them all.
std::size_t room(std::string_view path) {
    const auto* const found = std::find_if(
        kRooms.begin(), kRooms.end(), [&](std::string_view one) { return path.starts_with(one); });
    return static_cast<std::size_t>(found - kRooms.begin());
}

bool is_allowed(std::string_view files, const SourceFile& file) {
    while (!files.empty()) {
        const auto word = files.substr(0, files.find(' '));
        if (word == file.path) return true;
        if (word.ends_with('/') && file.path.starts_with(word)) return true;
        files.remove_prefix(std::min(word.size() + 1, files.size()));
    }
    return false;
}

/// What is wrong with an include of `name` in a file of our layers; empty if nothing is.
std::string fault(const SourceFile& file, std::string_view name) {
    const auto own = layer(file.folder());
    if (name.starts_with('"')) {
        const auto of = name.substr(1, name.find('/') - 1);
        const auto other = layer(of);
        if (!other) return "no folder of the program: use the path from the root";
        if (*other > *own) return "against the arrows";
        const bool both_served = of == "searchd" && file.folder() == "searchd";
        return both_served && room(name.substr(1)) > room(file.path) ? "against the rooms" : "";
    }
    for (const auto& door : kDoors) {
        if (name.substr(1).starts_with(door.header) && !is_allowed(door.files, file)) {
            return "only in " + std::string{door.files};
        }
    }
    return {};
}

TEST(Layering, IncludesFollowTheArrowsAndPackagesComeInByOneDoor) {
    std::size_t seen = 0;
    for (const auto* file : testing::cpp_files()) {
        if (!layer(file->folder())) continue;
        for (std::size_t line = 0; line < file->lines.size(); ++line) {
            const auto name = included(file->lines[line]);
            if (!name) continue;
            ++seen;
            EXPECT_EQ(fault(*file, *name), "") << testing::place(*file, line) << ": " << *name;
        }
    }
    EXPECT_GT(seen, 300U) << "the includes were not found";
}

TEST(Layering, FindsAnArrowThatPointsBackAndAPackageBesideItsDoor) {
    const SourceFile base{"base/text.cpp", {}};
    const SourceFile searchd{"searchd/api/api.cpp", {}};
    EXPECT_EQ(fault(base, "\"indexer/store.h"), "against the arrows");
    EXPECT_EQ(fault(searchd, "\"indexer/store.h"), "");
    const SourceFile query{"searchd/query/query.cpp", {}};
    EXPECT_EQ(fault(query, "\"searchd/people/experts.h"), "against the rooms");
    EXPECT_EQ(fault(query, "\"searchd/service.h"), "against the rooms");
    EXPECT_EQ(fault(query, "\"searchd/index/fold.h"), "");
    EXPECT_EQ(fault(searchd, "<sqlite3.h"), "only in indexer/sqlite.cpp");
    EXPECT_EQ(fault(searchd, "<xapian.h"), "");
    EXPECT_EQ(fault(base, "\"text.h"), "no folder of the program: use the path from the root");
}

TEST(Layering, OnlyTheGuardCatchesWhatXapianThrows) {
    for (const auto* file : testing::cpp_files()) {
        if (!layer(file->folder()) || file->path.starts_with("indexer/xapian_guard.")) continue;
        for (std::size_t line = 0; line < file->lines.size(); ++line) {
            EXPECT_EQ(file->lines[line].find("catch (const Xapian::"), std::string::npos)
                << testing::place(*file, line);
        }
    }
}

TEST(Layering, HeadersBeginWithPragmaOnce) {
    for (const auto* file : testing::cpp_files()) {
        if (file->ending() != ".h") continue;
        ASSERT_FALSE(file->lines.empty()) << file->path;
        EXPECT_EQ(file->lines.front(), "#pragma once") << file->path;
    }
}

}  // namespace
}  // namespace quisait
