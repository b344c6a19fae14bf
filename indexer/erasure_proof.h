#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "indexer/generations.h"
#include "indexer/sqlite.h"
#include "indexer/traces.h"

namespace quisait {

/// Where pieces of what was erased still stand.
struct Proof {
    std::size_t pieces = 0;  ///< looked for
    std::int64_t files = 0;  ///< all below the data folder, read byte by byte
    std::int64_t bytes = 0;
    std::size_t shared = 0;          ///< pieces that also stand in what others wrote
    std::set<std::string> named_in;  ///< full ids of posts of others with the name or address
    std::vector<std::string> found;  ///< "FILE: kind of piece", which nobody else wrote
};

/// Looks for every piece in what is alive, facts and documents, and then in every byte of every
/// file below the data folder. A piece that is alive is somebody else's too, and proves nothing.
Result<Proof> prove_erased(const std::filesystem::path& data_folder, Database& database,
                           const Generation& generation, const Traces& traces);

}  // namespace quisait
