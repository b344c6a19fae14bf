#include "indexer/schedule.h"

#include <algorithm>

namespace quisait {

void Schedule::add(std::string name, std::chrono::seconds interval) {
    duties_.push_back({std::move(name), interval, Moment::min()});
}

std::optional<std::string> Schedule::due(Moment now) const {
    const auto first =
        std::min_element(duties_.begin(), duties_.end(),
                         [](const Duty& a, const Duty& b) { return a.next < b.next; });
    if (first == duties_.end() || first->next > now) return std::nullopt;
    return first->name;
}

void Schedule::done(const std::string& name, Moment now) {
    for (auto& duty : duties_) {
        if (duty.name == name) duty.next = now + duty.interval;
    }
}

Schedule::Moment Schedule::next() const {
    auto earliest = Moment::max();
    for (const auto& duty : duties_)
        earliest = std::min(earliest, duty.next);
    return earliest;
}

}  // namespace quisait
