#pragma once

#include <filesystem>

#include "base/result.h"
#include "base/time.h"

namespace quisait::sample {

/// Packs the files of a folder, by name, into a ZIP. Each entry has the time `when` and nothing
/// of this machine, so that the same files give the same bytes.
Result<> zip_folder(const std::filesystem::path& folder, const std::filesystem::path& zip,
                    Instant when);

}  // namespace quisait::sample
