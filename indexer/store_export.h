#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace quisait {

/// Takes one line; an error ends the export.
using LineSink = std::function<Result<>(std::string_view line)>;

/// Names of the sources that the store knows, by number.
Result<std::vector<std::string>> stored_sources(const std::filesystem::path& data_folder);

/// Gives all that the store has of one source as lines of facts (docs/FACTS.md), in the order in
/// which it came in, from one state of the store. Taken into an empty store they make the same.
/// @return no_such_thing for a source that the store does not know
Result<> export_facts(const std::filesystem::path& data_folder, const std::string& source,
                      const LineSink& sink);

}  // namespace quisait
