#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <xapian.h>

#include "searchd/index/reader.h"

/// Conditions of a search that are not terms of the index: each is a query without weight, to
/// filter by. The view must outlive it.
namespace quisait {

using Deadline = std::chrono::steady_clock::time_point;

/// A condition on the columns of a post. A post passes if it holds, or if it does not and the
/// test is negated.
struct ColumnTest {
    enum class What : std::uint8_t {
        created_from,
        created_until,
        likes_from,
        likes_until,
        unanswered
    };
    What what = What::created_from;
    std::uint32_t value = 0;  ///< seconds since 1970, or likes; until counts itself
    bool negated = false;
};

/// Matches the documents whose columns pass all `tests`.
Xapian::Query column_query(const View& view, std::vector<ColumnTest> tests);

/// Matches the documents of `some`, by their numbers in the whole view, in any order.
Xapian::Query among_query(const View& view, const std::vector<Xapian::docid>& some);

/// Matches every document until `deadline`, and none after it: so a phrase of which no document has
/// the words side by side is given up in time too.
Xapian::Query until_query(const View& view, Deadline deadline);

/// Which database of a view the matcher stands in, told by the source that moved last.
struct Shard {
    std::size_t index = 0;
};

/// Matches every document, and tells `shard` in which database it stands.
Xapian::Query telling_query(const View& view, Shard& shard);

}  // namespace quisait
