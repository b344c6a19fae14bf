#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/relevance/trec.h"

/// How good an order of people is, by the judgements of others.
namespace quisait::relevance {

/// One way to measure. All are from 0 to 1, and 1 is best where a topic has enough experts.
struct Metric {
    std::string_view name;
    double (*of)(const Grades& judged, std::span<const std::string> found);
    std::string_view doc;
};

/// Mean over the relevant ids of the precision at their ranks; what is not found counts 0.
double average_precision(const Grades& judged, std::span<const std::string> found);
/// One over the rank of the first relevant id.
double reciprocal_rank(const Grades& judged, std::span<const std::string> found);
/// Relevant ids among the first five, through five, also where fewer were found.
double precision_at_5(const Grades& judged, std::span<const std::string> found);
double precision_at_10(const Grades& judged, std::span<const std::string> found);
/// 1 if a relevant id is among the first ten.
double success_at_10(const Grades& judged, std::span<const std::string> found);
/// Gains of 2^grade - 1 through log2(rank + 1), against the best order of all judged ids.
double ndcg_at_10(const Grades& judged, std::span<const std::string> found);
/// Precision at as many ranks as there are relevant ids.
double r_precision(const Grades& judged, std::span<const std::string> found);

// clang-format off
inline constexpr auto kMetrics = std::to_array<Metric>({
    {"MAP",     average_precision, "mean of average precision"},
    {"MRR",     reciprocal_rank,   "mean of 1 / rank of the first expert"},
    {"P@5",     precision_at_5,    "experts among the first five"},
    {"nDCG@10", ndcg_at_10,        "grades, discounted by rank"},
    {"P@10",    precision_at_10,   "experts among the first ten"},
    {"S@10",    success_at_10,     "topics with an expert among the first ten"},
    {"R-prec",  r_precision,       "precision at the number of experts"},
});
// clang-format on

using Values = std::array<double, kMetrics.size()>;  ///< in the order of kMetrics

/// One topic's values.
struct TopicValues {
    std::string topic;
    std::size_t relevant = 0;
    Values values{};
};

/// The values of each topic that has a relevant id, by topic id. A topic that found nothing
/// counts 0. Every grade above 0 is relevant; an id that stands twice counts at its first rank.
std::vector<TopicValues> evaluate(const Judgements& judgements, const Rankings& run);

/// The means over all topics; all 0 for none.
Values mean_of(std::span<const TopicValues> topics);

}  // namespace quisait::relevance
