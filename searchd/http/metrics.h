#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "searchd/http/http_server.h"

namespace quisait {

/// Counts requests and their times, by route and status; never by person or query.
/// Thread: any.
class Metrics {
public:
    void count(std::string_view route, int status, std::chrono::nanoseconds took);

    /// Where the counts of the front are read; without it they are 0. To be called once, before
    /// the first request.
    void set_front(std::function<FrontCounts()> counts) { front_counts_ = std::move(counts); }

    /// The text format of Prometheus (exposition format 0.0.4).
    /// @param documents  that can be found; below 0: the index is not ready
    std::string text(std::int64_t documents) const;

private:
    static constexpr std::array<double, 10> kBuckets{0.001, 0.0025, 0.005, 0.01, 0.025,
                                                     0.05,  0.1,    0.25,  0.5,  1.0};
    struct Row {
        std::map<int, std::uint64_t> by_status;
        std::array<std::uint64_t, kBuckets.size()> buckets{};
        std::uint64_t count = 0;
        double seconds = 0;
    };
    std::function<FrontCounts()> front_counts_;
    mutable std::mutex mutex_;
    std::map<std::string, Row, std::less<>> rows_;
};

}  // namespace quisait
