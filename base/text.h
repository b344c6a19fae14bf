#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace quisait {

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

/// The code point that begins at text[0]; text is not empty.
CodePoint first_code_point(std::string_view text);

/// Appends `value` (at most U+10FFFF) as UTF-8.
void append_utf8(std::string& text, char32_t value);

/// Letters of every script, marks included.
bool is_letter(char32_t value);
/// Decimal digits of every script.
bool is_digit(char32_t value);
/// Chinese, Japanese and Korean signs, which are written without spaces.
bool is_cjk(char32_t value);
/// Upper-case letters.
bool is_upper(char32_t value);

/// A copy in lower case, ASCII only: for keywords, header names, addresses.
std::string lower_ascii(std::string_view text);

/// Without spaces, tabs and line ends at both ends. A view of `text`.
std::string_view trim(std::string_view text);

}  // namespace quisait
