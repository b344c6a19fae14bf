#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include <xapian.h>

#include "searchd/index/ranking.h"

namespace quisait {

/// A post that votes for its author.
struct Vote {
    Xapian::docid document;
    std::uint32_t person;
    float score;      ///< BM25, and what the place adds
    float share = 1;  ///< of a full vote, by the score; at most 1
};

/// Keeps the ranking::kVoters best of all matches, and all that tie with the last of them. What
/// certainly is not among them is let go soon, so that a query which half of the posts match
/// needs no more memory than one of few matches. Thread: one.
class Voters {
public:
    /// False for a score that is certainly too low: the match need not be looked at any more.
    bool may_take(float score) const { return score >= least_; }

    void add(const Vote& vote) {
        if (!may_take(vote.score)) return;
        votes_.push_back(vote);
        if (votes_.size() >= limit_) {
            keep_best();
            limit_ = std::max(limit_, 2 * votes_.size());  // where many tie
        }
    }

    /// The best, in no order. Call once, at the end.
    std::vector<Vote> take() {
        keep_best();
        return std::move(votes_);
    }

private:
    static constexpr std::size_t kFirstLimit = 4 * ranking::kVoters;

    void keep_best() {
        if (votes_.size() <= ranking::kVoters) return;
        std::vector<float> scores;
        scores.reserve(votes_.size());
        for (const auto& vote : votes_)
            scores.push_back(vote.score);
        const auto last = scores.begin() + static_cast<std::ptrdiff_t>(ranking::kVoters) - 1;
        std::nth_element(scores.begin(), last, scores.end(), std::greater<>{});
        least_ = *last;
        std::erase_if(votes_, [&](const Vote& vote) { return vote.score < least_; });
    }

    std::vector<Vote> votes_;
    std::size_t limit_ = kFirstLimit;
    float least_ = std::numeric_limits<float>::lowest();
};

}  // namespace quisait
