#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace quisait {

/// What a ZIP may be at most: more is a mistake or an attack.
struct ArchiveLimits {
    std::size_t entries = 100000;
    std::int64_t bytes = std::int64_t{64} << 30;  ///< of one entry, unpacked
    std::int64_t ratio = 200;                     ///< of an entry to the whole archive, and
    std::int64_t free_bytes = 10 << 20;           ///< so much may be read before the ratio counts
};

/// An entry of an archive.
struct ArchiveEntry {
    std::string path;  ///< as the archive has it: may lie; nothing is ever written by it
    std::string name;  ///< its last part, in lower case
};

/// A ZIP, or a folder that one was unpacked to, read as a stream: memory is that of a piece.
class ArchiveInput {
public:
    /// Takes one piece of an entry; an error ends the reading and is returned.
    using Taker = std::function<Result<>(std::string_view piece)>;

    /// Lists the entries. Those with `..`, an absolute path, a backslash, control characters or
    /// more than 1024 bytes in their path are left out, and so are links.
    /// @return no_such_thing, io_failed, bad_input (no ZIP, encrypted), too_large (entries)
    static Result<ArchiveInput> open(std::filesystem::path path, const ArchiveLimits& limits = {});

    /// A plain file, as a folder that has nothing else.
    static Result<ArchiveInput> open_file(const std::filesystem::path& path);

    /// In the order of the archive; of a folder by name.
    const std::vector<ArchiveEntry>& entries() const { return entries_; }

    /// Reads an entry from its start to its end.
    /// @return too_large (a bomb), bad_input (broken), io_failed, or what `take` returned
    Result<> read(const ArchiveEntry& entry, const Taker& take) const;

    /// Size and time of what is read, to tell whether it is the same as before.
    std::int64_t bytes() const { return bytes_; }
    std::int64_t modified() const { return modified_; }

private:
    ArchiveInput(std::filesystem::path path, const ArchiveLimits& limits)
        : path_{std::move(path)}, limits_{limits} {}
    Result<> list_folder();
    Result<> list_zip();
    Result<> read_file_of_folder(const ArchiveEntry& entry, const Taker& take) const;

    std::filesystem::path path_;
    ArchiveLimits limits_;
    bool is_folder_ = false;
    std::vector<ArchiveEntry> entries_;
    std::int64_t bytes_ = 0;
    std::int64_t modified_ = 0;
};

}  // namespace quisait
