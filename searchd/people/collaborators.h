#pragma once

#include <vector>

#include "searchd/answers/person_results.h"
#include "searchd/people/person_posts.h"

namespace quisait {

/// People who write in the same talks as somebody, best first: a talk of few counts more than one
/// of many, as 1 / (people − 1) (M. E. J. Newman, Scientific collaboration networks II, Physical
/// Review E 64, 2001). From columns alone. Bots and leavers are left out.
/// @param posts  all of the person's, newest first; the newest ranking::kSharedTalks talks count
std::vector<Collaborator> collaborators_of(const PlanContext& context, std::uint32_t person,
                                           const std::vector<OwnPost>& posts);

/// In how many of the newest talks of `posts` each of `others` writes too, in their order.
std::vector<std::int64_t> shared_talks(const PlanContext& context,
                                       const std::vector<OwnPost>& posts,
                                       const std::vector<std::uint32_t>& others);

}  // namespace quisait
