#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quisait {

/// Pieces of what was erased, to be looked for in bytes: names, addresses, ids, words, texts.
class Traces {
public:
    enum class Kind : std::uint8_t { name, address, id, word, text };

    /// Adds a piece as it stands; one below 6 bytes is left out, since any file holds it.
    void add(Kind kind, std::string_view bytes);
    /// Adds a text in pieces of 32 bytes that look the same in JSON, with its last words.
    void add_text(std::string_view text);

    std::size_t size() const { return pieces_.size(); }
    Kind kind(std::size_t piece) const { return pieces_.at(piece).kind; }
    const std::string& bytes(std::size_t piece) const { return pieces_.at(piece).bytes; }

    /// Calls `found` with the number of each piece wherever it stands in `bytes`.
    void look(std::string_view bytes, const std::function<void(std::size_t)>& found) const;

    static constexpr std::size_t kShortest = 6;
    static constexpr std::size_t kLongest = 256;

private:
    struct Piece {
        Kind kind;
        std::string bytes;
    };
    static constexpr unsigned kSieveBits = 20;

    std::vector<Piece> pieces_;
    std::unordered_map<std::string, std::size_t> known_;
    std::unordered_multimap<std::uint64_t, std::size_t> by_start_;  ///< first 6 bytes
    std::vector<bool> sieve_ = std::vector<bool>(std::size_t{1} << kSieveBits);
};

}  // namespace quisait
