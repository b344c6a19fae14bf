#include "tests/connectors/zip_file.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

namespace quisait::testing {
namespace {

void write_entry(archive* zip, const ZipEntry& from) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry{archive_entry_new(),
                                                                              &archive_entry_free};
    archive_entry_set_pathname(entry.get(), from.path.c_str());
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_filetype(entry.get(), from.is_link ? AE_IFLNK : AE_IFREG);
    if (from.is_link) archive_entry_set_symlink(entry.get(), from.content.c_str());
    const auto size = from.is_link ? 0 : from.content.size() * from.times;
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
    ASSERT_EQ(archive_write_header(zip, entry.get()), ARCHIVE_OK) << archive_error_string(zip);
    for (std::size_t i = 0; i < from.times && size > 0; ++i)
        archive_write_data(zip, from.content.data(), from.content.size());
}

}  // namespace

void write_zip(const std::filesystem::path& path, const std::vector<ZipEntry>& entries,
               const std::string& password) {
    const std::unique_ptr<archive, decltype(&archive_write_free)> zip{archive_write_new(),
                                                                      &archive_write_free};
    archive_write_set_format_zip(zip.get());
    if (!password.empty()) {
        archive_write_set_options(zip.get(), "zip:encryption=aes256");
        archive_write_set_passphrase(zip.get(), password.c_str());
    }
    ASSERT_EQ(archive_write_open_filename(zip.get(), path.c_str()), ARCHIVE_OK);
    for (const auto& entry : entries)
        write_entry(zip.get(), entry);
    archive_write_close(zip.get());
}

void write_compressed(const std::filesystem::path& path, const std::string& filter,
                      const std::string& text) {
    const std::unique_ptr<archive, decltype(&archive_write_free)> out{archive_write_new(),
                                                                      &archive_write_free};
    archive_write_set_format_raw(out.get());
    ASSERT_EQ(archive_write_add_filter_by_name(out.get(), filter.c_str()), ARCHIVE_OK);
    ASSERT_EQ(archive_write_open_filename(out.get(), path.c_str()), ARCHIVE_OK);
    write_entry(out.get(), {"text", text});
    archive_write_close(out.get());
}

void zip_folder(const std::filesystem::path& folder, const std::filesystem::path& path) {
    std::vector<ZipEntry> entries;
    for (const auto& file : std::filesystem::directory_iterator{folder}) {
        entries.push_back({file.path().filename().string(), read_text(file.path())});
    }
    std::sort(entries.begin(), entries.end(),
              [](const ZipEntry& a, const ZipEntry& b) { return a.path < b.path; });
    write_zip(path, entries);
}

std::string read_text(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void write_text(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << text;
}

}  // namespace quisait::testing
