#pragma once

#include <cstddef>

#include <xapian.h>

#include "searchd/index/fold.h"

namespace quisait {

/// How many posts match, profiles left out; stops at `most` and at the deadline with what it
/// has counted until then. Throws what Xapian throws.
std::size_t count_posts(const View& view, const Xapian::Query& query, std::size_t most,
                        Deadline deadline);

}  // namespace quisait
