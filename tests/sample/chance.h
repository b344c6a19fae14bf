#pragma once

#include <cassert>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace quisait::sample {

/// Random numbers that are the same on every machine for one seed: SplitMix64 (Steele, Lea and
/// Flood 2014). The distributions of the standard library are not.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_{seed} {}

    /// An independent source for one part of the work, so that a change in one part leaves the
    /// others as they were.
    Chance fork(std::string_view part) const;

    std::uint64_t next();

    /// 0 to count - 1; count is at least 1.
    std::size_t below(std::size_t count);

    /// From `least` to `most`, both included.
    std::int64_t between(std::int64_t least, std::int64_t most);

    /// True `percent` times of 100.
    bool percent(int percent) { return below(100) < static_cast<std::size_t>(percent); }

    /// True `count` times of 1000.
    bool per_mille(int count) { return below(1000) < static_cast<std::size_t>(count); }

    /// An index, as often as its weight says; the weights are not all 0.
    std::size_t weighted(std::span<const int> weights);

    /// One of them; there is at least one.
    template <typename T>
    const T& pick(const std::vector<T>& choices) {
        return choices[below(choices.size())];
    }

private:
    std::uint64_t state_;
};

}  // namespace quisait::sample
