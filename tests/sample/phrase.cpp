#include "tests/sample/phrase.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"

namespace quisait::sample {
namespace {

constexpr int kDeepest = 6;

/// The bracket that closes the one at text[0], or npos.
std::size_t closing(std::string_view text, char open, char close) {
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == open) ++depth;
        if (text[at] == close && --depth == 0) return at;
    }
    return std::string_view::npos;
}

std::vector<std::string_view> alternatives(std::string_view inner) {
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < inner.size(); ++at) {
        if (inner[at] == '<') ++depth;
        if (inner[at] == '>') --depth;
        if (inner[at] != '|' || depth != 0) continue;
        parts.push_back(inner.substr(begin, at - begin));
        begin = at + 1;
    }
    parts.push_back(inner.substr(begin));
    return parts;
}

std::int64_t to_number(std::string_view digits) {
    std::int64_t value = 0;
    for (const char c : digits)
        if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
    return value;
}

/// The number for `2-9`.
std::string number_in(std::string_view range, Chance& chance) {
    const auto dash = std::min(range.find('-'), range.size());
    const auto least = to_number(range.substr(0, dash));
    const auto most = dash < range.size() ? to_number(range.substr(dash + 1)) : least;
    return fmt::format("{}", chance.between(least, std::max(least, most)));
}

bool begins_with_vowel(std::string_view text) {
    if (text.empty()) return false;
    const auto folded = fold(text.substr(0, first_code_point(text).bytes));
    return !folded.empty() && std::string_view{"aeiou"}.find(folded[0]) != std::string_view::npos;
}

/// Before a vowel: "de " becomes "d'", "que " becomes "qu'".
void elide(std::string& before, std::string_view value) {
    constexpr std::array<std::string_view, 4> kElided = {"de ", "que ", "ne ", "je "};
    if (!begins_with_vowel(value)) return;
    for (const auto word : kElided) {
        if (!lower_ascii(before).ends_with(word)) continue;
        const auto begin = before.size() - word.size();
        const bool whole_word = begin == 0 || before[begin - 1] == ' ' || before[begin - 1] == '\n';
        if (!whole_word) continue;
        before.resize(before.size() - 2);
        before.push_back('\'');
        return;
    }
}

class Expansion {
public:
    Expansion(Tongue tongue, Slots& slots, Chance& chance)
        : tongue_{tongue}, slots_{slots}, chance_{chance} {}

    std::string run(std::string_view pattern, int depth) {
        std::string text;
        while (!pattern.empty()) {
            const char c = pattern.front();
            const auto end = c == '<'   ? closing(pattern, '<', '>')
                             : c == '{' ? closing(pattern, '{', '}')
                                        : std::string_view::npos;
            if (end == std::string_view::npos) {
                text.push_back(c);
                pattern.remove_prefix(1);
                continue;
            }
            const auto inner = pattern.substr(1, end - 1);
            auto value = c == '<' ? run(choose(inner), depth) : filled(inner, depth);
            if (tongue_ == Tongue::french) elide(text, value);
            text += value;
            pattern.remove_prefix(end + 1);
        }
        return text;
    }

private:
    std::string_view choose(std::string_view inner) {
        const auto parts = alternatives(inner);
        return parts[chance_.below(parts.size())];
    }

    std::string filled(std::string_view inner, int depth) {
        if (inner.starts_with("n:")) return number_in(inner.substr(2), chance_);
        if (depth >= kDeepest || inner.empty()) return {};
        const bool capital = inner.front() >= 'A' && inner.front() <= 'Z';
        const auto name = lower_ascii(inner);
        auto value = run(slots_.fill(name, tongue_), depth + 1);
        return capital ? capitalised(std::move(value)) : value;
    }

    Tongue tongue_;
    Slots& slots_;
    Chance& chance_;
};

}  // namespace

std::string expand(std::string_view pattern, Tongue tongue, Slots& slots, Chance& chance) {
    return Expansion{tongue, slots, chance}.run(pattern, 0);
}

std::string capitalised(std::string text) {
    if (text.empty()) return text;
    const auto first = static_cast<unsigned char>(text[0]);
    if (first >= 'a' && first <= 'z') {
        text[0] = static_cast<char>(first - 0x20);
    } else if (first == 0xC3 && text.size() > 1) {
        // U+00E0 to U+00FE but ÷ have their capital 32 below.
        const auto second = static_cast<unsigned char>(text[1]);
        if (second >= 0xA0 && second <= 0xBE && second != 0xB7) {
            text[1] = static_cast<char>(second - 0x20);
        }
    }
    return text;
}

}  // namespace quisait::sample
