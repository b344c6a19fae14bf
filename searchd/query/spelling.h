#pragma once

#include <string>
#include <vector>

#include "searchd/index/fold.h"
#include "searchd/query/query_plan.h"

namespace quisait {

/// A query that finds clearly more: the one that was asked with one or more words spelled as
/// posts of this reader spell them. Words that (almost) no post has are changed, by as few edits
/// as possible (edits_between; accents cost nothing), then to the most frequent word; all else
/// stays as typed. What is proposed was searched for, with `filters`, and has hits.
/// docs/QUERY.md has the rules.
/// @param filters  those of the address
/// @return empty if there is none, or none was found before the deadline. Throws what Xapian
///     throws.
std::string better_spelling(const PlanContext& context, const std::string& text,
                            const std::vector<Node>& filters);

}  // namespace quisait
