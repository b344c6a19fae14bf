#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace quisait::testing {

struct ZipEntry {
    std::string path;
    std::string content;
    std::size_t times = 1;  ///< the content is written so often
    bool is_link = false;   ///< to where the content says
};

/// Writes a ZIP; with a password its entries are encrypted.
void write_zip(const std::filesystem::path& path, const std::vector<ZipEntry>& entries,
               const std::string& password = {});
/// The files of a folder, at the top of the ZIP.
void zip_folder(const std::filesystem::path& folder, const std::filesystem::path& path);

/// Writes a file through a filter of libarchive: "gzip", "xz" or "zstd".
void write_compressed(const std::filesystem::path& path, const std::string& filter,
                      const std::string& text);

std::string read_text(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, const std::string& text);

}  // namespace quisait::testing
