#include "tests/sample/chance.h"

#include <numeric>

namespace quisait::sample {

Chance Chance::fork(std::string_view part) const {
    std::uint64_t hash = 0xCBF29CE484222325ULL;  // FNV-1a
    for (const char c : part)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    Chance forked{state_ ^ hash};
    forked.next();
    return forked;
}

std::uint64_t Chance::next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    auto mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31U);
}

std::size_t Chance::below(std::size_t count) {
    assert(count > 0);
    return static_cast<std::size_t>(next() % count);
}

std::int64_t Chance::between(std::int64_t least, std::int64_t most) {
    assert(least <= most);
    return least + static_cast<std::int64_t>(below(static_cast<std::size_t>(most - least) + 1));
}

std::size_t Chance::weighted(std::span<const int> weights) {
    const auto sum = std::accumulate(weights.begin(), weights.end(), 0);
    assert(sum > 0);
    auto rest = static_cast<int>(below(static_cast<std::size_t>(sum)));
    for (std::size_t i = 0; i < weights.size(); ++i) {
        rest -= weights[i];
        if (rest < 0) return i;
    }
    return weights.size() - 1;
}

}  // namespace quisait::sample
