#include "tests/relevance/evaluation.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace quisait::relevance {
namespace {

constexpr std::size_t kGainRanks = 10;

int grade_of(const Grades& judged, const std::string& id) {
    const auto found = judged.find(id);
    return found == judged.end() ? 0 : found->second;
}

std::size_t relevant_in(const Grades& judged) {
    return static_cast<std::size_t>(std::count_if(judged.begin(), judged.end(),
                                                  [](const auto& one) { return one.second > 0; }));
}

double precision_at(const Grades& judged, std::span<const std::string> found, std::size_t ranks) {
    if (ranks == 0) return 0;
    const auto seen = found.first(std::min(ranks, found.size()));
    const auto hits = std::count_if(
        seen.begin(), seen.end(), [&](const std::string& id) { return grade_of(judged, id) > 0; });
    return static_cast<double>(hits) / static_cast<double>(ranks);
}

/// The discounted gain of grades in this order.
double gain_of(std::span<const int> grades) {
    double gain = 0;
    for (std::size_t i = 0; i < std::min(grades.size(), kGainRanks); ++i) {
        gain += (std::exp2(grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
    }
    return gain;
}

std::vector<std::string> without_repeats(const std::vector<std::string>& found) {
    std::vector<std::string> once;
    std::set<std::string_view> seen;
    for (const auto& id : found) {
        if (seen.insert(id).second) once.push_back(id);
    }
    return once;
}

}  // namespace

double average_precision(const Grades& judged, std::span<const std::string> found) {
    double sum = 0;
    double hits = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (grade_of(judged, found[i]) > 0) sum += ++hits / static_cast<double>(i + 1);
    }
    const auto relevant = relevant_in(judged);
    return relevant == 0 ? 0 : sum / static_cast<double>(relevant);
}

double reciprocal_rank(const Grades& judged, std::span<const std::string> found) {
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (grade_of(judged, found[i]) > 0) return 1 / static_cast<double>(i + 1);
    }
    return 0;
}

double precision_at_5(const Grades& judged, std::span<const std::string> found) {
    return precision_at(judged, found, 5);
}

double precision_at_10(const Grades& judged, std::span<const std::string> found) {
    return precision_at(judged, found, 10);
}

double success_at_10(const Grades& judged, std::span<const std::string> found) {
    return precision_at_10(judged, found) > 0 ? 1 : 0;
}

double ndcg_at_10(const Grades& judged, std::span<const std::string> found) {
    std::vector<int> grades;
    for (const auto& id : found)
        grades.push_back(grade_of(judged, id));
    std::vector<int> best;
    for (const auto& [id, grade] : judged)
        best.push_back(std::max(grade, 0));
    std::sort(best.begin(), best.end(), std::greater<>{});
    const auto ideal = gain_of(best);
    return ideal > 0 ? gain_of(grades) / ideal : 0;
}

double r_precision(const Grades& judged, std::span<const std::string> found) {
    return precision_at(judged, found, relevant_in(judged));
}

std::vector<TopicValues> evaluate(const Judgements& judgements, const Rankings& run) {
    std::vector<TopicValues> topics;
    for (const auto& [topic, judged] : judgements) {
        const auto relevant = relevant_in(judged);
        if (relevant == 0) continue;
        const auto row = run.find(topic);
        const auto found =
            row == run.end() ? std::vector<std::string>{} : without_repeats(row->second);
        TopicValues values{topic, relevant, {}};
        for (std::size_t i = 0; i < kMetrics.size(); ++i)
            values.values[i] = kMetrics[i].of(judged, found);
        topics.push_back(std::move(values));
    }
    return topics;
}

Values mean_of(std::span<const TopicValues> topics) {
    Values mean{};
    for (std::size_t i = 0; i < mean.size(); ++i) {
        for (const auto& topic : topics)
            mean[i] += topic.values[i] / static_cast<double>(topics.size());
    }
    return mean;
}

}  // namespace quisait::relevance
