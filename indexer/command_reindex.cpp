#include "base/log.h"
#include "indexer/commands.h"
#include "indexer/upkeep.h"

namespace quisait {

Result<> reindex_command(const Call& call) {
    const auto& settings = call.settings;
    QS_TRY(const auto lock, lock_data(settings));
    if (call.arguments.has(Flag::back)) {
        QS_TRY(const auto earlier, step_back(settings.data));
        log(LogLevel::info, "index.swapped", {{"generation", earlier.number}});
        return bring_index_up(settings, call.stop);
    }
    if (const auto away = put_generations_away(settings); !away) {
        // What names the live generation is broken: a new one is the repair.
        log(LogLevel::warning, "index.generations_kept", {{"reason", away.error().what()}});
    }
    return rebuild_index(settings, call.stop);
}

}  // namespace quisait
