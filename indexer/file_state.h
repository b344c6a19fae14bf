#pragma once

#include <filesystem>
#include <string>

namespace quisait {

/// Size and time of a file, or of everything in a folder, as one text: while it is the same,
/// there is nothing new to read. Empty for what has no such state: a missing file, or none.
std::string file_state(const std::filesystem::path& path);

}  // namespace quisait
