#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace quisait::relevance {

/// How many ways of flipping signs are looked at.
inline constexpr std::size_t kFlips = 100000;

/// Two-sided paired randomisation test (Fisher; Smucker, Allan, Carterette, CIKM 2007): how often
/// a mean difference at least as large comes from flipping the sign of each topic's difference at
/// random. All ways are counted where there are at most kFlips; else kFlips, and the one seen.
/// @param differences  of one measure, one a topic
/// @param seed         of the flips: the same gives the same
/// @return above 0 and at most 1; 1 without topics
double randomisation_p(std::span<const double> differences, std::uint64_t seed = 1);

}  // namespace quisait::relevance
