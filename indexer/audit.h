#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "indexer/generations.h"
#include "indexer/store.h"

namespace quisait {

/// What one database of a generation holds, against what the store says it should.
struct AudienceAudit {
    AudienceNo audience = kEveryone;
    std::int64_t expected = 0;  ///< documents, by the store
    std::int64_t found = 0;     ///< documents, in the database
    std::int64_t missing = 0;
    std::int64_t extra = 0;
    std::vector<std::string> examples;  ///< at most 5 full ids that are missing or too many

    bool agrees() const { return missing == 0 && extra == 0 && expected == found; }
};

/// Compares the ids of every database of `generation`, one by one, with the store. The generation
/// must have reached the store's seq, or what is not indexed yet counts as missing.
/// @return an entry for each audience that has documents on either side
Result<std::vector<AudienceAudit>> audit(StoreReader& store, const Generation& generation);

}  // namespace quisait
