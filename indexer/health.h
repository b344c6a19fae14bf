#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "config/settings.h"

namespace quisait {

enum class Health { good, warning, bad };

/// One thing that was looked at.
struct Finding {
    Health health = Health::good;
    std::string subject;  ///< "source chat", "store", "index audience 3"
    std::string what;
    std::string advice;  ///< what to do, as a sentence; empty if nothing
};

/// Each source has a known type and gives its first fact; what is there is not stored.
std::vector<Finding> check_sources(const Settings& settings);

/// The data folder can be written; SQLite finds no fault in the store; its version is ours.
std::vector<Finding> check_store(const Settings& settings);

enum class Writing { nobody, other_process };

/// The live generation: Xapian finds no fault in any database, and each holds exactly what the
/// store says. While another process writes it, only its seq is looked at.
std::vector<Finding> check_index(const Settings& settings, Writing writing);

}  // namespace quisait
