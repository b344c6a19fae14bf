#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "config/settings.h"

/// The commands of quisait-indexer, one function each. They print to standard output.
namespace quisait {

struct SyncOptions {
    std::vector<std::string> sources;  ///< empty is all
    bool accept_sweep = false;
};

/// @return the first error of a source, after all were tried and the index was brought up to date
Result<> sync_command(const Settings& settings, const SyncOptions& options, std::stop_token stop);
Result<> reindex_command(const Settings& settings, std::stop_token stop);
/// Sources with their last run, items set aside with their reasons, counts, generation and lag.
Result<> status_command(const Settings& settings);
/// The first facts of a source; writes nothing.
Result<> preview_command(const Settings& settings, const std::string& source);

}  // namespace quisait
