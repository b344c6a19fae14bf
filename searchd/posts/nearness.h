#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "searchd/index/fold.h"
#include "searchd/query/query_plan.h"

namespace quisait {

/// What posts gain because the asked words stand near each other in them. Positions are slow to
/// read, so only the best ranking::kNearest matches are looked at: behind them no gain would lead
/// to the first pages.
class Nearness {
public:
    /// A post whose worth grew.
    struct Gain {
        Xapian::docid document;
        double worth;
    };

    /// `context` must outlive it. @param query  QueryPlan::nearness; empty: nothing gains
    Nearness(const PlanContext& context, Xapian::Query query)
        : context_{context}, query_{std::move(query)} {}

    /// Notes a match, of all of them. @param worth  what it is ranked by, so far
    void see(const Match& match, double worth);

    /// Tells the worth of the seen posts that gain, in no order; when the answer is due, some may
    /// be left out.
    /// @return index_changed, index_broken
    Result<> tell(const std::function<void(const Gain&)>& visit);

private:
    struct Seen {
        float worth;
        float score;
        Xapian::docid document;
    };
    /// Puts the least worth first in a heap; of two alike the newer document is worth more.
    static bool is_worth_more(const Seen& a, const Seen& b);

    const PlanContext& context_;
    Xapian::Query query_;
    std::vector<Seen> best_;  ///< a heap
};

}  // namespace quisait
