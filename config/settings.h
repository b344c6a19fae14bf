#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace quisait {

enum class SettingType { text, number, boolean, path, choice, secret };

/// One row: the loader, --help, docs/SETTINGS.md and config/quisait.toml all come from it.
struct Setting {
    std::string_view name;  ///< "search.port" in the file, QUISAIT_SEARCH_PORT outside it
    SettingType type;
    std::string_view fallback;  ///< as the file would have it; "" means none
    std::int64_t least;         ///< bounds of a number, in `unit`
    std::int64_t most;
    std::string_view unit;  ///< of a number, such as "bytes"; of a choice: the words, by |
    std::string_view doc;   ///< one or two sentences
};

/// All settings but those of sources, in the order of the shipped file.
std::span<const Setting> settings_table();

/// The keys of one [[source]] table.
std::span<const Setting> source_settings_table();

/// One [[source]]: where facts come from.
struct SourceSettings {
    std::string name;            ///< [a-z0-9_-]{1,32}; prefixes all ids: "yammer:7"
    std::string type;            ///< a row of connectors/registry.cpp
    std::filesystem::path path;  ///< of what is read, "-" for standard input; empty if not a file
    std::chrono::seconds interval{3600};  ///< between two syncs of the daemon
    std::string url;           ///< web address under which links to posts are made; may be empty
    bool trust_emails = true;  ///< its e-mail addresses join accounts of one person
};

enum class AuthMode { none, proxy, oidc };

/// All settings, checked against the bounds of their rows.
struct Settings {
    std::filesystem::path data;  ///< data folder; relative paths are relative to the file

    std::string address;        ///< searchd listens here
    std::uint16_t port = 8080;  ///< 0 takes a free one
    std::int64_t threads = 0;   ///< search workers; 0 is one a core
    std::int64_t queue = 64;    ///< requests that may wait
    std::int64_t connections = 4096;
    std::chrono::milliseconds deadline{600};  ///< of the searches of one request
    std::filesystem::path synonyms;           ///< file; empty: the built-in ones
    std::string log_level;

    AuthMode auth_mode = AuthMode::none;

    std::int64_t max_item_bytes = 4 << 20;   ///< longer records are set aside
    std::chrono::hours keep_generation{24};  ///< how long the old index stays after a reindex
    std::int64_t commit_documents = 10000;   ///< documents per transaction of the index

    std::vector<SourceSettings> sources;

    /// The source of that name, if there is one.
    const SourceSettings* source(std::string_view name) const;
};

/// What the command line said: names of settings_table() with their values as the file has them.
using SettingOverrides = std::map<std::string, std::string>;

/// Reads settings: file < environment (QUISAIT_…) < `overrides`.
/// @return bad_setting that names file, line, key, and what is allowed: for an unknown key, a
///     value out of bounds, a source without name or type, two sources of one name; no_such_thing
///     for a missing file
Result<Settings> load_settings(const std::filesystem::path& file,
                               const SettingOverrides& overrides = {});

/// What a value of `row` may be, as a person reads it.
std::string allowed_values(const Setting& row);
/// "QUISAIT_SEARCH_PORT" for "search.port".
std::string environment_name(std::string_view name);

/// docs/SETTINGS.md and config/quisait.toml, made from the tables; a test compares both.
std::string settings_document();
std::string settings_example();

}  // namespace quisait
