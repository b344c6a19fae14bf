#include "tests/indexer/indexer_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace quisait::testing {
namespace {

struct Pipe {
    int read = -1;
    int write = -1;
};

Pipe make_pipe() {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) std::abort();
    return {ends[0], ends[1]};
}

void close_if_open(int& descriptor) {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
}

/// In the child: becomes the program.
[[noreturn]] void become(std::vector<char*>& arguments, const std::vector<std::string>& environment,
                         int out, int err) {
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    for (const auto& one : environment)
        ::putenv(const_cast<char*>(one.c_str()));
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

}  // namespace

IndexerProcess::IndexerProcess(const std::filesystem::path& config,
                               const std::vector<std::string>& arguments,
                               const std::vector<std::string>& environment) {
    std::vector<std::string> words{QUISAIT_INDEXER_PROGRAM, "--config", config.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (auto& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    auto out = make_pipe();
    auto err = make_pipe();
    process_ = ::fork();
    if (process_ == 0) become(pointers, environment, out.write, err.write);
    close_if_open(out.write);
    close_if_open(err.write);
    out_descriptor_ = out.read;
    err_descriptor_ = err.read;
    process_descriptor_ = static_cast<int>(::syscall(SYS_pidfd_open, process_, 0));
}

IndexerProcess::~IndexerProcess() {
    if (!status_) {
        send(SIGKILL);
        wait();
    }
    close_if_open(process_descriptor_);
}

void IndexerProcess::send(int signal) const {
    if (!status_) ::kill(process_, signal);
}

void IndexerProcess::take_output(int& descriptor, std::string& into) {
    std::array<char, 65536> block{};
    const auto count = ::read(descriptor, block.data(), block.size());
    if (count > 0) into.append(block.data(), static_cast<std::size_t>(count));
    if (count == 0 || (count < 0 && errno != EINTR)) close_if_open(descriptor);
}

/// Waits for output or the end; true if the program has ended.
bool IndexerProcess::read_more(std::chrono::microseconds time) {
    std::array<pollfd, 3> watched{{{out_descriptor_, POLLIN, 0},
                                   {err_descriptor_, POLLIN, 0},
                                   {process_descriptor_, POLLIN, 0}}};
    const timespec limit{static_cast<time_t>(time.count() / 1000000),
                         static_cast<long>(time.count() % 1000000 * 1000)};
    if (::ppoll(watched.data(), watched.size(), time.count() < 0 ? nullptr : &limit, nullptr) <=
        0) {
        return false;
    }
    if (watched[0].revents != 0) take_output(out_descriptor_, out_);
    if (watched[1].revents != 0) take_output(err_descriptor_, err_);
    return watched[2].revents != 0;
}

bool IndexerProcess::wait_for(const std::string& text) {
    while (err_.find(text) == std::string::npos) {
        if (err_descriptor_ < 0) return false;
        read_more(std::chrono::microseconds{-1});
    }
    return true;
}

bool IndexerProcess::ends_within(std::chrono::microseconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(
            end - std::chrono::steady_clock::now());
        if (left.count() <= 0) return false;
        if (read_more(left)) return true;
    }
}

Ended IndexerProcess::wait() {
    while (out_descriptor_ >= 0 || err_descriptor_ >= 0)
        read_more(std::chrono::microseconds{-1});
    if (!status_) {
        int raw = 0;
        ::waitpid(process_, &raw, 0);
        status_ = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
    }
    return {*status_, out_, err_};
}

Ended run_indexer(const std::filesystem::path& config, const std::vector<std::string>& arguments,
                  const std::vector<std::string>& environment) {
    IndexerProcess process{config, arguments, environment};
    return process.wait();
}

}  // namespace quisait::testing
