#pragma once

#include <stop_token>

#include "base/files.h"
#include "base/result.h"
#include "config/settings.h"
#include "indexer/generations.h"
#include "indexer/store_writer.h"
#include "indexer/sync.h"

/// The steps that several commands are made of.
namespace quisait {

/// Makes the data folder and takes its lock: store and index have one writer.
Result<FileLock> lock_data(const Settings& settings);

/// How sync and run read a source.
struct ReadOptions {
    Sweep sweep = Sweep::guarded;
    SyncStart start = SyncStart::checkpoint;
};

/// Reads one source and logs how it went.
/// @return the error of the source, with its name
Result<RunReport> read_source(StoreWriter& store, const Settings& settings,
                              const SourceSettings& source, const ReadOptions& options,
                              const std::stop_token& stop);

/// Brings the live generation up to the store, makes a first one where there is none, builds it
/// anew where another release wrote it, and puts away generations whose time is over. The caller
/// holds the lock.
Result<> bring_index_up(const Settings& settings, const std::stop_token& stop);

/// Builds a new generation beside the live one and serves it. The caller holds the lock.
Result<> rebuild_index(const Settings& settings, const std::stop_token& stop);

/// Removes what retire_generations() says is over, and logs it.
Result<> put_generations_away(const Settings& settings);

}  // namespace quisait
