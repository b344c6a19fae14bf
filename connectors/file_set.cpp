#include "connectors/file_set.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace quisait {
namespace {

constexpr std::size_t kMostArchives = 1000;

bool is_zip(const std::filesystem::path& path) {
    std::array<char, 2> begin{};
    std::ifstream file{path, std::ios::binary};
    file.read(begin.data(), begin.size());
    return file && begin[0] == 'P' && begin[1] == 'K';
}

bool ends_as(std::string_view name, std::span<const std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

Result<FileSet> FileSet::open(const std::filesystem::path& path,
                              std::span<const std::string_view> endings) {
    FileSet set;
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error) && !is_zip(path)) {
        QS_TRY(auto file, ArchiveInput::open_file(path));
        constexpr std::array<std::string_view, 1> kAny = {""};
        QS_CHECK(set.add(std::move(file), {}, kAny));
    } else {
        set.folder_ = std::filesystem::is_directory(path, error) ? path : std::filesystem::path{};
        QS_TRY(auto archive, ArchiveInput::open(path));
        QS_CHECK(set.add(std::move(archive), {}, endings));
    }
    std::sort(set.files_.begin(), set.files_.end(),
              [](const FileOfSet& a, const FileOfSet& b) { return a.path < b.path; });
    return set;
}

/// Adds the files of an archive, and those of the ZIPs that lie in a folder.
Result<> FileSet::add(ArchiveInput input, const std::string& before,
                      std::span<const std::string_view> endings) {
    if (archives_.size() >= kMostArchives) {
        return fail(Code::too_large, "{}: more than {} ZIPs", folder_.string(), kMostArchives);
    }
    if (before.empty()) {
        bytes_ = input.bytes();
        modified_ = input.modified();
    }
    const auto number = archives_.size();
    std::vector<std::string> zips;
    for (const auto& entry : input.entries()) {
        if (ends_as(entry.name, endings)) {
            files_.push_back({before + entry.path, entry.name, number, entry});
        } else if (before.empty() && !folder_.empty() && entry.name.ends_with(".zip")) {
            zips.push_back(entry.path);
        }
    }
    archives_.push_back(std::move(input));
    for (const auto& zip : zips) {
        QS_TRY(auto opened, ArchiveInput::open(folder_ / zip));
        QS_CHECK(add(std::move(opened), zip + "/", endings));
    }
    return {};
}

Result<> FileSet::read(const FileOfSet& file, const ArchiveInput::Taker& take) const {
    return archives_[file.archive].read(file.entry, take);
}

}  // namespace quisait
