#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace quisait {

/// What is summed by a 64-bit key: a hash table with open addressing and linear probing, several
/// times faster than std::unordered_map for the hundred thousands of keys of one query. Rows are
/// never removed and stay in the order of their first use.
template <typename Row>
class FoldTable {
public:
    FoldTable() : slots_(kFirstSlots, 0) {}

    /// The row of `key`, made where it is missing. Valid until the next call.
    Row& row(std::uint64_t key) {
        auto slot = find(key);
        if (slots_[slot] == 0) {
            if ((rows_.size() + 1) * 2 > slots_.size()) {
                grow();
                slot = find(key);
            }
            rows_.emplace_back(key, Row{});
            slots_[slot] = static_cast<std::uint32_t>(rows_.size());
        }
        return rows_[slots_[slot] - 1].second;
    }

    std::size_t size() const { return rows_.size(); }
    const std::vector<std::pair<std::uint64_t, Row>>& rows() const { return rows_; }
    /// To change what the keys have, not the keys.
    std::vector<std::pair<std::uint64_t, Row>>& rows() { return rows_; }

private:
    static constexpr std::size_t kFirstSlots = 1024;

    /// The last mixing steps of SplitMix64 (Steele, Lea, Flood).
    static std::uint64_t mixed(std::uint64_t key) {
        key = (key ^ (key >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        key = (key ^ (key >> 27U)) * 0x94D049BB133111EBULL;
        return key ^ (key >> 31U);
    }

    std::size_t find(std::uint64_t key) const {
        auto slot = static_cast<std::size_t>(mixed(key)) & (slots_.size() - 1);
        while (slots_[slot] != 0 && rows_[slots_[slot] - 1].first != key) {
            slot = (slot + 1) & (slots_.size() - 1);
        }
        return slot;
    }

    void grow() {
        slots_.assign(slots_.size() * 4, 0);
        for (std::uint32_t i = 0; i < rows_.size(); ++i)
            slots_[find(rows_[i].first)] = i + 1;
    }

    std::vector<std::uint32_t> slots_;  ///< number of the row + 1; 0 is free
    std::vector<std::pair<std::uint64_t, Row>> rows_;
};

}  // namespace quisait
