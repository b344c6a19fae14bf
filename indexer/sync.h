#pragma once

#include "base/result.h"
#include "connectors/connector.h"
#include "indexer/store_writer.h"

namespace quisait {

/// Runs one source to its end, under the laws: facts and checkpoint in one transaction, resume
/// where the last mark was, deletion by absence only after a run without trouble.
/// @return the source's own error; what was marked before stays
Result<RunReport> sync_source(StoreWriter& store, const Task& task, Sweep sweep);

}  // namespace quisait
