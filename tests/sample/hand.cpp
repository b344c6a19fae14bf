#include "tests/sample/hand.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace quisait::sample {
namespace {

constexpr std::size_t kShortestTypo = 5;

/// Letters alone, all small: a word in which a slip is no other code, name or address.
bool is_plain_word(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const auto [value, bytes] = first_code_point(word.substr(at));
        if (!is_letter(value) || is_upper(value)) return false;
        at += bytes;
    }
    return true;
}

bool keeps_its_form(std::string_view word) {
    const auto has = [&](char c) { return word.find(c) != std::string_view::npos; };
    return has('@') || has('#') || has('/') || has('_') ||
           std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Accents off, case as it was: é to e. What does not decompose stays.
std::string without_accents(std::string_view word) {
    std::string plain;
    for (std::size_t at = 0; at < word.size();) {
        const auto [value, bytes] = first_code_point(word.substr(at));
        const auto letter = word.substr(at, bytes);
        const bool accented = value >= 0xC0 && value <= 0x17F;
        auto folded = accented ? fold(letter) : std::string{letter};
        plain += accented && is_upper(value) ? capitalised(std::move(folded)) : folded;
        at += bytes;
    }
    return plain;
}

/// One slip of the fingers; `word` has at least kShortestTypo bytes.
std::string mistyped(std::string word, Chance& chance) {
    // ASCII neighbours alone, so that no code point breaks.
    const auto at = 1 + chance.below(word.size() - 2);
    const auto ascii = [&](std::size_t i) { return static_cast<unsigned char>(word[i]) < 0x80; };
    if (!ascii(at) || !ascii(at + 1)) return word;
    switch (chance.below(3)) {
        case 0:
            std::swap(word[at], word[at + 1]);
            return word;
        case 1:
            word.erase(at, 1);
            return word;
        default:
            word.insert(at, 1, word[at]);
            return word;
    }
}

std::string typed_word(const Hand& hand, std::string_view word, Chance& chance) {
    if (keeps_its_form(word)) return std::string{word};
    auto text = hand.drops_accents ? without_accents(word) : std::string{word};
    if (text.size() >= kShortestTypo && is_plain_word(text) &&
        chance.per_mille(hand.typos_per_mille)) {
        return mistyped(std::move(text), chance);
    }
    if (!hand.curly) return text;
    for (auto at = text.find('\''); at != std::string::npos; at = text.find('\'', at + 3))
        text.replace(at, 1, "’");
    return text;
}

/// The first letter small, unless the word goes on in capitals.
void begin_small(std::string& text) {
    const bool ascii = text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z';
    if (ascii && text[1] >= 'a' && text[1] <= 'z') text[0] = static_cast<char>(text[0] + 0x20);
}

}  // namespace

Hand make_hand(Chance& chance) {
    Hand hand;
    hand.drops_accents = chance.percent(14);
    hand.lower_case = chance.percent(18);
    hand.curly = chance.percent(25);
    hand.greets = chance.percent(65);
    hand.signs = chance.percent(15);
    hand.typos_per_mille = chance.percent(25) ? 20 : 3;
    return hand;
}

std::string type(const Hand& hand, std::string_view text, Chance& chance) {
    std::string typed;
    typed.reserve(text.size() + 16);
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(" \n"), text.size());
        const auto word = text.substr(0, end);
        // The name after an @ goes on over spaces: names are never typed wrong.
        typed += typed_word(hand, word, chance);
        if (end < text.size()) typed.push_back(text[end]);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (hand.lower_case) begin_small(typed);
    return typed;
}

}  // namespace quisait::sample
