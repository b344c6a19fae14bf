#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include <xapian.h>

#include "base/result.h"
#include "searchd/reader.h"

namespace quisait {

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

/// A query that matches the documents of `view` whose columns pass all `tests`, without weight.
/// `view` must outlive it.
Xapian::Query column_query(const View& view, std::vector<ColumnTest> tests);

/// One matching document.
struct Match {
    Xapian::docid document;  ///< of the whole view
    double score;            ///< BM25, at least 0
    const FoldKey& key;
    std::uint32_t created;  ///< seconds since 1970
};

/// Whether the fold saw all matches.
enum class FoldEnd : std::uint8_t { all, deadline };

using Deadline = std::chrono::steady_clock::time_point;

/// Runs a query over all its matches, in no order, profiles included: nothing is estimated.
/// @param visit  is called once a match; must not throw
/// @return index_changed, index_broken; at the deadline what was seen until then is good
Result<FoldEnd> fold_matches(const View& view, const Xapian::Query& query, Deadline deadline,
                             const std::function<void(const Match&)>& visit);

}  // namespace quisait
