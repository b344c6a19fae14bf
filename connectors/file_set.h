#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "connectors/archive_input.h"

namespace quisait {

/// One of several files that are read as one source.
struct FileOfSet {
    std::string path;  ///< as people are told: the name of the ZIP stands before that in it
    std::string name;  ///< its last part, in lower case
    std::size_t archive = 0;
    ArchiveEntry entry;
};

/// The files of a source, wherever they lie: one file, a folder, a ZIP, or a folder with ZIPs; by
/// the endings of their names.
class FileSet {
public:
    /// @param endings  in lower case, such as ".xml"; one file that is no ZIP may have any
    /// @return what ArchiveInput returns
    static Result<FileSet> open(const std::filesystem::path& path,
                                std::span<const std::string_view> endings);

    /// By path.
    const std::vector<FileOfSet>& files() const { return files_; }
    Result<> read(const FileOfSet& file, const ArchiveInput::Taker& take) const;

    /// Size and time of all, to tell whether they are the same as before.
    std::int64_t bytes() const { return bytes_; }
    std::int64_t modified() const { return modified_; }

private:
    Result<> add(ArchiveInput input, const std::string& before,
                 std::span<const std::string_view> endings);

    std::filesystem::path folder_;
    std::vector<ArchiveInput> archives_;
    std::vector<FileOfSet> files_;
    std::int64_t bytes_ = 0;
    std::int64_t modified_ = 0;
};

}  // namespace quisait
