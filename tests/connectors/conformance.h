#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sync.h"
#include "tests/connectors/recording_sink.h"
#include "tests/support/temporary_folder.h"

/// What the laws of docs/SOURCES.md are tried with. A new connector adds one row and one folder.
namespace quisait::testing {

/// A connector and its recorded source. tests/fixtures/TYPE/ has four states of it:
///   first    a small network with a deleted post, a private place, and the word SECRET-sesame
///            wherever the source keeps a credential; it says that it is whole
///   newer    the same later: at least one post edited, one new, one gone without a trace
///   closed   posts that must be read by nobody, each for another reason
///   hostile  records at fault, with the word SECRET- in them, between posts good-1, good-2 …
/// and two files that the tests compare: first.ndjson, the facts; hostile.txt, what is set aside.
struct ConformanceCase {
    std::string_view type;
    std::string_view path;  ///< of the source in the folder of a state; empty: the folder itself
    /// Writes a source that is whole, of this many posts of about 600 bytes.
    void (*write_large)(const std::filesystem::path& path, std::int64_t posts);
};
std::span<const ConformanceCase> conformance_cases();

/// How a run is made to end before its time, after so many facts.
enum class Trouble { none, stop, failure, kill };

/// A store of its own, and runs of a source into it.
class ConformanceStore {
public:
    struct How {
        Trouble trouble = Trouble::none;
        std::size_t after = 0;
        std::size_t times = 1;  ///< how often each fact is taken
        SyncStart start = SyncStart::checkpoint;
    };

    ConformanceStore();

    /// One run. What the connector said is in `heard` afterwards.
    Result<RunReport> sync(std::string_view type, const std::filesystem::path& path,
                           const How& how);
    Result<RunReport> sync(std::string_view type, const std::filesystem::path& path);

    /// All that the store knows but the numbers of changes, a line an object, in order.
    std::vector<std::string> dump();
    /// The line of a post, or empty.
    std::string post(const std::string& id);
    std::vector<std::string> post_ids();
    Checkpoint checkpoint();
    StoreCounts counts();

    RecordingSink heard;
    const std::filesystem::path& folder() const { return folder_.path(); }

private:
    std::vector<std::string> rows(const char* sql);

    TemporaryFolder folder_;
    std::optional<StoreWriter> writer_;
};

/// Bytes that are allocated now, however; nothing if this build cannot tell.
std::optional<std::size_t> allocated_bytes();

}  // namespace quisait::testing
