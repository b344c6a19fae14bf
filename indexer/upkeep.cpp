#include "indexer/upkeep.h"

#include "base/log.h"
#include "indexer/progress.h"
#include "indexer/projection.h"

namespace quisait {
namespace {

Result<Generation> live_generation(const Settings& settings) {
    auto current = current_generation(settings.data);
    if (current || current.error().code() != Code::no_such_thing) return current;
    QS_TRY(auto first, new_generation(settings.data));
    {
        // Made whole, so that the generation can be opened before it is served.
        QS_TRY(const auto made, IndexWriter::open(first));
    }
    QS_CHECK(make_current(settings.data, first));
    return first;
}

ProjectionOptions projection_options(const Settings& settings, Progress& progress,
                                     std::stop_token stop) {
    ProjectionOptions options;
    options.documents_per_commit = static_cast<std::size_t>(settings.commit_documents);
    options.stop = std::move(stop);
    options.progress = [&progress](Seq done, Seq total) { progress.show(done, total); };
    return options;
}

}  // namespace

Result<FileLock> lock_data(const Settings& settings) {
    const auto made = make_folder(settings.data);
    auto lock =
        made ? FileLock::take(settings.data / "indexer.lock") : Result<FileLock>{made.error()};
    if (lock || !lock.error().hint().empty()) return lock;
    return Error{lock.error().code(), lock.error().what(),
                 "The data folder must be writable by the user of the indexer."};
}

Result<RunReport> read_source(StoreWriter& store, const Settings& settings,
                              const SourceSettings& source, const ReadOptions& options,
                              const std::stop_token& stop) {
    const SystemClock clock;
    const Task task{source, clock, static_cast<std::size_t>(settings.max_item_bytes), stop};
    auto report = sync_source(store, task, options.sweep, options.start);
    if (!report) {
        log(LogLevel::error, "source.failed",
            {{"source", source.name}, {"error", report.error().what()}});
        return std::move(report).error().during("source " + source.name);
    }
    log(LogLevel::info, "source.synced",
        {{"source", source.name},
         {"facts", report->facts},
         {"changes", report->changes},
         {"set_aside", report->troubles}});
    if (report->sweep_waits) {
        log(LogLevel::warning, "source.sweep_waits",
            {{"source", source.name}, {"accept", "sync " + source.name + " --accept-sweep"}});
    }
    return report;
}

Result<> put_generations_away(const Settings& settings) {
    const SystemClock clock;
    QS_TRY(const auto removed,
           retire_generations(settings.data, clock.now() - settings.keep_generation));
    for (const auto number : removed) {
        log(LogLevel::info, "index.generation_removed", {{"generation", number}});
    }
    return {};
}

Result<> bring_index_up(const Settings& settings, const std::stop_token& stop) {
    QS_CHECK(put_generations_away(settings));
    QS_TRY(const auto generation, live_generation(settings));
    QS_TRY(auto store, StoreReader::open(settings.data));
    auto index = IndexWriter::open(generation);
    if (!index && index.error().code() == Code::bad_setting) {
        // Another release wrote it. The store has all that a new one needs.
        log(LogLevel::warning, "index.rebuilt", {{"reason", index.error().what()}});
        return rebuild_index(settings, stop);
    }
    if (!index) return std::move(index).error();
    Progress progress{"indexing"};
    const auto applied = project(store, *index, projection_options(settings, progress, stop));
    progress.end();
    if (!applied) return applied.error();
    if (*applied == 0) return {};
    log(LogLevel::info, "index.updated",
        {{"generation", generation.number}, {"changes", *applied}, {"seq", index->reached()}});
    return {};
}

Result<> rebuild_index(const Settings& settings, const std::stop_token& stop) {
    Progress progress{"reindexing"};
    const auto generation = reindex(settings.data, projection_options(settings, progress, stop));
    progress.end();
    if (!generation) return generation.error();
    log(LogLevel::info, "index.swapped", {{"generation", generation->number}});
    return put_generations_away(settings);
}

}  // namespace quisait
