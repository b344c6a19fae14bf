#pragma once

#include "base/result.h"
#include "indexer/sqlite.h"

/// The tables of the store: docs/STORE.md says what each holds.
namespace quisait {

inline constexpr int kStoreVersion = 3;

/// Makes the tables, or brings those of an older version up to kStoreVersion, in one transaction.
/// @return bad_setting for a store of a newer version: it is left as it is
Result<> bring_up_to_date(Database& database);

/// @return bad_setting if the store is of another version
Result<> check_version(Database& database);

}  // namespace quisait
