#pragma once

#include <functional>
#include <stop_token>

#include "base/result.h"
#include "indexer/index_writer.h"
#include "indexer/store.h"

namespace quisait {

struct ProjectionOptions {
    std::size_t documents_per_commit = 10000;
    std::stop_token stop;                               ///< ends after the batch at hand
    std::function<void(Seq done, Seq total)> progress;  ///< after each batch; may be empty
};

/// Brings a generation up to what the store holds now. After a stop or a crash the next call
/// goes on where the last commit was.
/// @return how many changes were applied
Result<std::int64_t> project(StoreReader& store, IndexWriter& index,
                             const ProjectionOptions& options);

/// Builds a generation anew beside the live one, compares it with the store id by id, and makes it
/// the one that is served.
/// @return index_broken if they differ, stopped, io_failed: the live generation stays, and nothing
///     of the new one
Result<Generation> reindex(const std::filesystem::path& data_folder,
                           const ProjectionOptions& options);

}  // namespace quisait
