#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Text to words, the same for posts and for queries. docs/ANALYSIS.md has the rules.
namespace quisait {

/// The language a text is stemmed in.
enum class Language : std::uint8_t { unknown, en, fr };
std::string_view word(Language language);  ///< "", "en", "fr"
/// Stop words first, then CLD2; short texts of neither are unknown.
Language detect_language(std::string_view text);
/// From ISO 639-1; others are unknown.
Language language_of(std::string_view code);

enum class TokenKind : std::uint8_t {
    word,      ///< letters and digits
    compound,  ///< "node.js", "c++", "jean.dupont@example.org": a whole that may also have parts
    joined,    ///< a compound without the signs between its parts: "email" of "e-mail"
    part,      ///< a part of the compound before it
    cjk,       ///< one sign or a pair of neighbours
};

struct Token {
    std::string term;        ///< folded: the term of the exact word, at most 60 bytes
    std::string lower;       ///< lower case with its accents: what stems are made from
    std::uint32_t position;  ///< from 1; parts of a compound count on
    std::uint32_t begin;     ///< bytes in the text
    std::uint32_t end;
    TokenKind kind;
};

/// All tokens of a text in order. `text` is valid UTF-8. Linear in its length.
std::vector<Token> tokenize(std::string_view text);

/// Stop words of English and French together; `term` is folded.
bool is_stop_word(std::string_view term);
/// Of one language; `lower` has its accents. False for unknown.
bool is_stop_word(Language language, std::string_view lower);

/// Stems, cached. Thread: one.
class Stemmer {
public:
    Stemmer();
    ~Stemmer();
    Stemmer(const Stemmer&) = delete;
    Stemmer& operator=(const Stemmer&) = delete;

    /// What a post in `language` is indexed under beside the word itself: fold(stem(lower)) and
    /// stem(fold(lower)), without those equal to the word; at most 2, without prefix. unknown
    /// stems in both languages. The view lives until the next call.
    const std::vector<std::string>& stems(const Token& token, Language language);

private:
    struct Cache;
    std::unique_ptr<Cache> cache_;
};

}  // namespace quisait
