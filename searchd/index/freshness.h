#pragma once

#include <cstdint>
#include <vector>

#include "base/time.h"
#include "searchd/index/ranking.h"

namespace quisait {

/// ranking::freshness by day of writing, computed once a day of writing, not once a post.
/// Thread: one.
class Freshness {
public:
    Freshness(Instant now, const ranking::Ageing& ageing)
        : today_{static_cast<double>(day_number(now))}, ageing_{ageing} {}

    /// @param day  day_number of the post
    double of(std::uint16_t day) {
        if (day >= known_.size()) known_.resize(static_cast<std::size_t>(day) + 1, -1);
        if (known_[day] < 0) known_[day] = ranking::freshness(today_ - day, ageing_);
        return known_[day];
    }

private:
    double today_;
    ranking::Ageing ageing_;
    std::vector<double> known_;  ///< below 0: not computed yet
};

}  // namespace quisait
