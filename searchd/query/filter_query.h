#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/index/fold.h"
#include "searchd/query/query_plan.h"

/// Filters of a query: exact fields, dates, numbers.
namespace quisait {

/// A filter made ready: a query of terms without weight, or tests on columns.
struct FilterPlan {
    Xapian::Query query;  ///< empty if it is a test
    std::vector<ColumnTest> tests;
    std::string understood;  ///< as people read it: "from: Ada Byron"
    std::string note;        ///< what was not found; then nothing matches
};

/// Reads one filter. Names of people and places are looked up as the reader sees them.
FilterPlan plan_filter(const PlanContext& context, const Node& node);

}  // namespace quisait
