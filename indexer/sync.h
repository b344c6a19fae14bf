#pragma once

#include <functional>

#include "base/result.h"
#include "connectors/connector.h"
#include "indexer/store_writer.h"

namespace quisait {

/// Where a run of a source begins.
enum class SyncStart {
    checkpoint,  ///< where the last mark was; a run that did not end goes on
    beginning,   ///< as if the source had never been read
};

/// The type of a source.
/// @return bad_setting, with the types there are, if there is none of that name
Result<SourceType> source_type_of(const SourceSettings& source);

/// Runs one source to its end, under the laws: facts and checkpoint in one transaction, resume
/// where the last mark was, deletion by absence only after a run without trouble. The run and
/// how it ended stand in the store also when the source cannot be read at all.
/// @return the source's own error; what was marked before stays
Result<RunReport> sync_source(StoreWriter& store, const Task& task, Sweep sweep,
                              SyncStart start = SyncStart::checkpoint);

/// The same with what reads the source named: a Connector, or one that is watched.
using ReadSource = std::function<Result<>(const Task&, const Checkpoint&, FactSink&)>;
Result<RunReport> sync_with(StoreWriter& store, const Task& task, Sweep sweep, SyncStart start,
                            const ReadSource& read_source);

}  // namespace quisait
