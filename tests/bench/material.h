#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "connectors/fact.h"

/// What is measured with.
namespace quisait::bench {

/// The posts of a file of facts, in order, at most `most`.
Result<std::vector<Post>> read_posts(const std::filesystem::path& facts, std::size_t most);

/// Writes lines of facts: all of `facts` but its posts, and its posts over and over up to `posts`
/// of them, with ids and authors of their own, bodies cut at `body_bytes`, a talk for every six.
/// So a large network has the words of a real one.
Result<> multiply(const std::filesystem::path& facts, const std::filesystem::path& into,
                  std::size_t posts, std::size_t persons, std::size_t body_bytes);

/// Writes the first `posts` posts of `facts`, and all that is no post, as plain lines.
Result<> cut(const std::filesystem::path& facts, const std::filesystem::path& into,
             std::size_t posts);

/// Queries of one to three words that stand together in a post of the index: as people ask who
/// remember what was said. The same seed gives the same.
/// @return not_ready, index_broken
Result<std::vector<std::string>> queries_of(const std::filesystem::path& data, std::size_t count,
                                            std::uint64_t seed);

}  // namespace quisait::bench
