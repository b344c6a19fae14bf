#pragma once

#include <cstdint>
#include <filesystem>

/// Sources of any size, as plain as they can be; each is whole.
namespace quisait::testing {

void write_large_facts(const std::filesystem::path& path, std::int64_t posts);
void write_large_yammer_export(const std::filesystem::path& path, std::int64_t posts);
void write_large_wordpress(const std::filesystem::path& path, std::int64_t posts);

}  // namespace quisait::testing
