#include "base/files.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace quisait {
namespace {

Error io_error(std::string_view step, const std::filesystem::path& path, int error_number) {
    const auto code = error_number == ENOENT ? Code::no_such_thing : Code::io_failed;
    return fail(code, "{} {}: {}", step, path.string(), system_error_text(error_number));
}

/// A descriptor that is closed at the end of its scope.
class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

Result<> write_whole(int descriptor, std::string_view content, const std::filesystem::path& path) {
    while (!content.empty()) {
        const auto written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return io_error("writing", path, errno);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor) != 0) return io_error("syncing", path, errno);
    return {};
}

Result<> sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (opened.number() < 0) return io_error("opening", folder, errno);
    if (::fsync(opened.number()) != 0) return io_error("syncing", folder, errno);
    return {};
}

}  // namespace

std::string system_error_text(int error_number) {
    return std::generic_category().message(error_number);
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number() < 0) return io_error("opening", path, errno);
    std::string content;
    std::array<char, 65536> block{};
    for (;;) {
        const auto count = ::read(file.number(), block.data(), block.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return io_error("reading", path, errno);
        if (count == 0) return content;
        content.append(block.data(), static_cast<std::size_t>(count));
        if (content.size() > max_bytes) {
            return fail(Code::too_large, "{} is larger than {} bytes", path.string(), max_bytes);
        }
    }
}

Result<> replace_file(const std::filesystem::path& path, std::string_view content) {
    auto temporary = path;
    temporary += ".new";
    auto written = [&]() -> Result<> {
        const Descriptor file{
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
        if (file.number() < 0) return io_error("creating", temporary, errno);
        return write_whole(file.number(), content, temporary);
    }();
    if (!written) {
        ::unlink(temporary.c_str());
        return written;
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) return io_error("renaming to", path, errno);
    return sync_folder(path.has_parent_path() ? path.parent_path() : ".");
}

Result<> make_folder(const std::filesystem::path& path) {
    std::filesystem::path made;
    for (const auto& part : path) {
        made /= part;
        if (::mkdir(made.c_str(), 0700) == 0 || errno == EEXIST || errno == EISDIR) continue;
        const int error_number = errno;
        struct stat there {};
        if (::stat(made.c_str(), &there) == 0 && S_ISDIR(there.st_mode)) continue;
        return io_error("creating folder", made, error_number);
    }
    struct stat there {};
    if (::stat(path.c_str(), &there) != 0) return io_error("opening folder", path, errno);
    if (!S_ISDIR(there.st_mode)) return io_error("opening folder", path, ENOTDIR);
    return {};
}

Result<> remove_tree(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::remove_all(path, error);
    if (error) return fail(Code::io_failed, "removing {}: {}", path.string(), error.message());
    return {};
}

Result<FileLock> FileLock::take(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return io_error("opening", path, errno);
    FileLock lock{descriptor};
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return io_error("locking", path, errno);
        std::array<char, 32> holder{};
        const auto count = ::read(descriptor, holder.data(), holder.size() - 1);
        const std::string_view id{holder.data(), count > 0 ? static_cast<std::size_t>(count) : 0U};
        return Error{Code::locked, fmt::format("{} is held by process {}", path.string(), id),
                     "Only one quisait-indexer can write a data folder; stop that one first."};
    }
    const auto id = std::to_string(::getpid());
    if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, id.data(), id.size(), 0) < 0) {
        return io_error("writing", path, errno);
    }
    return lock;
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileLock::~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace quisait
