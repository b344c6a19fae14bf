#include "tests/relevance/tables.h"

#include <algorithm>

#include <fmt/format.h>

#include "tests/relevance/randomisation.h"

namespace quisait::relevance {
namespace {

std::string head() {
    std::string line = fmt::format("{:<12}{:>8}", "", "topics");
    for (const auto& metric : kMetrics)
        line += fmt::format("{:>9}", metric.name);
    return line + '\n';
}

std::string row(std::string_view name, std::string_view count, const Values& values,
                std::string_view sign) {
    std::string line = fmt::format("{:<12}{:>8}", name, count);
    for (const double value : values) {
        line += sign == "+" ? fmt::format("{:>+9.4f}", value) : fmt::format("{:>9.4f}", value);
    }
    return line + '\n';
}

std::vector<double> differences_of(std::span<const TopicValues> ours,
                                   std::span<const TopicValues> other, std::size_t metric) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < ours.size(); ++i)
        differences.push_back(ours[i].values.at(metric) - other[i].values.at(metric));
    return differences;
}

std::string won_and_lost(const std::vector<double>& differences) {
    const auto won = std::count_if(differences.begin(), differences.end(),
                                   [](double one) { return one > 1e-9; });
    const auto lost = std::count_if(differences.begin(), differences.end(),
                                    [](double one) { return one < -1e-9; });
    return fmt::format("{}:{}", won, lost);
}

}  // namespace

std::string means_table(std::string_view name, std::span<const TopicValues> topics) {
    return head() + row(name, std::to_string(topics.size()), mean_of(topics), "");
}

std::string topics_table(std::span<const TopicValues> topics) {
    std::vector<TopicValues> sorted{topics.begin(), topics.end()};
    std::stable_sort(sorted.begin(), sorted.end(), [](const TopicValues& a, const TopicValues& b) {
        return a.values[0] < b.values[0];
    });
    std::string table = fmt::format("{:<12}{:>8}", "topic", "experts");
    for (const auto& metric : kMetrics)
        table += fmt::format("{:>9}", metric.name);
    table += '\n';
    for (const auto& topic : sorted)
        table += row(topic.topic, std::to_string(topic.relevant), topic.values, "");
    return table;
}

std::string comparison_table(std::span<const TopicValues> ours,
                             std::span<const TopicValues> other) {
    const auto count = std::to_string(ours.size());
    const auto mine = mean_of(ours);
    const auto theirs = mean_of(other);
    Values difference{};
    Values p{};
    std::string won = fmt::format("{:<20}", "won:lost");
    for (std::size_t i = 0; i < kMetrics.size(); ++i) {
        const auto differences = differences_of(ours, other, i);
        difference[i] = mine[i] - theirs[i];
        p[i] = randomisation_p(differences);
        won += fmt::format("{:>9}", won_and_lost(differences));
    }
    return head() + row("this", count, mine, "") + row("other", count, theirs, "") +
           row("difference", "", difference, "+") + won + '\n' + row("p", "", p, "");
}

}  // namespace quisait::relevance
