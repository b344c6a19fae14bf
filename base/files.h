#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace quisait {

/// The whole file.
/// @return no_such_thing, io_failed, or too_large over `max_bytes`; each names the path
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

/// Replaces a file in one step: a reader sees the old content or the new, after a crash too
/// (temporary file in the same folder, fsync, rename, fsync of the folder). Mode 0600.
Result<> replace_file(const std::filesystem::path& path, std::string_view content);

/// Makes a folder and those above it where they are missing; mode 0700 for what it makes.
Result<> make_folder(const std::filesystem::path& path);

/// Removes a file or a folder with all that is in it; that there is none is no error.
Result<> remove_tree(const std::filesystem::path& path);

/// A file that one process at a time can hold; let go when this object or the process ends.
class FileLock {
public:
    /// Takes the lock at once and writes the process id into the file.
    /// @return locked, with the id of the holder, if another process has it; io_failed
    static Result<FileLock> take(const std::filesystem::path& path);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : descriptor_{descriptor} {}
    int descriptor_;
};

/// The text of errno for a person, such as "No space left on device".
std::string system_error_text(int error_number);

}  // namespace quisait
