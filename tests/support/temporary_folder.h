#pragma once

#include <filesystem>

namespace quisait::testing {

/// A new empty folder that goes with this object.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::filesystem::path& name) const {
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

/// A file or folder of the source tree, such as "tests/golden/query.txt".
std::filesystem::path source_path(const std::filesystem::path& relative);

/// The folder of shared real material beside the project, from QUISAIT_SHARED or ../shared; empty
/// if it is not there: the test says so and skips.
std::filesystem::path shared_folder();

}  // namespace quisait::testing
