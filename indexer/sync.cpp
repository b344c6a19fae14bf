#include "indexer/sync.h"

namespace quisait {
namespace {

/// Puts the facts of one run into the store.
class StoreSink : public FactSink {
public:
    StoreSink(StoreWriter& store, ObjectNo source, ObjectNo run, Sweep sweep)
        : store_{store}, source_{source}, run_{run}, sweep_{sweep} {}

    Result<> take(Fact fact, std::string_view where) override {
        fact = cleaned(std::move(fact));
        if (const auto sound = check(fact); !sound) {
            return set_aside({std::string{where}, sound.error().what()});
        }
        ++report_.facts;
        if (const auto* whole = std::get_if<Whole>(&fact)) return take_whole(*whole);
        QS_TRY(const bool changed, store_.put(source_, fact));
        if (changed) ++report_.changes;
        return {};
    }

    Result<> set_aside(SetAside item) override {
        ++report_.troubles;
        QS_CHECK(store_.add_trouble(run_));
        return store_.set_aside(source_, item);
    }

    Result<> mark(const Checkpoint& next) override {
        QS_CHECK(store_.commit(source_, next));
        return store_.begin();
    }

    const RunReport& report() const { return report_; }

private:
    Result<> take_whole(const Whole& whole) {
        QS_TRY(const auto troubles, store_.troubles(run_));
        if (troubles > 0) return {};
        QS_TRY(const bool swept, store_.sweep(source_, run_, whole, sweep_));
        if (!swept) report_.sweep_waits = true;
        return {};
    }

    StoreWriter& store_;
    ObjectNo source_;
    ObjectNo run_;
    Sweep sweep_;
    RunReport report_;
};

}  // namespace

Result<SourceType> source_type_of(const SourceSettings& source) {
    if (const auto* type = find_source_type(source.type); type != nullptr) return *type;
    std::string known;
    for (const auto& type : source_types()) {
        known += fmt::format("{}{}", known.empty() ? "" : ", ", type.name);
    }
    return fail(Code::bad_setting, "source {} has the unknown type {}, known: {}", source.name,
                source.type, known);
}

Result<RunReport> sync_source(StoreWriter& store, const Task& task, Sweep sweep, SyncStart start) {
    QS_TRY(const auto type, source_type_of(task.settings));
    return sync_with(store, task, sweep, start, type.read);
}

Result<RunReport> sync_with(StoreWriter& store, const Task& task, Sweep sweep, SyncStart start,
                            const ReadSource& read_source) {
    QS_TRY(const auto source, store.source(task.settings.name));
    if (start == SyncStart::beginning) QS_CHECK(store.start_over(source));
    QS_TRY(const auto from, store.checkpoint(source));
    // The run is there before anything is read, so that a source that fails at once shows.
    QS_TRY(const auto run, store.start_run(source, task.clock.now()));
    QS_CHECK(store.begin());
    StoreSink sink{store, source, run, sweep};
    const auto read = read_source(task, from, sink);
    QS_CHECK(store.rollback());
    if (!task.stop.stop_requested() || !read) {
        QS_CHECK(store.end_run(run, task.clock.now(), sink.report(),
                               read ? std::string{} : read.error().what()));
    }
    if (!read) return read.error();
    return sink.report();
}

}  // namespace quisait
