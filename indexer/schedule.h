#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace quisait {

/// What the daemon has to do and when. Told the time, so that a test can say it.
/// Thread: one.
class Schedule {
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// A duty that is due at once and then `interval` after each time it was done.
    void add(std::string name, std::chrono::seconds interval);

    /// The duty that waits longest; of equals the one that was added first.
    std::optional<std::string> due(Moment now) const;

    /// The interval of the duty begins anew.
    void done(const std::string& name, Moment now);

    /// When the next duty is due; the latest moment if there is none.
    Moment next() const;

private:
    struct Duty {
        std::string name;
        std::chrono::seconds interval;
        Moment next;
    };
    std::vector<Duty> duties_;
};

}  // namespace quisait
