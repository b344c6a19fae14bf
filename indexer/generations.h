#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "indexer/store.h"

/// The index folder: data/index/gen-N/everyone, gen-N/a-M for audience M, index/current.
namespace quisait {

/// One generation, as searchd and the indexer see it.
struct Generation {
    std::int64_t number = 0;
    std::filesystem::path folder;

    /// Where the documents of an audience are; the folder may not exist yet.
    std::filesystem::path database(AudienceNo audience) const;

    /// Audiences that have a database, in order.
    std::vector<AudienceNo> audiences() const;
};

/// The generation that is served.
/// @return no_such_thing if nothing was indexed yet
Result<Generation> current_generation(const std::filesystem::path& data_folder);

/// A generation with the next number, not served yet.
Result<Generation> new_generation(const std::filesystem::path& data_folder);

/// Makes `generation` the one that is served, in one step.
Result<> make_current(const std::filesystem::path& data_folder, const Generation& generation);

/// Makes the newest one before the present one that is served again.
/// @return no_such_thing if none is kept
Result<Generation> step_back(const std::filesystem::path& data_folder);

/// Removes what is not needed: generations newer than the served one (a rebuild that did not
/// end), and older ones, of which the newest stays while the served one began after `since`: it
/// is the step back. The caller is the only writer of the data folder.
/// @return the numbers that were removed
Result<std::vector<std::int64_t>> retire_generations(const std::filesystem::path& data_folder,
                                                     Instant since);

/// All that lie there, oldest first.
Result<std::vector<Generation>> generations(const std::filesystem::path& data_folder);

}  // namespace quisait
