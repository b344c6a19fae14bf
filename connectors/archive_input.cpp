#include "connectors/archive_input.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

#include "base/files.h"
#include "base/text.h"

namespace quisait {
namespace {

constexpr std::size_t kBlock = 64U << 10U;
constexpr std::size_t kLongestPath = 1024;

struct CloseArchive {
    void operator()(archive* open) const { archive_read_free(open); }
};
using Zip = std::unique_ptr<archive, CloseArchive>;

Error broken(const std::filesystem::path& path, archive* open) {
    const auto* text = archive_error_string(open);
    return fail(Code::bad_input, "{}: {}", path.string(),
                text == nullptr ? "not a readable ZIP" : text);
}

Result<Zip> open_zip(const std::filesystem::path& path) {
    Zip zip{archive_read_new()};
    archive_read_support_format_zip(zip.get());
    if (archive_read_open_filename(zip.get(), path.c_str(), kBlock) != ARCHIVE_OK) {
        return broken(path, zip.get());
    }
    return zip;
}

/// @return true: an entry; false: the end
Result<bool> next_entry(const std::filesystem::path& path, archive* zip, archive_entry*& entry) {
    const auto got = archive_read_next_header(zip, &entry);
    if (got == ARCHIVE_EOF) return false;
    if (got != ARCHIVE_OK && got != ARCHIVE_WARN) return broken(path, zip);
    return true;
}

std::string path_of(archive_entry* entry) {
    const auto* utf8 = archive_entry_pathname_utf8(entry);
    if (utf8 != nullptr) return utf8;
    const auto* bytes = archive_entry_pathname(entry);
    return bytes == nullptr ? std::string{} : std::string{bytes};
}

bool is_honest(std::string_view path) {
    if (path.empty() || path.size() > kLongestPath || path.front() == '/') return false;
    if (path.find('\\') != std::string_view::npos) return false;
    for (const char c : path) {
        if (static_cast<unsigned char>(c) < 0x20) return false;
    }
    while (!path.empty()) {
        const auto slash = std::min(path.find('/'), path.size());
        if (path.substr(0, slash) == "..") return false;
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return true;
}

std::string last_part(std::string_view path) {
    const auto slash = path.rfind('/');
    return lower_ascii(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::int64_t nanoseconds(std::filesystem::file_time_type time) {
    return static_cast<std::int64_t>(time.time_since_epoch().count());
}

}  // namespace

Result<ArchiveInput> ArchiveInput::open(std::filesystem::path path, const ArchiveLimits& limits) {
    ArchiveInput input{std::move(path), limits};
    std::error_code error;
    if (!std::filesystem::exists(input.path_, error)) {
        return fail(Code::no_such_thing, "{}: no such file or folder", input.path_.string());
    }
    input.is_folder_ = std::filesystem::is_directory(input.path_, error);
    if (input.is_folder_) {
        QS_CHECK(input.list_folder());
    } else {
        QS_CHECK(input.list_zip());
    }
    return input;
}

Result<ArchiveInput> ArchiveInput::open_file(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        return fail(Code::no_such_thing, "{}: no such file", path.string());
    }
    ArchiveInput input{path.parent_path(), {}};
    input.is_folder_ = true;
    const auto name = path.filename().string();
    input.entries_.push_back({name, lower_ascii(name)});
    input.bytes_ = static_cast<std::int64_t>(std::filesystem::file_size(path, error));
    input.modified_ = nanoseconds(std::filesystem::last_write_time(path, error));
    return input;
}

Result<> ArchiveInput::list_folder() {
    using Walk = std::filesystem::recursive_directory_iterator;
    std::error_code error;
    Walk walk{path_, std::filesystem::directory_options::skip_permission_denied, error};
    for (; !error && walk != Walk{}; walk.increment(error)) {
        std::error_code vanished;
        if (!walk->is_regular_file(vanished)) continue;
        if (entries_.size() >= limits_.entries) {
            return fail(Code::too_large, "{}: more than {} files", path_.string(), limits_.entries);
        }
        const auto relative = walk->path().lexically_relative(path_).generic_string();
        entries_.push_back({relative, last_part(relative)});
        bytes_ += static_cast<std::int64_t>(walk->file_size(vanished));
        const auto modified = nanoseconds(walk->last_write_time(vanished));
        modified_ = entries_.size() == 1 ? modified : std::max(modified_, modified);
    }
    if (error) return fail(Code::io_failed, "{}: {}", path_.string(), error.message());
    std::sort(entries_.begin(), entries_.end(),
              [](const ArchiveEntry& a, const ArchiveEntry& b) { return a.path < b.path; });
    return {};
}

Result<> ArchiveInput::list_zip() {
    std::error_code error;
    bytes_ = static_cast<std::int64_t>(std::filesystem::file_size(path_, error));
    modified_ = nanoseconds(std::filesystem::last_write_time(path_, error));
    QS_TRY(const auto zip, open_zip(path_));
    archive_entry* entry = nullptr;
    for (std::size_t count = 0;; ++count) {
        QS_TRY(const bool there, next_entry(path_, zip.get(), entry));
        if (!there) return {};
        if (count >= limits_.entries) {
            return fail(Code::too_large, "{}: more than {} entries", path_.string(),
                        limits_.entries);
        }
        if (archive_entry_is_encrypted(entry) != 0) {
            return fail(Code::bad_input, "{}: is encrypted", path_.string());
        }
        auto path = path_of(entry);
        if (archive_entry_filetype(entry) != AE_IFREG || !is_honest(path)) continue;
        entries_.push_back({path, last_part(path)});
    }
}

Result<> ArchiveInput::read(const ArchiveEntry& wanted, const Taker& take) const {
    if (is_folder_) return read_file_of_folder(wanted, take);
    QS_TRY(const auto zip, open_zip(path_));
    archive_entry* entry = nullptr;
    for (;;) {
        QS_TRY(const bool there, next_entry(path_, zip.get(), entry));
        if (!there) return fail(Code::bad_input, "{}: lost {}", path_.string(), wanted.path);
        if (archive_entry_filetype(entry) == AE_IFREG && path_of(entry) == wanted.path) break;
    }
    std::int64_t total = 0;
    std::vector<char> piece(kBlock);
    for (;;) {
        const auto got = archive_read_data(zip.get(), piece.data(), piece.size());
        if (got == 0) return {};
        if (got < 0) return broken(path_, zip.get()).during(wanted.path);
        total += got;
        const bool bomb = total > limits_.free_bytes && total / limits_.ratio > bytes_;
        if (bomb || total > limits_.bytes) {
            return fail(Code::too_large, "{}: {} unpacks to far more than it may", path_.string(),
                        wanted.path);
        }
        QS_CHECK(take({piece.data(), static_cast<std::size_t>(got)}));
    }
}

Result<> ArchiveInput::read_file_of_folder(const ArchiveEntry& entry, const Taker& take) const {
    const auto path = path_ / entry.path;
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        return fail(Code::io_failed, "{}: {}", path.string(), system_error_text(errno));
    }
    std::vector<char> piece(kBlock);
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto got = static_cast<std::size_t>(file.gcount());
        if (got > 0) QS_CHECK(take({piece.data(), got}));
    }
    if (file.bad()) return fail(Code::io_failed, "{}: reading failed", path.string());
    return {};
}

}  // namespace quisait
