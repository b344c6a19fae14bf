#include <condition_variable>
#include <map>
#include <mutex>

#include "base/log.h"
#include "indexer/commands.h"
#include "indexer/file_state.h"
#include "indexer/schedule.h"
#include "indexer/upkeep.h"

namespace quisait {
namespace {

/// The duty that is no source: a name no source can have.
constexpr const char* kGenerations = "(generations)";
constexpr std::chrono::minutes kGenerationsInterval{10};

/// The loop of `run`: one thread that does one duty after the other. Each duty is a name in the
/// schedule; what is asked for from outside comes in as one more.
class Daemon {
public:
    Daemon(const Call& call, StoreWriter& store) : call_{call}, store_{store} {
        for (const auto& source : call.settings.sources) {
            if (source.path == "-") {
                log(LogLevel::warning, "source.left_out",
                    {{"source", source.name}, {"reason", "standard input has no schedule"}});
                continue;
            }
            schedule_.add(source.name, source.interval);
        }
        schedule_.add(kGenerations, kGenerationsInterval);
    }

    Result<> work() {
        // What an earlier process did not bring to its end.
        QS_CHECK(bring_index_up(call_.settings, call_.stop));
        while (!call_.stop.stop_requested()) {
            const auto duty = schedule_.due(std::chrono::steady_clock::now());
            if (!duty) {
                wait_for_next();
                continue;
            }
            QS_CHECK(do_duty(*duty));
            schedule_.done(*duty, std::chrono::steady_clock::now());
        }
        return {};
    }

private:
    Result<> do_duty(const std::string& name) {
        if (name == kGenerations) return put_generations_away(call_.settings);
        return read_and_index(*call_.settings.source(name));
    }

    /// An error of the source is logged and its next turn waited for; one of the index ends the
    /// daemon: going on would write to what is broken.
    Result<> read_and_index(const SourceSettings& source) {
        auto state = file_state(source.path);
        auto& last = last_state_[source.name];
        if (!state.empty() && state == last) return {};
        const auto report = read_source(store_, call_.settings, source, {}, call_.stop);
        last = report && !call_.stop.stop_requested() ? std::move(state) : std::string{};
        return bring_index_up(call_.settings, call_.stop);
    }

    void wait_for_next() {
        std::mutex mutex;
        std::unique_lock lock{mutex};
        std::condition_variable_any woken;
        woken.wait_until(lock, call_.stop, schedule_.next(), [] { return false; });
    }

    const Call& call_;
    StoreWriter& store_;
    Schedule schedule_;
    std::map<std::string, std::string> last_state_;  ///< of files that were read to their end
};

}  // namespace

Result<> run_command(const Call& call) {
    QS_TRY(const auto lock, lock_data(call.settings));
    QS_TRY(auto store, StoreWriter::open(call.settings.data));
    for (const auto& source : call.settings.sources) {
        QS_TRY([[maybe_unused]] const auto type, source_type_of(source));
    }
    Daemon daemon{call, store};
    log(LogLevel::info, "indexer.started",
        {{"data", call.settings.data.string()}, {"sources", call.settings.sources.size()}});
    QS_CHECK(daemon.work());
    log(LogLevel::info, "indexer.stopped");
    return {};
}

}  // namespace quisait
