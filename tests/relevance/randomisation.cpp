#include "tests/relevance/randomisation.h"

#include <cmath>
#include <random>
#include <vector>

namespace quisait::relevance {
namespace {

/// Sums of halves and thirds are not exact: what differs by less is the same.
constexpr double kSame = 1e-12;

/// Topics without a difference have no sign.
std::vector<double> with_sign(std::span<const double> differences) {
    std::vector<double> kept;
    for (const double one : differences) {
        if (std::abs(one) > kSame) kept.push_back(one);
    }
    return kept;
}

/// @param next  gives the random bits, or the number of the way
template <typename Next>
double flipped_sum(const std::vector<double>& differences, Next&& next) {
    double sum = 0;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < differences.size(); ++i) {
        if (i % 64 == 0) bits = next();
        sum += (bits & 1U) != 0 ? differences[i] : -differences[i];
        bits >>= 1U;
    }
    return std::abs(sum);
}

}  // namespace

double randomisation_p(std::span<const double> differences, std::uint64_t seed) {
    const auto kept = with_sign(differences);
    double seen = 0;
    for (const double one : kept)
        seen += one;
    const double limit = std::abs(seen) - kSame;
    const bool all = kept.size() < 17;  // 2^16 ways
    const std::size_t ways = all ? std::size_t{1} << kept.size() : kFlips;
    std::mt19937_64 random{seed};
    std::size_t as_large = all ? 0 : 1;
    for (std::size_t way = 0; way < ways; ++way) {
        const auto sum = all ? flipped_sum(kept, [&] { return std::uint64_t{way}; })
                             : flipped_sum(kept, [&] { return std::uint64_t{random()}; });
        if (sum >= limit) ++as_large;
    }
    return static_cast<double>(as_large) / static_cast<double>(all ? ways : ways + 1);
}

}  // namespace quisait::relevance
