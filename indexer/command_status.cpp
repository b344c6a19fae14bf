#include <iostream>

#include "indexer/commands.h"
#include "indexer/status_report.h"

namespace quisait {

Result<> status_command(const Call& call) {
    QS_TRY(const auto report, read_status(call.settings.data));
    std::cout << (call.arguments.has(Flag::json) ? to_json(report) + "\n" : to_text(report));
    return {};
}

}  // namespace quisait
