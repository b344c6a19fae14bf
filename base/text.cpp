#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace quisait {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kMostMarksInARow = 8;

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

utf8proc_category_t category(char32_t value) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(value));
}

bool is_mark(char32_t value) {
    const auto kind = category(value);
    return kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_MC ||
           kind == UTF8PROC_CATEGORY_ME;
}

/// What can deceive an eye or break a line: not kept in any text.
bool is_unwanted(char32_t value) {
    if (value == U'\t' || value == U'\n') return false;
    if (value < 0x20 || (value >= 0x7F && value < 0xA0)) return true;
    if (value >= 0x202A && value <= 0x202E) return true;  // bidirectional embedding, override
    if (value >= 0x2066 && value <= 0x2069) return true;  // bidirectional isolates
    if (value == 0x200E || value == 0x200F || value == 0x061C) return true;
    if (value == 0xFEFF || value == 0x2028 || value == 0x2029) return true;
    if (value >= 0xFDD0 && value <= 0xFDEF) return true;
    if ((value & 0xFFFEU) == 0xFFFEU) return true;
    return value >= 0xE0000 && value <= 0xE007F;  // tags
}

/// How many bytes at the beginning are ASCII that is kept as it is.
std::size_t plain_bytes(std::string_view text) {
    const auto end = std::find_if(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x7FU || (byte < 0x20U && c != '\n' && c != '\t');
    });
    return static_cast<std::size_t>(end - text.begin());
}

/// Composes where something may be left to compose; what lies below U+0300 is composed already.
std::string to_nfc(std::string text, bool may_decompose) {
    if (!may_decompose) return text;
    utf8proc_uint8_t* mapped = nullptr;
    const auto size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                     static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner{mapped, &std::free};
    if (size < 0) return text;
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

/// Letters that NFKD leaves whole but people spell out or type without the stroke.
std::string_view spelled_out(char32_t value) {
    switch (value) {
        case U'œ':
        case U'Œ':
            return "oe";
        case U'æ':
        case U'Æ':
            return "ae";
        case U'ø':
        case U'Ø':
            return "o";
        case U'ł':
        case U'Ł':
            return "l";
        case U'đ':
        case U'Đ':
        case U'ð':
        case U'Ð':
            return "d";
        case U'þ':
        case U'Þ':
            return "th";
        case U'ħ':
        case U'Ħ':
            return "h";
        case U'ı':
            return "i";
        case U'’':
        case U'ʼ':
            return "'";
        default:
            return {};
    }
}

std::string fold_one(char32_t value) {
    if (const auto spelled = spelled_out(value); !spelled.empty()) return std::string{spelled};
    std::array<utf8proc_int32_t, 32> parts{};
    int last = 0;
    const auto count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(value), parts.data(),
        static_cast<utf8proc_ssize_t>(parts.size()),
        static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                       UTF8PROC_STRIPMARK),
        &last);
    std::string folded;
    for (std::size_t i = 0;
         i < static_cast<std::size_t>(std::max<std::ptrdiff_t>(count, 0)) && i < parts.size();
         ++i) {
        append_utf8(folded, static_cast<char32_t>(parts.at(i)));
    }
    return folded;
}

/// The folds of the first 8192 code points, made once: Latin, Greek, Cyrillic and their like.
const std::array<std::string, 0x2000>& fold_table() {
    static const auto table = [] {
        auto made = std::make_unique<std::array<std::string, 0x2000>>();
        for (char32_t value = 0; value < made->size(); ++value) {
            made->at(value) = fold_one(value);
        }
        return made;
    }();
    return *table;
}

}  // namespace

namespace beyond_ascii {

CodePoint first_code_point(std::string_view text) {
    utf8proc_int32_t value = 0;
    const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                        static_cast<utf8proc_ssize_t>(text.size()), &value);
    if (bytes <= 0) return {kReplacement, 1};
    return {static_cast<char32_t>(value), static_cast<std::size_t>(bytes)};
}

bool is_letter(char32_t value) {
    switch (category(value)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
            return true;
        default:
            return false;
    }
}

bool is_digit(char32_t value) {
    return category(value) == UTF8PROC_CATEGORY_ND;
}

bool is_cjk(char32_t value) {
    return (value >= 0x3041 && value <= 0x30FF) ||  // kana
           (value >= 0x3400 && value <= 0x4DBF) ||  // ideographs, extension A
           (value >= 0x4E00 && value <= 0x9FFF) ||  // ideographs
           (value >= 0xAC00 && value <= 0xD7AF) ||  // hangul
           (value >= 0xF900 && value <= 0xFAFF) ||  // compatibility ideographs
           (value >= 0x20000 && value <= 0x3134F);  // further extensions
}

bool is_upper(char32_t value) {
    return category(value) == UTF8PROC_CATEGORY_LU;
}

}  // namespace beyond_ascii

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

void append_utf8(std::string& text, char32_t value) {
    if (value < 0x80) {
        text.push_back(static_cast<char>(value));
        return;
    }
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes.data());
    text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        if (static_cast<unsigned char>(text.front()) < 0x80U) {
            text.remove_prefix(1);
            continue;
        }
        utf8proc_int32_t value = 0;
        const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                            static_cast<utf8proc_ssize_t>(text.size()), &value);
        if (bytes <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(bytes));
    }
    return true;
}

std::string clean_text(std::string_view text) {
    std::string cleaned;
    cleaned.reserve(text.size());
    bool may_decompose = false;
    std::size_t marks = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (const auto plain = plain_bytes(text.substr(at)); plain > 0) {
            marks = 0;
            cleaned.append(text.substr(at, plain));
            at += plain;
            continue;
        }
        const auto [value, bytes] = first_code_point(text.substr(at));
        const auto here = text.substr(at, bytes);
        at += bytes;
        if (value == U'\r') {
            if (at >= text.size() || text[at] != '\n') cleaned.push_back('\n');
            continue;
        }
        if (is_unwanted(value)) {
            if (value < 0x80) marks = 0;
            continue;
        }
        marks = is_mark(value) ? marks + 1 : 0;
        if (marks > kMostMarksInARow) continue;
        may_decompose = may_decompose || value >= 0x300;
        if (value == kReplacement) {
            append_utf8(cleaned, kReplacement);
        } else {
            cleaned.append(here);
        }
    }
    return to_nfc(std::move(cleaned), may_decompose);
}

std::string clean_line(std::string_view text) {
    const auto cleaned = clean_text(text);
    std::string line;
    line.reserve(cleaned.size());
    bool space = false;
    for (const char c : cleaned) {
        if (c == ' ' || c == '\n' || c == '\t') {
            space = !line.empty();
            continue;
        }
        if (space) line.push_back(' ');
        space = false;
        line.push_back(c);
    }
    return line;
}

std::string fold(std::string_view text) {
    if (is_ascii(text)) return lower_ascii(text);
    std::string folded;
    folded.reserve(text.size());
    const auto& table = fold_table();
    while (!text.empty()) {
        const auto [value, bytes] = first_code_point(text);
        text.remove_prefix(bytes);
        if (value < table.size()) {
            folded += table.at(value);
        } else {
            folded += fold_one(value);
        }
    }
    return folded;
}

std::string_view cut_at_word(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return text;
    std::size_t end = max_bytes;
    while (end > 0 && is_continuation(text[end]))
        --end;
    if (text[end] == ' ' || text[end] == '\n') return text.substr(0, end);
    const auto space = text.substr(0, end).find_last_of(" \n\t");
    if (space != std::string_view::npos && space >= max_bytes - max_bytes / 4) {
        return text.substr(0, space);
    }
    return text.substr(0, end);
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::string lower_ascii(std::string_view text) {
    std::string lowered{text};
    for (auto& c : lowered)
        c = lower_ascii(c);
    return lowered;
}

std::string_view trim(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace quisait
