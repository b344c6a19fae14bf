#include <iostream>

#include "indexer/commands.h"
#include "indexer/health.h"
#include "indexer/upkeep.h"

namespace quisait {
namespace {

std::string_view word_of(Health health) {
    switch (health) {
        case Health::good:
            return "ok";
        case Health::warning:
            return "note";
        case Health::bad:
            return "BAD";
    }
    return "";
}

/// Prints findings and counts the bad ones.
int print(const std::vector<Finding>& findings) {
    int count = 0;
    for (const auto& one : findings) {
        std::cout << fmt::format("{:<5} {}: {}\n", word_of(one.health), one.subject, one.what);
        if (!one.advice.empty()) std::cout << fmt::format("      {}\n", one.advice);
        if (one.health == Health::bad) ++count;
    }
    return count;
}

}  // namespace

Result<> check_command(const Call& call) {
    const auto& settings = call.settings;
    std::cout << "ok    settings: read\n";
    int faults = print(check_sources(settings)) + print(check_store(settings));
    // Held while the index is looked at, so that nobody changes it meanwhile.
    const auto lock = FileLock::take(settings.data / "indexer.lock");
    const bool other = !lock && lock.error().code() == Code::locked;
    faults += print(check_index(settings, other ? Writing::other_process : Writing::nobody));
    if (faults == 0) return {};
    return fail(Code::bad_input, "{} of what was looked at is bad", faults);
}

}  // namespace quisait
