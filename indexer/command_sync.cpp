#include <algorithm>
#include <optional>

#include "indexer/commands.h"
#include "indexer/upkeep.h"

namespace quisait {
namespace {

ReadOptions options_of(const Arguments& arguments) {
    ReadOptions options;
    if (arguments.has(Flag::full)) options.start = SyncStart::beginning;
    if (arguments.has(Flag::accept_sweep)) {
        options.start = SyncStart::beginning;
        options.sweep = Sweep::accepted;
    }
    return options;
}

bool is_wanted(const Arguments& arguments, const SourceSettings& source) {
    const auto& names = arguments.names;
    return names.empty() || std::find(names.begin(), names.end(), source.name) != names.end();
}

}  // namespace

Result<> sync_command(const Call& call) {
    const auto& settings = call.settings;
    for (const auto& name : call.arguments.names) {
        if (settings.source(name) == nullptr) {
            return fail(Code::bad_parameter, "no source {} in the settings", name);
        }
    }
    QS_TRY(const auto lock, lock_data(settings));
    QS_TRY(auto store, StoreWriter::open(settings.data));
    std::optional<Error> first_error;
    for (const auto& source : settings.sources) {
        if (!is_wanted(call.arguments, source) || call.stop.stop_requested()) continue;
        auto report = read_source(store, settings, source, options_of(call.arguments), call.stop);
        if (!report && !first_error) first_error = std::move(report).error();
    }
    QS_CHECK(bring_index_up(settings, call.stop));
    if (first_error) return *std::move(first_error);
    if (call.stop.stop_requested()) {
        return Error{Code::stopped, "sync was stopped", "The next sync goes on where it ended."};
    }
    return {};
}

}  // namespace quisait
