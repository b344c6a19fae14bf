#pragma once

#include "base/result.h"
#include "connectors/fact.h"
#include "indexer/sqlite.h"
#include "indexer/store.h"

namespace quisait {

/// Puts one fact into the tables, under the laws of StoreWriter::put. Marks and wholes are not
/// for the store: they change nothing.
Result<bool> put_fact(Database& database, ObjectNo source, const Fact& fact);

}  // namespace quisait
