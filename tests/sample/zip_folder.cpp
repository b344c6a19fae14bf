#include "tests/sample/zip_folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "base/files.h"

namespace quisait::sample {
namespace {

struct Freer {
    void operator()(archive* zip) const { archive_write_free(zip); }
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
    void operator()(std::FILE* file) const { std::fclose(file); }
};

Error failed(archive* zip, const std::filesystem::path& path) {
    const char* why = archive_error_string(zip);
    return fail(Code::io_failed, "cannot pack {}: {}", path.string(), why != nullptr ? why : "?");
}

Result<> add_file(archive* zip, const std::filesystem::path& path, Instant when) {
    const std::unique_ptr<archive_entry, Freer> entry{archive_entry_new()};
    archive_entry_set_pathname(entry.get(), path.filename().c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(std::filesystem::file_size(path)));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), when.time_since_epoch().count(), 0);
    if (archive_write_header(zip, entry.get()) != ARCHIVE_OK) return failed(zip, path);
    const std::unique_ptr<std::FILE, Freer> file{std::fopen(path.c_str(), "rb")};
    if (!file) return fail(Code::io_failed, "{}: {}", path.string(), system_error_text(errno));
    std::vector<char> piece(1U << 16U);
    for (;;) {
        const auto bytes = std::fread(piece.data(), 1, piece.size(), file.get());
        if (bytes == 0) return {};
        if (archive_write_data(zip, piece.data(), bytes) < 0) return failed(zip, path);
    }
}

}  // namespace

Result<> zip_folder(const std::filesystem::path& folder, const std::filesystem::path& zip_path,
                    Instant when) {
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator{folder})
        files.push_back(file.path());
    std::sort(files.begin(), files.end());
    const std::unique_ptr<archive, Freer> zip{archive_write_new()};
    archive_write_set_format_zip(zip.get());
    // Speed before size: these are read once.
    archive_write_set_options(zip.get(), "zip:compression-level=1");
    if (archive_write_open_filename(zip.get(), zip_path.c_str()) != ARCHIVE_OK) {
        return failed(zip.get(), zip_path);
    }
    for (const auto& file : files)
        QS_CHECK(add_file(zip.get(), file, when));
    if (archive_write_close(zip.get()) != ARCHIVE_OK) return failed(zip.get(), zip_path);
    return {};
}

}  // namespace quisait::sample
