#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace quisait {

/// True if all bytes are below 128.
bool is_ascii(std::string_view text);

/// True if `text` is valid UTF-8 (no surrogates, no overlong forms, at most U+10FFFF).
bool is_utf8(std::string_view text);

/// `text` made safe to keep and to show: valid UTF-8 in NFC, wrong bytes as U+FFFD, and without
/// control characters (but tab and line feed; CR LF and CR become line feed), bidirectional
/// overrides, noncharacters and tag characters. At most 8 combining marks stay in a row.
std::string clean_text(std::string_view text);

/// As clean_text, on one line: all white space becomes single spaces, none at the ends.
std::string clean_line(std::string_view text);

/// The form under which words are compared: compatibility decomposition (NFKD), marks removed,
/// lower case, and the letters that do not decompose spelled out (œ → oe, ß → ss, ø → o, ł → l).
/// `text` is valid UTF-8.
std::string fold(std::string_view text);

/// The first at most `max_bytes` bytes of `text`, cut before a word rather than inside it where a
/// space is near (in the last quarter), never inside a code point. A view of `text`.
std::string_view cut_at_word(std::string_view text, std::size_t max_bytes);

/// How many code points. `text` is valid UTF-8.
std::size_t count_code_points(std::string_view text);

/// One code point and how many bytes it takes; an invalid byte gives U+FFFD and 1.
struct CodePoint {
    char32_t value;
    std::size_t bytes;
};

/// What the functions below it ask beyond ASCII, which they answer in place.
namespace beyond_ascii {
CodePoint first_code_point(std::string_view text);
bool is_letter(char32_t value);
bool is_digit(char32_t value);
bool is_cjk(char32_t value);
bool is_upper(char32_t value);
}  // namespace beyond_ascii

/// The code point that begins at text[0]; text is not empty.
inline CodePoint first_code_point(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    return lead < 0x80U ? CodePoint{lead, 1} : beyond_ascii::first_code_point(text);
}

/// Appends `value` (at most U+10FFFF) as UTF-8.
void append_utf8(std::string& text, char32_t value);

/// Letters of every script, marks included.
inline bool is_letter(char32_t value) {
    if (value >= 0x80) return beyond_ascii::is_letter(value);
    return (value >= U'a' && value <= U'z') || (value >= U'A' && value <= U'Z');
}
/// Decimal digits of every script.
inline bool is_digit(char32_t value) {
    return value < 0x80 ? value >= U'0' && value <= U'9' : beyond_ascii::is_digit(value);
}
/// Chinese, Japanese and Korean signs, which are written without spaces.
inline bool is_cjk(char32_t value) {
    return value >= 0x3041 && beyond_ascii::is_cjk(value);
}
/// Upper-case letters.
inline bool is_upper(char32_t value) {
    return value < 0x80 ? value >= U'A' && value <= U'Z' : beyond_ascii::is_upper(value);
}

/// In lower case if it is an ASCII letter.
inline char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
/// A copy in lower case, ASCII only: for keywords, header names, addresses.
std::string lower_ascii(std::string_view text);

/// Without spaces, tabs and line ends at both ends. A view of `text`.
std::string_view trim(std::string_view text);

}  // namespace quisait
