#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "indexer/store.h"

namespace quisait {

/// The last run of a source.
struct SourceStatus {
    std::string name;
    std::string outcome;  ///< running, done, failed, abandoned; "never" if it was not read yet
    Instant started{};
    Instant ended{};            ///< Instant{} while it runs
    std::int64_t facts = 0;     ///< of the run
    std::int64_t troubles = 0;  ///< items it set aside
    std::string message;        ///< why it failed
    std::int64_t waiting = 0;   ///< objects that a large sweep would delete, waiting for a yes
};

/// An item that could not be taken.
struct SetAsideStatus {
    std::string source;
    std::string place;
    std::string reason;
};

/// What `status` says.
struct StatusReport {
    StoreCounts counts;
    Seq seq = 0;  ///< of the store
    std::vector<SourceStatus> sources;
    std::vector<SetAsideStatus> set_aside;  ///< at most 100
    std::int64_t generation = 0;            ///< 0: nothing was indexed yet
    std::vector<std::int64_t> kept;         ///< other generations that lie there
    Seq reached = 0;                        ///< seq that the index has reached
};

/// @return no_such_thing if there is no store
Result<StatusReport> read_status(const std::filesystem::path& data_folder);

/// docs/STORE.md names the members.
std::string to_json(const StatusReport& report);
/// For a person, a line each.
std::string to_text(const StatusReport& report);

}  // namespace quisait
