#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/time.h"
#include "searchd/index/fold.h"
#include "searchd/query/query_plan.h"

namespace quisait {

/// A readable post of a person.
struct OwnPost {
    Xapian::docid document = 0;
    std::uint32_t created = 0;  ///< seconds since 1970
};

/// All documents of a person's accounts, without weight.
Xapian::Query posts_by(const KnownPerson& known);

/// All posts of a person that this reader may read, newest first. Opens no document.
/// @return index_changed, index_broken
Result<std::vector<OwnPost>> posts_of(const PlanContext& context, const KnownPerson& known);

/// Those of `posts` that say most about their author, at most `most`: new ones, answers above
/// questions, those that others liked. Side by side by talk.
std::vector<OwnPost> telling_posts(const View& view, std::vector<OwnPost> posts, Instant now,
                                   std::size_t most);

}  // namespace quisait
