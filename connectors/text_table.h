#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quisait {

/// Short texts by key, packed: what rows of one file need to know of another. About 12 bytes an
/// entry over its texts, and never more than a bound. Filled first, then sorted, then asked.
class TextTable {
public:
    /// @param most_bytes  below 4 GiB
    explicit TextTable(std::size_t most_bytes = 64U << 20U) : most_bytes_{most_bytes} {}

    /// @return false when the table is full; the text is not in it then
    bool add(std::string_view key, std::string_view text);
    void sort();

    /// The text that was added last under a key. Lives as long as the table.
    std::optional<std::string_view> find(std::string_view key) const;
    /// All texts of a key, in the order in which they were added.
    std::vector<std::string_view> all(std::string_view key) const;
    /// The greatest text of a key, byte by byte.
    std::optional<std::string_view> greatest(std::string_view key) const;

private:
    struct Entry {
        std::uint32_t hash;
        std::uint32_t offset;  ///< of the key in texts_: two sizes, key, text
        bool operator<(const Entry& other) const {
            return hash != other.hash ? hash < other.hash : offset < other.offset;
        }
    };

    std::string_view key_at(std::size_t offset) const;
    std::string_view text_at(std::size_t offset) const;
    template <typename Take>
    void each(std::string_view key, Take&& take) const;

    std::size_t most_bytes_;
    std::vector<Entry> entries_;
    std::string texts_;
};

}  // namespace quisait
