#include "connectors/text_table.h"

#include <algorithm>
#include <functional>

namespace quisait {
namespace {

constexpr std::size_t kLongest = 0xFFFF;
constexpr std::size_t kSizesBytes = 4;

std::uint32_t hash_of(std::string_view key) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(key));
}

void append_size(std::string& texts, std::size_t size) {
    texts.push_back(static_cast<char>(size & 0xFFU));
    texts.push_back(static_cast<char>(size >> 8U));
}

std::size_t size_at(std::string_view texts, std::size_t offset) {
    const auto low = static_cast<unsigned char>(texts[offset]);
    const auto high = static_cast<unsigned char>(texts[offset + 1]);
    return low + (std::size_t{high} << 8U);
}

}  // namespace

bool TextTable::add(std::string_view key, std::string_view text) {
    if (key.size() > kLongest || text.size() > kLongest) return false;
    const auto bytes = kSizesBytes + key.size() + text.size();
    const auto used = texts_.size() + entries_.size() * sizeof(Entry);
    if (used + bytes + sizeof(Entry) > most_bytes_) return false;
    entries_.push_back({hash_of(key), static_cast<std::uint32_t>(texts_.size())});
    append_size(texts_, key.size());
    append_size(texts_, text.size());
    texts_ += key;
    texts_ += text;
    return true;
}

void TextTable::sort() {
    std::sort(entries_.begin(), entries_.end());
}

std::string_view TextTable::key_at(std::size_t offset) const {
    return std::string_view{texts_}.substr(offset + kSizesBytes, size_at(texts_, offset));
}

std::string_view TextTable::text_at(std::size_t offset) const {
    const auto key = size_at(texts_, offset);
    return std::string_view{texts_}.substr(offset + kSizesBytes + key, size_at(texts_, offset + 2));
}

template <typename Take>
void TextTable::each(std::string_view key, Take&& take) const {
    const auto hash = hash_of(key);
    auto entry = std::lower_bound(entries_.begin(), entries_.end(), Entry{hash, 0});
    for (; entry != entries_.end() && entry->hash == hash; ++entry) {
        if (key_at(entry->offset) == key) take(text_at(entry->offset));
    }
}

std::optional<std::string_view> TextTable::find(std::string_view key) const {
    std::optional<std::string_view> last;
    each(key, [&](std::string_view text) { last = text; });
    return last;
}

std::vector<std::string_view> TextTable::all(std::string_view key) const {
    std::vector<std::string_view> texts;
    each(key, [&](std::string_view text) { texts.push_back(text); });
    return texts;
}

std::optional<std::string_view> TextTable::greatest(std::string_view key) const {
    std::optional<std::string_view> greatest;
    each(key, [&](std::string_view text) {
        if (!greatest || text > *greatest) greatest = text;
    });
    return greatest;
}

}  // namespace quisait
