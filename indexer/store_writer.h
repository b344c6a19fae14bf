#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "connectors/connector.h"
#include "indexer/forgotten.h"
#include "indexer/store.h"

namespace quisait {

/// How a run of a source went.
struct RunReport {
    std::int64_t facts = 0;     ///< taken
    std::int64_t changes = 0;   ///< of them, those that changed the store
    std::int64_t troubles = 0;  ///< items set aside
    bool sweep_waits = false;   ///< a large sweep waits for a second run that agrees
};

enum class Sweep { guarded, accepted };

/// Writing the store; one process at a time. What lies between begin() and commit() is durable
/// together or not at all. Every put of the same fact again changes nothing and has no new seq.
class StoreWriter {
public:
    /// Makes the store where there is none and brings an older one up to date.
    static Result<StoreWriter> open(const std::filesystem::path& data_folder);

    Result<> begin();
    /// Makes durable what was put since begin(), with the checkpoint of its source.
    Result<> commit(ObjectNo source, const Checkpoint& checkpoint);
    Result<> rollback();

    /// The number of a source; new names get the next one.
    Result<ObjectNo> source(std::string_view name);
    Result<Checkpoint> checkpoint(ObjectNo source);

    /// Begins a run, or goes on with one that was cut off or failed: what it named stays named.
    Result<ObjectNo> start_run(ObjectNo source, Instant now);
    /// Forgets checkpoint, unfinished run and items set aside: the next run reads everything.
    Result<> start_over(ObjectNo source);
    Result<> end_run(ObjectNo run, Instant now, const RunReport& report, std::string_view failure);
    /// Items set aside so far in this run, also before a crash.
    Result<std::int64_t> troubles(ObjectNo run);
    Result<> add_trouble(ObjectNo run);

    /// @return true if the store changed. An older `changed` than the stored one is ignored, and
    ///     so is what belongs to a person who was forgotten.
    Result<bool> put(ObjectNo source, const Fact& fact);
    Result<> set_aside(ObjectNo source, const SetAside& item);

    /// Deletes what of `whole` was not put since start_run.
    /// @return false if it would delete more than 25 objects and 20 %, and no earlier run wanted to
    ///     delete the very same
    Result<bool> sweep(ObjectNo source, ObjectNo run, const Whole& whole, Sweep how);

    StoreWriter(StoreWriter&&) noexcept;
    StoreWriter& operator=(StoreWriter&&) noexcept;
    StoreWriter(const StoreWriter&) = delete;
    StoreWriter& operator=(const StoreWriter&) = delete;
    ~StoreWriter();

private:
    StoreWriter(std::unique_ptr<Database> database, Forgotten forgotten);
    std::unique_ptr<Database> database_;
    Forgotten forgotten_;
};

}  // namespace quisait
