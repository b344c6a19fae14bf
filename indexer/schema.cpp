#include "indexer/schema.h"

#include <algorithm>

#include "base/text.h"

namespace quisait {
namespace {

constexpr std::size_t kLongestTerm = 245;
constexpr std::uint64_t kFnvBasis = 14695981039346656037ULL;
constexpr std::uint64_t kFnvPrime = 1099511628211ULL;

template <typename Number>
void put(std::string& text, Number number) {
    for (int shift = static_cast<int>(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8) {
        text.push_back(static_cast<char>((number >> shift) & 0xFFU));
    }
}

template <typename Number>
Number take(std::string_view& text) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
        number = (number << 8U) | static_cast<unsigned char>(text[i]);
    }
    text.remove_prefix(sizeof(Number));
    return static_cast<Number>(number);
}

bool is_id(FieldId id) {
    return id == FieldId::id || id == FieldId::author || id == FieldId::space ||
           id == FieldId::thread || id == FieldId::source;
}

}  // namespace

std::uint64_t thread_hash(std::string_view full_id) {
    // FNV-1a, 64 bit: Fowler, Noll, Vo.
    std::uint64_t hash = kFnvBasis;
    for (const char c : full_id)
        hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
    return hash;
}

std::string term(FieldId id, std::string_view value) {
    const auto& row = field(id);
    const auto kept = row.kind == FieldKind::exact && !is_id(id) ? fold(value) : std::string{value};
    std::string made{row.prefix};
    const bool upper = !kept.empty() && ((kept[0] >= 'A' && kept[0] <= 'Z') || kept[0] == ':');
    if (row.prefix.size() > 1 && upper) made.push_back(':');
    made += kept;
    if (made.size() <= kLongestTerm) return made;
    const auto hash = fmt::format("~{:016x}", thread_hash(made));
    return std::string{cut_at_word(made, kLongestTerm - hash.size())} + hash;
}

std::string value_of(FieldId id, std::string_view term) {
    const auto& row = field(id);
    term.remove_prefix(std::min(row.prefix.size(), term.size()));
    if (row.prefix.size() > 1 && term.starts_with(':')) term.remove_prefix(1);
    return std::string{term};
}

std::string FoldKey::packed() const {
    std::string text;
    text.reserve(kBytes);
    put(text, thread);
    put(text, author);
    put(text, space);
    put(text, day);
    put(text, likes);
    put(text, source);
    put(text, kind);
    put(text, lang);
    put(text, flags);
    put(text, same);
    return text;
}

FoldKey FoldKey::unpacked(std::string_view text) {
    FoldKey key;
    if (text.size() != kBytes) return key;
    key.thread = take<std::uint64_t>(text);
    key.author = take<std::uint32_t>(text);
    key.space = take<std::uint32_t>(text);
    key.day = take<std::uint16_t>(text);
    key.likes = take<std::uint16_t>(text);
    key.source = take<std::uint8_t>(text);
    key.kind = take<std::uint8_t>(text);
    key.lang = take<std::uint8_t>(text);
    key.flags = take<std::uint8_t>(text);
    key.same = take<std::uint32_t>(text);
    return key;
}

}  // namespace quisait
