#pragma once

#include <vector>

#include "searchd/answers/person_results.h"
#include "searchd/people/person_posts.h"

namespace quisait {

/// Links that somebody shared lately, newest first, each once; opens at most ranking::kLinkPosts
/// posts.
/// @param posts  all of the person's, newest first
/// Throws what Xapian throws. @return index_broken
Result<std::vector<SharedLink>> links_shared(const PlanContext& context,
                                             const std::vector<OwnPost>& posts);

}  // namespace quisait
