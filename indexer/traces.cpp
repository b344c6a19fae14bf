#include "indexer/traces.h"

#include <algorithm>
#include <cstring>

namespace quisait {
namespace {

constexpr std::size_t kPiece = 32;
/// Shorter texts are "thanks" and "see above": anybody's.
constexpr std::size_t kShortestText = 12;

std::uint64_t start_of(const char* bytes) {
    std::uint64_t start = 0;
    std::memcpy(&start, bytes, Traces::kShortest);
    return start;
}

/// Spreads the bits of a start over a table (Knuth's multiplicative hashing).
std::size_t place_of(std::uint64_t start, unsigned bits) {
    return static_cast<std::size_t>((start * 0x9E3779B97F4A7C15ULL) >> (64U - bits));
}

/// What JSON writes otherwise than as it is.
bool is_escaped(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
}

}  // namespace

void Traces::add(Kind kind, std::string_view bytes) {
    bytes = bytes.substr(0, kLongest);
    if (bytes.size() < kShortest) return;
    if (!known_.emplace(bytes, pieces_.size()).second) return;
    const auto start = start_of(bytes.data());
    by_start_.emplace(start, pieces_.size());
    sieve_[place_of(start, kSieveBits)] = true;
    pieces_.push_back({kind, std::string{bytes}});
}

void Traces::add_text(std::string_view text) {
    while (!text.empty()) {
        const auto run = std::find_if(text.begin(), text.end(), is_escaped) - text.begin();
        auto plain = text.substr(0, static_cast<std::size_t>(run));
        text.remove_prefix(std::min(text.size(), plain.size() + 1));
        if (plain.size() < kShortestText) continue;
        const auto last = plain.substr(plain.size() - std::min(plain.size(), kPiece));
        for (; plain.size() >= kPiece; plain.remove_prefix(kPiece))
            add(Kind::text, plain.substr(0, kPiece));
        add(Kind::text, last);
    }
}

void Traces::look(std::string_view bytes, const std::function<void(std::size_t)>& found) const {
    if (pieces_.empty()) return;
    for (std::size_t at = 0; at + kShortest <= bytes.size(); ++at) {
        const auto start = start_of(bytes.data() + at);
        if (!sieve_[place_of(start, kSieveBits)]) continue;
        const auto [first, last] = by_start_.equal_range(start);
        for (auto candidate = first; candidate != last; ++candidate) {
            if (bytes.substr(at).starts_with(pieces_[candidate->second].bytes)) {
                found(candidate->second);
            }
        }
    }
}

}  // namespace quisait
