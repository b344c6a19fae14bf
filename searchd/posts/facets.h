#pragma once

#include <array>
#include <vector>

#include "searchd/answers/results.h"
#include "searchd/index/fold.h"
#include "searchd/query/query_plan.h"

namespace quisait {

/// The facet that filters of a field are chosen from: "author", "year"; empty if there is none.
std::string_view facet_of(FieldId field);

/// Counts the values of all matches, exactly, and names them.
class FacetCounts {
public:
    explicit FacetCounts(const PlanContext& context);

    void add(const Match& match);

    /// The most frequent values of each facet, at most 10, with those of `filters` marked.
    std::vector<Facet> facets(const std::vector<Node>& filters) const;

private:
    using Counts = std::vector<std::int64_t>;
    static void count(Counts& counts, std::size_t value);
    void count_tags(Xapian::docid document);
    Facet tags(const std::vector<Node>& filters) const;
    Facet people(const std::vector<Node>& filters) const;
    Facet spaces(const std::vector<Node>& filters) const;
    Facet years(const std::vector<Node>& filters) const;

    const PlanContext* context_;  ///< never null
    Counts persons_;
    Counts spaces_;
    Counts sources_;
    Counts kinds_;
    Counts languages_;
    Counts days_;
    std::vector<Counts> tags_;           ///< by database of the view
    std::array<std::int64_t, 3> has_{};  ///< link, file, answer
};

}  // namespace quisait
