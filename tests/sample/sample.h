#pragma once

#include <filesystem>

#include "tests/sample/company.h"

namespace quisait::sample {

/// What to write where.
struct Options {
    Size size;
    std::filesystem::path folder;
    bool yammer = true;  ///< the Yammer export as well
};

/// Bounds of the sizes.
inline constexpr std::size_t kFewestPeople = 12;  ///< one a department
inline constexpr std::size_t kMostPeople = 1000000;
inline constexpr std::size_t kMostPosts = 100000000;

/// Writes the company into the folder: facts.ndjson, chat.ndjson, yammer-export, its ZIP,
/// truth.json, and the settings quisait.toml (facts and chat) and quisait-yammer.toml (the export
/// and chat). The same options give the same bytes. Memory grows with people, not with posts.
/// @return bad_parameter for a size out of bounds, io_failed
Result<> write_sample(const Options& options);

}  // namespace quisait::sample
