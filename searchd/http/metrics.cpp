#include "searchd/http/metrics.h"

#include <fstream>
#include <unistd.h>

#include <fmt/format.h>

namespace quisait {
namespace {

/// Resident memory of this process in bytes: the second number of /proc/self/statm, in pages.
std::uint64_t resident_bytes() {
    std::ifstream file{"/proc/self/statm"};
    std::uint64_t size = 0;
    std::uint64_t resident = 0;
    file >> size >> resident;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void add(std::string& text, std::string_view name, std::string_view type, std::string_view help) {
    text += fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

void add_front(std::string& text, const FrontCounts& front) {
    add(text, "quisait_connections", "gauge", "Open connections.");
    text += fmt::format("quisait_connections {}\n", front.connections);
    add(text, "quisait_connections_total", "counter", "Accepted connections.");
    text += fmt::format("quisait_connections_total {}\n", front.accepted);
    add(text, "quisait_refused_total", "counter", "Requests that the front did not let in.");
    text += fmt::format("quisait_refused_total{{why=\"malformed\"}} {}\n", front.refused);
    text += fmt::format("quisait_refused_total{{why=\"overload\"}} {}\n", front.overload);
    text += fmt::format("quisait_refused_total{{why=\"late\"}} {}\n", front.expired);
}

}  // namespace

void Metrics::count(std::string_view route, int status, std::chrono::nanoseconds took) {
    const auto seconds = std::chrono::duration<double>(took).count();
    const std::lock_guard lock{mutex_};
    auto& row = rows_[std::string{route}];
    ++row.by_status[status];
    ++row.count;
    row.seconds += seconds;
    for (std::size_t i = 0; i < kBuckets.size(); ++i) {
        if (seconds <= kBuckets.at(i)) ++row.buckets.at(i);
    }
}

std::string Metrics::text(std::int64_t documents) const {
    const auto front = front_counts_ ? front_counts_() : FrontCounts{};
    std::string text;
    const std::lock_guard lock{mutex_};
    add(text, "quisait_requests_total", "counter", "Answered requests.");
    for (const auto& [route, row] : rows_) {
        for (const auto& [status, count] : row.by_status) {
            text += fmt::format("quisait_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", route,
                                status, count);
        }
    }
    add(text, "quisait_request_seconds", "histogram", "Time to make an answer.");
    for (const auto& [route, row] : rows_) {
        for (std::size_t i = 0; i < kBuckets.size(); ++i) {
            text += fmt::format("quisait_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n",
                                route, kBuckets.at(i), row.buckets.at(i));
        }
        text += fmt::format(
            "quisait_request_seconds_bucket{{route=\"{0}\",le=\"+Inf\"}} {1}\n"
            "quisait_request_seconds_sum{{route=\"{0}\"}} {2:.6f}\n"
            "quisait_request_seconds_count{{route=\"{0}\"}} {1}\n",
            route, row.count, row.seconds);
    }
    add_front(text, front);
    add(text, "quisait_ready", "gauge", "1 if the index can be searched.");
    text += fmt::format("quisait_ready {}\n", documents >= 0 ? 1 : 0);
    if (documents >= 0) {
        add(text, "quisait_documents", "gauge", "Documents of the everyone database.");
        text += fmt::format("quisait_documents {}\n", documents);
    }
    add(text, "process_resident_memory_bytes", "gauge", "Resident memory.");
    text += fmt::format("process_resident_memory_bytes {}\n", resident_bytes());
    return text;
}

}  // namespace quisait
