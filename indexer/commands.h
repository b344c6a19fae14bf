#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "config/settings.h"

/// The commands of quisait-indexer: one row in a table, one function in command_NAME.cpp. They
/// print their answer to standard output and what happens meanwhile to standard error.
namespace quisait {

/// What can be switched on behind a command.
enum class Flag : std::uint8_t { full, accept_sweep, json, back, dry_run };

struct FlagInfo {
    Flag flag;
    std::string_view name;  ///< as it is typed
    std::string_view doc;
};

std::span<const FlagInfo> flags_table();

/// What stood behind a command.
struct Arguments {
    std::vector<std::string> names;
    std::set<Flag> flags;

    bool has(Flag flag) const { return flags.contains(flag); }
};

/// Everything a command is handed.
struct Call {
    const Settings& settings;
    const Arguments& arguments;
    std::stop_token stop;  ///< SIGTERM: ends after the transaction at hand
};

struct Command {
    std::string_view name;
    Result<> (*run)(const Call& call);
    std::string_view names_doc;  ///< what its names are; empty if it takes none
    int least_names;
    int most_names;
    std::string_view flags;  ///< those of flags_table() that it takes, by space
    std::string_view doc;
};

/// Every command, in the order of the help.
std::span<const Command> commands_table();

/// @return the first error of a source, after all were tried and the index was brought up
Result<> sync_command(const Call& call);
/// The daemon: reads each source when its interval is over, keeps the index up, ends on a stop
/// without an error. An error of a source is logged and tried again; one of the index ends it.
Result<> run_command(const Call& call);
/// Builds the index anew beside the live one, or goes back to the one before it.
Result<> reindex_command(const Call& call);
/// Sources with their last run, items set aside with their reasons, counts, generation and lag.
Result<> status_command(const Call& call);
/// Settings, sources, store, index, and the index against the store.
/// @return bad_input if anything is bad
Result<> check_command(const Call& call);
/// What the store has of a source, as lines of facts.
Result<> export_command(const Call& call);
/// Erases a person from store, index and spool and searches every file for what may be left.
/// @return store_broken if anything is
Result<> forget_command(const Call& call);
/// The first facts of a source; writes nothing.
Result<> preview_command(const Call& call);

}  // namespace quisait
