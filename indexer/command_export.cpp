#include <cerrno>
#include <cstdio>

#include "base/files.h"
#include "indexer/commands.h"
#include "indexer/store_export.h"

namespace quisait {
namespace {

Result<std::string> source_of(const Call& call) {
    if (!call.arguments.names.empty()) return call.arguments.names.front();
    QS_TRY(const auto names, stored_sources(call.settings.data));
    if (names.size() == 1) return names.front();
    return fail(Code::bad_parameter, "name one source, the store has {}: {}", names.size(),
                fmt::join(names, ", "));
}

Result<> print_line(std::string_view line) {
    if (std::fwrite(line.data(), 1, line.size(), stdout) == line.size() &&
        std::fputc('\n', stdout) != EOF) {
        return {};
    }
    return fail(Code::io_failed, "writing standard output: {}", system_error_text(errno));
}

}  // namespace

Result<> export_command(const Call& call) {
    QS_TRY(const auto source, source_of(call));
    QS_CHECK(export_facts(call.settings.data, source, [&](std::string_view line) -> Result<> {
        if (call.stop.stop_requested()) return fail(Code::stopped, "export was stopped");
        return print_line(line);
    }));
    if (std::fflush(stdout) == 0) return {};
    return fail(Code::io_failed, "writing standard output: {}", system_error_text(errno));
}

}  // namespace quisait
