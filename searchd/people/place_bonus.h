#pragma once

#include <cstdint>
#include <unordered_map>

#include "searchd/query/query_plan.h"

namespace quisait {

/// What a post gains by where it stands: in a place whose name has words of the query, a post is
/// about them without saying so again.
class PlaceBonus {
public:
    /// Looks at the places of this reader alone. Throws what Xapian throws.
    PlaceBonus(const PlanContext& context, const Marks& marks);

    /// To be added to the BM25 score of a post.
    /// @param space  number of the store
    /// @return at least 0
    double of(std::uint32_t space) const {
        if (bonus_.empty()) return 0;
        const auto found = bonus_.find(space);
        return found == bonus_.end() ? 0 : found->second;
    }

private:
    std::unordered_map<std::uint32_t, double> bonus_;
};

}  // namespace quisait
