#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "config/settings.h"
#include "connectors/fact.h"

namespace quisait {

/// Where the next run goes on, in the connector's own words: at most 4 KiB, empty at first.
using Checkpoint = std::string;

/// An object that could not be read: counted, named, skipped.
struct SetAside {
    std::string where;   ///< place in the source: "chat.ndjson line 7", "Messages.csv row 12"
    std::string reason;  ///< without the content of the item
};

/// Where a connector puts what it finds, in order.
class FactSink {
public:
    virtual ~FactSink() = default;

    /// Takes one fact. What cleaned() and check() do not accept is set aside by the sink
    /// itself, under `where`; that is no error. An error ends the run.
    virtual Result<> take(Fact fact, std::string_view where) = 0;

    /// Names an object that could not be read at all.
    virtual Result<> set_aside(SetAside item) = 0;

    /// Makes all that was taken durable together with `next`; after a crash a run starts there.
    virtual Result<> mark(const Checkpoint& next) = 0;
};

/// All that a connector is handed. It has no other way to the world: no thread, no sleep and
/// no clock of its own, so a test replays a recorded source and gets the same bytes.
struct Task {
    const SourceSettings& settings;
    const Clock& clock;                      ///< UTC
    std::size_t max_item_bytes = 4U << 20U;  ///< longer records are set aside
    std::stop_token stop;  ///< when asked, the run ends soon, after a mark, and without an error
};

/// Reads on from `from`, oldest first, with a mark at least every 1000 facts and one at the end.
/// An object that cannot be read is set aside; a source that cannot be reached ends the run
/// with its error. A run that read to its end leaves the checkpoint from which the next run starts.
using Connector = Result<> (*)(const Task& task, const Checkpoint& from, FactSink& sink);

/// A type of source. A new one is one .cpp file, its line below, one row in registry.cpp, one
/// page in docs/sources/ and one folder of fixtures; nothing else changes.
struct SourceType {
    std::string_view name;
    Connector read;
    std::string_view doc;
};

std::span<const SourceType> source_types();
/// nullptr if there is none of that name.
const SourceType* find_source_type(std::string_view name);

/// docs/FACTS.md: lines of facts, plain, .gz, .xz or .zst; "-" is standard input.
Result<> read_facts(const Task& task, const Checkpoint& from, FactSink& sink);
/// docs/sources/yammer_export.md: the network data export, a ZIP or its folder.
Result<> read_yammer_export(const Task& task, const Checkpoint& from, FactSink& sink);
/// docs/sources/wordpress.md: the export of a blog (WXR), a file, its ZIP or their folder.
Result<> read_wordpress(const Task& task, const Checkpoint& from, FactSink& sink);

}  // namespace quisait
