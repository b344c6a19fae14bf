// quisait-indexer: the only writer of store and index.
#include <csignal>
#include <iostream>
#include <map>
#include <stop_token>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/log.h"
#include "indexer/commands.h"
#include "indexer/xapian_guard.h"

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

void set_level(const std::string& word) {
    set_log_level(word == "debug"     ? LogLevel::debug
                  : word == "warning" ? LogLevel::warning
                  : word == "error"   ? LogLevel::error
                                      : LogLevel::info);
}

/// What the command line says of one command.
struct Verb {
    const Command* command = nullptr;
    CLI::App* app = nullptr;
    std::vector<std::string> names;
    std::map<Flag, bool> flags;

    Arguments arguments() const {
        Arguments made{names, {}};
        for (const auto& [flag, on] : flags) {
            if (on) made.flags.insert(flag);
        }
        return made;
    }
};

/// The commands of the table as CLI11 knows them; `verbs` has its size before and keeps it.
void add_verbs(CLI::App& app, std::vector<Verb>& verbs) {
    for (std::size_t i = 0; i < verbs.size(); ++i) {
        auto& verb = verbs[i];
        verb.command = &commands_table()[i];
        verb.app =
            app.add_subcommand(std::string{verb.command->name}, std::string{verb.command->doc});
        if (verb.command->most_names > 0) {
            verb.app->add_option("name", verb.names, std::string{verb.command->names_doc})
                ->expected(verb.command->least_names, verb.command->most_names)
                ->required(verb.command->least_names > 0);
        }
        for (const auto& flag : flags_table()) {
            if (verb.command->flags.find(flag.name) == std::string_view::npos) continue;
            verb.app->add_flag(std::string{flag.name}, verb.flags[flag.flag],
                               std::string{flag.doc});
        }
    }
}

int run(int argc, char** argv) {
    CLI::App app{"Reads sources into the store and keeps the index up to date."};
    std::string config;
    app.add_option("--config", config, "settings file")->required();
    app.require_subcommand(1);
    std::vector<Verb> verbs(commands_table().size());
    add_verbs(app, verbs);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    const auto settings = load_settings(config);
    if (!settings) return report(settings.error());
    set_level(settings->log_level);
    const SignalStop stop;
    for (const auto& verb : verbs) {
        if (!verb.app->parsed()) continue;
        const auto arguments = verb.arguments();
        return report(verb.command->run({*settings, arguments, stop.token()}));
    }
    return 2;
}

}  // namespace
}  // namespace quisait

int main(int argc, char** argv) {
    quisait::tell_errors_that_end_the_program();
    try {
        return quisait::run(argc, argv);
    } catch (const std::exception& bug) {
        std::cerr << "quisait-indexer: internal error: " << bug.what() << '\n';
        return 1;
    }
}
