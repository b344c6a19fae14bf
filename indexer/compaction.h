#pragma once

#include "base/result.h"
#include "indexer/generations.h"

namespace quisait {

/// Writes the documents of `from` into the empty generation `to`, and nothing else: what was
/// deleted and still stands in the files of `from` stays behind. Databases without documents are
/// left out, but everyone.
Result<> compact(const Generation& from, const Generation& to);

}  // namespace quisait
