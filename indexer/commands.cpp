#include "indexer/commands.h"

#include <array>

namespace quisait {
namespace {

constexpr int kMany = 1000;

// clang-format off
constexpr auto kFlags = std::to_array<FlagInfo>({
    {Flag::full,         "--full",         "forget where the last run ended and read from the start"},
    {Flag::accept_sweep, "--accept-sweep", "let a large deletion happen now; reads from the start"},
    {Flag::json,         "--json",         "as one JSON document"},
    {Flag::back,         "--back",         "serve the generation before the present one again"},
    {Flag::dry_run,      "--dry-run",      "say what would be done, change nothing"},
});

constexpr auto kCommands = std::to_array<Command>({
    // name      function         names            least most   flags                    what it does
    {"sync",    sync_command,    "source names; all if none is given", 0, kMany, "--full --accept-sweep", "Reads sources into the store, then brings the index up."},
    {"run",     run_command,     "",               0,    0,     "",                      "The daemon: reads every source at its interval."},
    {"reindex", reindex_command, "",               0,    0,     "--back",                "Builds the index anew beside the live one."},
    {"status",  status_command,  "",               0,    0,     "--json",                "Sources, items set aside, counts, index."},
    {"check",   check_command,   "",               0,    0,     "",                      "Looks at settings, sources, store and index, and says what to do."},
    {"export",  export_command,  "source name; may be left out if there is one", 0, 1, "", "Prints what the store has of a source as lines of facts."},
    {"forget",  forget_command,  "full id of an account, or an e-mail address", 1, 1, "--dry-run", "Erases a person with all accounts and posts, and proves it."},
    {"preview", preview_command, "source name",    1,    1,     "",                      "Prints the first facts of a source, writes nothing."},
});
// clang-format on

constexpr bool every_flag_stands_in_order() {
    for (std::size_t i = 0; i < kFlags.size(); ++i) {
        if (static_cast<std::size_t>(kFlags.at(i).flag) != i) return false;
    }
    return true;
}
static_assert(every_flag_stands_in_order(), "one row a flag, in the order of the enum");

}  // namespace

std::span<const FlagInfo> flags_table() {
    return kFlags;
}

std::span<const Command> commands_table() {
    return kCommands;
}

}  // namespace quisait
