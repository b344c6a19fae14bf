#pragma once

#include <filesystem>
#include <span>

#include "base/result.h"
#include "connectors/fact.h"

namespace quisait::bench {

/// The floor of all indexing: what a program does that knows nothing but Xapian. TermGenerator with
/// English stems and positions (its default: exact words, and stems beside them), the title also
/// under its own prefix, terms for id and author, two values, title and body as the data; the
/// default flush. No store, no languages, no accents, no updates, no restart after a crash.
/// @return index_broken
Result<> index_barely(std::span<const Post> posts, const std::filesystem::path& into);

}  // namespace quisait::bench
