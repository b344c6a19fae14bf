#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"

namespace quisait::testing {

/// Everything in a data folder that must be the same whatever happened on the way: a name for
/// each row and each document, with its whole content.
using Snapshot = std::map<std::string, std::string>;

/// Rows of the store with their numbers and seqs, but for runs and secrets.
Result<Snapshot> store_snapshot(const std::filesystem::path& data_folder);

/// Documents of the live generation, database by database: terms with their counts and positions,
/// slots, data; and the seq. A document that is there twice is named.
Result<Snapshot> index_snapshot(const std::filesystem::path& data_folder);

/// The first differences, a line each; empty if there is none.
std::string difference(const Snapshot& expected, const Snapshot& actual);

/// While a first sync is under way all changes have their final seq, so the everyone database
/// must hold exactly those up to the seq it names: a batch is there whole or not at all.
/// @return what is wrong; empty if nothing
Result<std::string> half_a_batch(const std::filesystem::path& data_folder);

}  // namespace quisait::testing
