#pragma once

#include <vector>

#include "searchd/answers/person_results.h"
#include "searchd/people/person_posts.h"

namespace quisait {

/// What sets a person apart: words and short phrases of the person's readable posts against those
/// of all readable posts, specific before general, at most ranking::kMostTopics: docs/RANKING.md.
/// Looks at the term lists of at most ranking::kTopicSample posts and opens at most
/// ranking::kTopicTexts. The same posts give the same topics.
/// @param posts  all of the person's
/// Throws what Xapian throws. @return index_broken
Result<std::vector<PersonTopic>> topics_of(const PlanContext& context, const KnownPerson& known,
                                           const std::vector<OwnPost>& posts, Instant now);

}  // namespace quisait
