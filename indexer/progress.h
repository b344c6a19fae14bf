#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace quisait {

/// How far a long task is: a bar on a terminal, else a log line every 10 s.
class Progress {
public:
    explicit Progress(std::string task);

    /// Done, of how many; shows rate and time left.
    void show(std::int64_t done, std::int64_t total);
    /// Ends the line of the bar.
    void end();

private:
    std::string task_;
    bool terminal_;
    bool shown_ = false;
    std::int64_t first_ = -1;
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace quisait
