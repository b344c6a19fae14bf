// quisait-searchd: answers searches over HTTP. Opens store and index read-only.
#include <csignal>
#include <ctime>
#include <iostream>
#include <malloc.h>

#include <CLI/CLI.hpp>

#include "base/log.h"
#include "config/settings.h"
#include "searchd/http/http_server.h"
#include "searchd/service.h"

namespace quisait {
namespace {

int report(const Error& error) {
    std::cerr << "quisait-searchd: " << error.what() << '\n';
    if (!error.hint().empty()) std::cerr << error.hint() << '\n';
    return info(error.code()).exit_status;
}

/// The signals that end the program, blocked in all threads: wait() sees them, no handler runs.
class EndSignals {
public:
    EndSignals() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGTERM);
        sigaddset(&set_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }

    /// @return true when one came within a second
    bool wait_a_second() const {
        const timespec second{1, 0};
        return sigtimedwait(&set_, nullptr, &second) > 0;
    }

private:
    sigset_t set_{};
};

Result<> serve(const Settings& settings) {
    const EndSignals signals;
    const SystemClock clock;
    QS_TRY(const auto service, Service::create(settings, clock));
    FrontLimits limits;
    limits.threads = service->workers();
    limits.queue = static_cast<std::size_t>(settings.queue);
    limits.connections = static_cast<std::size_t>(settings.connections);
    QS_TRY(const auto server, HttpServer::start(settings.address, settings.port, limits,
                                                [&](const Request& request, std::size_t worker) {
                                                    return service->answer(request, worker);
                                                }));
    service->metrics().set_front([&server = *server] { return server.counts(); });
    std::cout << fmt::format("http://{}:{}/", settings.address, server->port()) << std::endl;
    log(LogLevel::info, "searchd.started",
        {{"address", settings.address}, {"port", server->port()}, {"workers", limits.threads}});
    while (!signals.wait_a_second()) {
        if (server->failed()) {
            return fail(Code::io_failed, "the socket on port {} stopped accepting", server->port());
        }
    }
    server->stop();
    log(LogLevel::info, "searchd.stopped", {{"requests", server->counts().requests}});
    return {};
}

void set_level(const std::string& word) {
    set_log_level(word == "debug"     ? LogLevel::debug
                  : word == "warning" ? LogLevel::warning
                  : word == "error"   ? LogLevel::error
                                      : LogLevel::info);
}

/// Memory that a large answer took goes back to the system with it: what is larger than this is
/// mapped alone, and little that is free is kept. By itself glibc raises both to 32 and 64 MB.
void keep_little_memory() {
    constexpr int kMappedAlone = 4 << 20;
    constexpr int kFreeKept = 8 << 20;
    mallopt(M_MMAP_THRESHOLD, kMappedAlone);
    mallopt(M_TRIM_THRESHOLD, kFreeKept);
}

int run(int argc, char** argv) {
    CLI::App app{"Answers searches over HTTP: posts, and who knows what."};
    std::string config;
    std::string port;
    app.add_option("--config", config, "settings file")->required();
    app.add_option("--port", port, "instead of search.port; 0 takes a free one");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    SettingOverrides overrides;
    if (!port.empty()) overrides.emplace("search.port", port);
    const auto settings = load_settings(config, overrides);
    if (!settings) return report(settings.error());
    set_level(settings->log_level);
    const auto served = serve(*settings);
    return served ? 0 : report(served.error());
}

}  // namespace
}  // namespace quisait

int main(int argc, char** argv) {
    try {
        quisait::keep_little_memory();
        return quisait::run(argc, argv);
    } catch (const std::exception& bug) {
        std::cerr << "quisait-searchd: internal error: " << bug.what() << '\n';
        return 1;
    }
}
