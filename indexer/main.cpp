// quisait-indexer: the only writer of store and index.
#include <csignal>
#include <iostream>
#include <stop_token>
#include <thread>

#include <CLI/CLI.hpp>

#include "base/log.h"
#include "indexer/commands.h"

namespace quisait {
namespace {

/// Turns SIGTERM and SIGINT into a stop: a thread waits for them, so no handler runs.
class SignalStop {
public:
    SignalStop() {
        sigset_t set;
        sigemptyset(&set);
        for (const int signal : {SIGTERM, SIGINT, SIGUSR1})
            sigaddset(&set, signal);
        pthread_sigmask(SIG_BLOCK, &set, nullptr);
        waiter_ = std::thread{[this, set] {
            int signal = 0;
            sigwait(&set, &signal);
            stop_.request_stop();
        }};
    }
    ~SignalStop() {
        pthread_kill(waiter_.native_handle(), SIGUSR1);
        waiter_.join();
    }
    SignalStop(const SignalStop&) = delete;
    SignalStop& operator=(const SignalStop&) = delete;
    std::stop_token token() const { return stop_.get_token(); }

private:
    std::stop_source stop_;
    std::thread waiter_;
};

int report(const Result<>& result) {
    if (result) return 0;
    std::cerr << "quisait-indexer: " << result.error().what() << '\n';
    if (!result.error().hint().empty()) std::cerr << result.error().hint() << '\n';
    return info(result.error().code()).exit_status;
}

int run(int argc, char** argv) {
    CLI::App app{"Reads sources into the store and keeps the index up to date."};
    std::string config;
    SyncOptions sync;
    std::string preview_source;
    app.add_option("--config", config, "settings file")->required();
    app.require_subcommand(1);
    auto* const sync_verb = app.add_subcommand("sync", "read sources, then bring the index up");
    sync_verb->add_option("source", sync.sources, "names; all if none is given");
    sync_verb->add_flag("--accept-sweep", sync.accept_sweep, "let a large deletion happen now");
    auto* const reindex_verb = app.add_subcommand("reindex", "build the index anew beside it");
    auto* const status_verb = app.add_subcommand("status", "sources, set-aside items, index");
    auto* const preview_verb = app.add_subcommand("preview", "first facts of a source");
    preview_verb->add_option("source", preview_source, "name")->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    const auto settings = load_settings(config);
    if (!settings) return report(settings.error());
    const SignalStop stop;
    if (sync_verb->parsed()) return report(sync_command(*settings, sync, stop.token()));
    if (reindex_verb->parsed()) return report(reindex_command(*settings, stop.token()));
    if (status_verb->parsed()) return report(status_command(*settings));
    return report(preview_command(*settings, preview_source));
}

}  // namespace
}  // namespace quisait

int main(int argc, char** argv) {
    try {
        return quisait::run(argc, argv);
    } catch (const std::exception& bug) {
        std::cerr << "quisait-indexer: internal error: " << bug.what() << '\n';
        return 1;
    }
}
