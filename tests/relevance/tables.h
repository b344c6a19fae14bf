#pragma once

#include <span>
#include <string>
#include <string_view>

#include "tests/relevance/evaluation.h"

/// What the program prints.
namespace quisait::relevance {

/// "name  topics  MAP  MRR …" and one row of means.
std::string means_table(std::string_view name, std::span<const TopicValues> topics);
/// A row for each topic, worst first by the first measure.
std::string topics_table(std::span<const TopicValues> topics);
/// Both means, their difference, how many topics won and lost, and the p of randomisation_p. Both
/// are of the same topics, in the same order.
std::string comparison_table(std::span<const TopicValues> ours, std::span<const TopicValues> other);

}  // namespace quisait::relevance
