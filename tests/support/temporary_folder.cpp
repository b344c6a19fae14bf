#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

namespace quisait::testing {

TemporaryFolder::TemporaryFolder() {
    auto name = (std::filesystem::temp_directory_path() / "quisait-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no temporary folder " << name;
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path source_path(const std::filesystem::path& relative) {
    return std::filesystem::path{QUISAIT_SOURCE_FOLDER} / relative;
}

std::filesystem::path shared_folder() {
    if (const char* given = std::getenv("QUISAIT_SHARED"); given != nullptr) return given;
    auto beside = source_path("../shared");
    return std::filesystem::exists(beside) ? beside : std::filesystem::path{};
}

}  // namespace quisait::testing
