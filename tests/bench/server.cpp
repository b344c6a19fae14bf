#include "tests/bench/server.h"

#include <array>
#include <charconv>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.h"

namespace quisait::bench {
namespace {

/// The line that searchd prints when it listens: "http://127.0.0.1:8080/".
int read_port(int descriptor) {
    std::string line;
    for (char c = 0; ::read(descriptor, &c, 1) == 1 && c != '\n';)
        line.push_back(c);
    const auto colon = line.rfind(':');
    if (colon == std::string::npos) return 0;
    int port = 0;
    std::from_chars(line.data() + colon + 1, line.data() + line.size(), port);
    return port;
}

}  // namespace

std::filesystem::path program_folder() {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path();
}

Result<std::unique_ptr<Server>> Server::start(const std::filesystem::path& data) {
    std::unique_ptr<Server> server{new Server};
    const auto config = server->folder_ / "quisait.toml";
    QS_CHECK(replace_file(
        config,
        fmt::format("data = \"{}\"\n[search]\ndeadline = 60000\n[log]\nlevel = \"warning\"\n",
                    std::filesystem::absolute(data).string())));
    const auto program = program_folder() / "../../searchd/quisait-searchd";
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) return fail(Code::io_failed, "no pipe");
    server->process_ = ::fork();
    if (server->process_ == 0) {
        ::dup2(pipe[1], STDOUT_FILENO);
        ::close(pipe[0]);
        ::close(pipe[1]);
        ::execl(program.c_str(), "quisait-searchd", "--config", config.c_str(), "--port", "0",
                nullptr);
        ::_exit(127);
    }
    ::close(pipe[1]);
    server->port_ = read_port(pipe[0]);
    ::close(pipe[0]);
    if (server->port_ == 0) return fail(Code::io_failed, "{} did not start", program.string());
    return server;
}

Server::~Server() {
    if (process_ <= 0) return;
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
}

std::string get_request(const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

}  // namespace quisait::bench
