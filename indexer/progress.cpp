#include "indexer/progress.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

#include <fmt/format.h>

#include "base/log.h"

namespace quisait {
namespace {

constexpr std::int64_t kBarWidth = 24;
constexpr std::chrono::seconds kLogInterval{10};

}  // namespace

Progress::Progress(std::string task)
    : task_{std::move(task)},
      terminal_{::isatty(STDERR_FILENO) == 1},
      start_{std::chrono::steady_clock::now()},
      last_{start_} {}

void Progress::show(std::int64_t done, std::int64_t total) {
    const auto now = std::chrono::steady_clock::now();
    if (first_ < 0) first_ = 0;
    const double seconds = std::max(std::chrono::duration<double>(now - start_).count(), 0.001);
    const auto rate = static_cast<std::int64_t>(static_cast<double>(done - first_) / seconds);
    const auto left = rate > 0 ? (total - done) / rate : 0;
    if (!terminal_) {
        if (now - last_ < kLogInterval) return;
        last_ = now;
        log(LogLevel::info, "progress",
            {{"task", task_}, {"done", done}, {"total", total}, {"rate", rate}, {"left_s", left}});
        return;
    }
    const auto full = total > 0 ? std::min(kBarWidth, done * kBarWidth / total) : kBarWidth;
    const auto line = fmt::format("\r{} [{:#<{}}{:.<{}}] {} of {}  {}/s  {} s left ", task_, "",
                                  full, "", kBarWidth - full, done, total, rate, left);
    std::fputs(line.c_str(), stderr);
    shown_ = true;
}

void Progress::end() {
    if (shown_) std::fputs("\n", stderr);
    shown_ = false;
}

}  // namespace quisait
