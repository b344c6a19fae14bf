#include "indexer/file_state.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace quisait {
namespace {

/// A folder of more is read anew each time: comparing would cost as much.
constexpr std::size_t kMostFiles = 100000;

std::string line_of(const std::filesystem::path& path, std::error_code& error) {
    const auto bytes = std::filesystem::file_size(path, error);
    if (error) return {};
    const auto time = std::filesystem::last_write_time(path, error).time_since_epoch().count();
    return fmt::format("{} {} {}\n", path.string(), bytes, time);
}

std::string folder_state(const std::filesystem::path& folder) {
    std::error_code error;
    std::vector<std::string> lines;
    for (std::filesystem::recursive_directory_iterator entry{folder, error}, end;
         !error && entry != end; entry.increment(error)) {
        if (!entry->is_regular_file(error)) continue;
        lines.push_back(line_of(entry->path(), error));
        if (error || lines.size() > kMostFiles) return {};
    }
    if (error) return {};
    std::sort(lines.begin(), lines.end());
    return fmt::format("{}", fmt::join(lines, ""));
}

}  // namespace

std::string file_state(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (error) return {};
    if (std::filesystem::is_directory(status)) return folder_state(path);
    if (!std::filesystem::is_regular_file(status)) return {};
    return line_of(path, error);
}

}  // namespace quisait
