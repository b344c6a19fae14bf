#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string_view>

#include <xapian.h>

#include "base/result.h"
#include "searchd/index/posting_sources.h"
#include "searchd/index/reader.h"

namespace quisait {

/// One matching document.
struct Match {
    Xapian::docid document;  ///< of the whole view
    double score;            ///< BM25, at least 0
    const FoldKey& key;
    std::uint32_t created;  ///< seconds since 1970
};

/// Whether the fold saw all matches.
enum class FoldEnd : std::uint8_t { all, deadline };

/// What is said of an answer that is made of what was seen until the deadline.
inline constexpr std::string_view kTookTooLong =
    "the search took too long: this is what it found so far";

/// Runs a query over all its matches, in no order, profiles included: nothing is estimated.
/// @param visit  is called once a match; must not throw
/// @return index_changed, index_broken; at the deadline what was seen until then is good
Result<FoldEnd> fold_matches(const View& view, const Xapian::Query& query, Deadline deadline,
                             const std::function<void(const Match&)>& visit);

}  // namespace quisait
