#pragma once

#include <xapian.h>

#include "searchd/query/query.h"
#include "searchd/query/query_plan.h"

/// Words, prefixes and phrases of a query as queries of Xapian.
namespace quisait {

/// True if all of a word's tokens are stop words.
bool is_stop(const Node& node);

/// A word in all its forms: the exact word, above it its stems in both languages; a compound as
/// itself or as its parts side by side. Adds to `marks` unless the node is negated.
Xapian::Query word_query(const PlanContext& context, const Node& node, Marks& marks);

/// The most frequent words that begin so, as one.
Xapian::Query prefix_query(const Node& node, Marks& marks);

/// A word that is being typed: itself, or with less weight words that begin so.
Xapian::Query unfinished_query(const PlanContext& context, const Node& node, Marks& marks);

/// Words side by side in this order.
Xapian::Query phrase_query(const PlanContext& context, const Node& node, Marks& marks);

}  // namespace quisait
