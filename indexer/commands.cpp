#include "indexer/commands.h"

#include <algorithm>
#include <iostream>
#include <optional>

#include "base/files.h"
#include "base/log.h"
#include "indexer/generations.h"
#include "indexer/progress.h"
#include "indexer/projection.h"
#include "indexer/sqlite.h"
#include "indexer/sync.h"

namespace quisait {
namespace {

constexpr std::int64_t kPreviewFacts = 20;

Result<FileLock> lock_data(const Settings& settings) {
    QS_CHECK(make_folder(settings.data));
    return FileLock::take(settings.data / "indexer.lock");
}

Result<Generation> live_generation(const Settings& settings) {
    auto current = current_generation(settings.data);
    if (current || current.error().code() != Code::no_such_thing) return current;
    QS_TRY(auto first, new_generation(settings.data));
    {
        // An empty commit, so that the generation can be opened before it is served.
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

Result<> bring_index_up(const Settings& settings, const std::stop_token& stop) {
    QS_TRY(const auto generation, live_generation(settings));
    QS_TRY(auto store, StoreReader::open(settings.data));
    QS_TRY(auto index, IndexWriter::open(generation));
    Progress progress{"indexing"};
    QS_TRY(const auto applied, project(store, index, projection_options(settings, progress, stop)));
    progress.end();
    log(LogLevel::info, "index.updated",
        {{"generation", generation.number}, {"changes", applied}, {"seq", index.reached()}});
    return {};
}

Result<> sync_one(StoreWriter& store, const Settings& settings, const SourceSettings& source,
                  const SyncOptions& options, const std::stop_token& stop) {
    const SystemClock clock;
    const Task task{source, clock, static_cast<std::size_t>(settings.max_item_bytes), stop};
    auto report = sync_source(store, task, options.accept_sweep ? Sweep::accepted : Sweep::guarded);
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
        log(LogLevel::warning, "source.sweep_waits", {{"source", source.name}});
    }
    return {};
}

void print_row(const std::string& text) {
    std::cout << text << '\n';
}

}  // namespace

Result<> sync_command(const Settings& settings, const SyncOptions& options, std::stop_token stop) {
    for (const auto& name : options.sources) {
        if (settings.source(name) == nullptr) {
            return fail(Code::bad_parameter, "no source {} in the settings", name);
        }
    }
    QS_TRY(const auto lock, lock_data(settings));
    QS_TRY(auto store, StoreWriter::open(settings.data));
    std::optional<Error> first_error;
    for (const auto& source : settings.sources) {
        const bool wanted =
            options.sources.empty() || std::find(options.sources.begin(), options.sources.end(),
                                                 source.name) != options.sources.end();
        if (!wanted || stop.stop_requested()) continue;
        if (auto done = sync_one(store, settings, source, options, stop); !done && !first_error) {
            first_error = std::move(done).error();
        }
    }
    QS_CHECK(bring_index_up(settings, stop));
    if (first_error) return *std::move(first_error);
    return {};
}

Result<> reindex_command(const Settings& settings, std::stop_token stop) {
    QS_TRY(const auto lock, lock_data(settings));
    Progress progress{"reindexing"};
    QS_TRY(const auto generation,
           reindex(settings.data, projection_options(settings, progress, std::move(stop))));
    progress.end();
    log(LogLevel::info, "index.swapped", {{"generation", generation.number}});
    return {};
}

Result<> status_command(const Settings& settings) {
    QS_TRY(auto store, StoreReader::open(settings.data));
    QS_TRY(const auto counts, store.counts());
    print_row(fmt::format("posts {} ({} indexable)  persons {}  spaces {}", counts.posts,
                          counts.indexable_posts, counts.persons, counts.spaces));
    QS_TRY(auto database, Database::open(settings.data / "store.db", DatabaseMode::read_only));
    QS_TRY(auto* const runs,
           database->prepare("SELECT name, outcome, facts, troubles, message FROM run JOIN source"
                             " ON source.no = run.source WHERE run.no IN (SELECT max(no) FROM run"
                             " GROUP BY source) ORDER BY name"));
    for (;;) {
        QS_TRY(const bool row, runs->step());
        if (!row) break;
        print_row(fmt::format("source {}: {}, {} facts, {} set aside {}", runs->text(0),
                              runs->text(1), runs->number(2), runs->number(3), runs->text(4)));
    }
    QS_TRY(auto* const items,
           database->prepare("SELECT name, place, reason FROM set_aside JOIN source"
                             " ON source.no = set_aside.source ORDER BY name, place LIMIT 100"));
    for (;;) {
        QS_TRY(const bool row, items->step());
        if (!row) break;
        print_row(
            fmt::format("set aside {}: {}: {}", items->text(0), items->text(1), items->text(2)));
    }
    QS_TRY(const auto generation, current_generation(settings.data));
    print_row(fmt::format("index generation {}", generation.number));
    return {};
}

namespace {

/// Prints the first facts and then asks the connector to stop.
class PrintingSink : public FactSink {
public:
    explicit PrintingSink(std::stop_source& stop) : stop_{stop} {}

    Result<> take(Fact fact, std::string_view /*where*/) override {
        if (printed_ >= kPreviewFacts) return {};
        print_row(to_line(cleaned(std::move(fact))));
        if (++printed_ >= kPreviewFacts) stop_.request_stop();
        return {};
    }
    Result<> set_aside(SetAside item) override {
        print_row(fmt::format("set aside {}: {}", item.where, item.reason));
        return {};
    }
    Result<> mark(const Checkpoint& /*next*/) override { return {}; }

private:
    std::stop_source& stop_;
    std::int64_t printed_ = 0;
};

}  // namespace

Result<> preview_command(const Settings& settings, const std::string& name) {
    const auto* source = settings.source(name);
    if (source == nullptr) {
        return fail(Code::bad_parameter, "no source {} in the settings", name);
    }
    const auto* type = find_source_type(source->type);
    if (type == nullptr) return fail(Code::bad_setting, "unknown type {}", source->type);
    const SystemClock clock;
    std::stop_source stop;
    PrintingSink sink{stop};
    const Task task{*source, clock, static_cast<std::size_t>(settings.max_item_bytes),
                    stop.get_token()};
    return type->read(task, {}, sink);
}

}  // namespace quisait
