#include "tests/bench/meter.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace quisait::bench {
namespace {

Cpu seconds_of(const timespec& time) {
    return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

Cpu seconds_of(const timeval& time) {
    return std::chrono::seconds{time.tv_sec} + std::chrono::microseconds{time.tv_usec};
}

std::string read_to_end(int descriptor) {
    std::string text;
    std::array<char, 4096> bytes{};
    for (;;) {
        const auto got = ::read(descriptor, bytes.data(), bytes.size());
        if (got <= 0) return text;
        text.append(bytes.data(), static_cast<std::size_t>(got));
    }
}

[[noreturn]] void run_and_leave(const std::function<Result<>()>& work, int tell) {
    const auto done = work();
    if (!done) {
        const auto& what = done.error().what();
        [[maybe_unused]] const auto written = ::write(tell, what.data(), what.size());
    }
    std::fflush(nullptr);
    ::_exit(done ? 0 : 1);
}

}  // namespace

Cpu thread_cpu() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return seconds_of(now);
}

Cpu process_cpu(pid_t process) {
    clockid_t clock{};
    timespec now{};
    if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &now) != 0) return {};
    return seconds_of(now);
}

Cost cost_of(const std::function<Result<>()>& work) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) return {{}, 0, "no pipe"};
    std::fflush(nullptr);
    const auto child = ::fork();
    if (child == 0) {
        ::close(pipe[0]);
        run_and_leave(work, pipe[1]);
    }
    ::close(pipe[1]);
    Cost cost;
    cost.failure = child < 0 ? "no child process" : read_to_end(pipe[0]);
    ::close(pipe[0]);
    rusage used{};
    int status = 0;
    ::wait4(child, &status, 0, &used);
    cost.cpu = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
    cost.peak_mb = static_cast<double>(used.ru_maxrss) / 1024;
    if (status != 0 && cost.failure.empty()) cost.failure = "the child process ended badly";
    return cost;
}

Resident resident_of(pid_t process) {
    std::ifstream status{"/proc/" + std::to_string(process) + "/status"};
    Resident resident;
    for (std::string name; status >> name;) {
        double kilobytes = 0;
        auto* const into = name == "VmRSS:"     ? &resident.total
                           : name == "VmHWM:"   ? &resident.peak
                           : name == "RssAnon:" ? &resident.anonymous
                           : name == "RssFile:" ? &resident.file
                                                : nullptr;
        if (into != nullptr && status >> kilobytes) *into = kilobytes / 1024;
        std::getline(status, name);
    }
    return resident;
}

double folder_mb(const std::string& folder) {
    double bytes = 0;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder, ignored}) {
        if (entry.is_regular_file(ignored)) bytes += static_cast<double>(entry.file_size(ignored));
    }
    return bytes / 1e6;
}

double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    const auto last = static_cast<double>(values.size() - 1);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(last * share + 0.5);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace quisait::bench
