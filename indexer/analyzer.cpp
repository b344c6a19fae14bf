#include "indexer/analyzer.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace quisait {
namespace {

constexpr std::size_t kLongestTerm = 60;
constexpr std::size_t kLongestJoined = 24;

/// What French joins to the next word by an apostrophe.
constexpr auto kElisions = std::to_array<std::string_view>(
    {"c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"});

bool is_wordish(char32_t value) {
    return is_letter(value) || is_digit(value);
}

/// Signs that join two words to one, when they stand between letters or digits.
bool joins(char32_t value) {
    return value == U'.' || value == U'-' || value == U'_' || value == U'@' || value == U'&' ||
           value == U'\'' || value == U'’' || value == U'+';
}

/// Lower case with accents.
std::string lower_text(std::string_view text) {
    std::string lowered;
    lowered.reserve(text.size());
    while (!text.empty()) {
        const auto [value, bytes] = first_code_point(text);
        if (value < 0x80) {
            lowered += lower_ascii(text.front());
        } else if (value >= 0xC0 && value <= 0xDE && value != 0xD7) {
            append_utf8(lowered, value + 0x20);
        } else if (value == U'Œ') {
            append_utf8(lowered, U'œ');
        } else {
            lowered += text.substr(0, bytes);
        }
        text.remove_prefix(bytes);
    }
    return lowered;
}

/// Walks over a text once and collects its tokens.
class Scanner {
public:
    explicit Scanner(std::string_view text) : text_{text} {}

    std::vector<Token> scan() {
        tokens_.reserve(text_.size() / kBytesAToken);
        while (at_ < text_.size()) {
            const auto [value, bytes] = first_code_point(text_.substr(at_));
            if (is_cjk(value)) {
                scan_cjk();
            } else if (is_wordish(value) || (value == U'.' && starts_dotted())) {
                scan_run(at_);
            } else {
                at_ += bytes;
            }
        }
        return std::move(tokens_);
    }

private:
    static constexpr std::size_t kBytesAToken = 5;  ///< about

    /// One stretch of letters and digits.
    struct Piece {
        std::size_t begin;
        std::size_t end;
    };

    /// ".NET": a dot behind nothing, before a letter.
    bool starts_dotted() const {
        const bool free =
            at_ == 0 || text_[at_ - 1] == ' ' || text_[at_ - 1] == '\n' || text_[at_ - 1] == '(';
        if (!free || at_ + 1 >= text_.size()) return false;
        return is_letter(first_code_point(text_.substr(at_ + 1)).value);
    }

    /// The stretch of wordish signs from `begin`.
    std::size_t end_of_piece(std::size_t begin) const {
        std::size_t end = begin;
        while (end < text_.size()) {
            const auto [value, bytes] = first_code_point(text_.substr(end));
            if (!is_wordish(value) || is_cjk(value)) break;
            end += bytes;
        }
        return end;
    }

    /// How many "+" or "#" end a word such as C++ or C#.
    std::size_t end_of_signs(std::size_t end) const {
        std::size_t after = end;
        while (after < text_.size() && after < end + 2 &&
               (text_[after] == '+' || text_[after] == '#')) {
            ++after;
        }
        const bool word_goes_on =
            after < text_.size() && is_wordish(first_code_point(text_.substr(after)).value);
        return word_goes_on ? end : after;
    }

    void scan_run(std::size_t begin) {
        auto& pieces = pieces_;
        pieces.clear();
        std::size_t piece = text_[begin] == '.' ? begin + 1 : begin;
        for (;;) {
            const auto end = end_of_piece(piece);
            pieces.push_back({piece, end});
            at_ = end;
            if (end >= text_.size()) break;
            const auto [value, bytes] = first_code_point(text_.substr(end));
            const auto next = end + bytes;
            if (!joins(value) || next >= text_.size()) break;
            const auto follower = first_code_point(text_.substr(next)).value;
            if (!is_wordish(follower) || is_cjk(follower)) break;
            if ((value == U'\'' || value == U'’') && is_elision(piece, end)) {
                pieces.pop_back();
                begin = next;
            } else if (value == U'\'' || value == U'’') {
                emit(begin, pieces, end);
                pieces.clear();
                begin = next;
            }
            piece = next;
        }
        if (pieces.empty()) return;
        at_ = end_of_signs(pieces.back().end);
        emit(begin, pieces, at_);
    }

    bool is_elision(std::size_t begin, std::size_t end) const {
        const auto lower = lower_ascii(text_.substr(begin, end - begin));
        return std::find(kElisions.begin(), kElisions.end(), lower) != kElisions.end();
    }

    void emit(std::size_t begin, const std::vector<Piece>& pieces, std::size_t end) {
        if (pieces.empty()) return;
        const bool single = pieces.size() == 1;
        const bool bare = single && pieces.front().begin == begin && pieces.front().end == end;
        if (bare) {
            if (!has_inner_capital(pieces.front())) {
                add(begin, end, TokenKind::word);
                return;
            }
            const auto humps = split_camel(pieces.front());
            add(begin, end, humps.size() > 1 ? TokenKind::compound : TokenKind::word);
            if (humps.size() > 1) add_parts(humps);
            return;
        }
        add(begin, end, TokenKind::compound);
        add_joined(pieces);
        // "C#" is no "C": a single letter means nothing without its signs.
        if (single && pieces.front().end < end && pieces.front().end - pieces.front().begin == 1) {
            return;
        }
        add_parts(pieces);
    }

    /// "e-mail" as "email", "RFC-822" as "rfc822", "v1.2.3" as "1.2.3", at the place of the whole.
    void add_joined(const std::vector<Piece>& pieces) {
        const auto begin = pieces.front().begin;
        const auto end = pieces.back().end;
        if (pieces.size() < 2) return;
        std::string joined;
        std::size_t numbers = 0;
        for (const auto& piece : pieces) {
            if (is_digit(first_code_point(text_.substr(piece.begin)).value)) ++numbers;
            joined += text_.substr(piece.begin, piece.end - piece.begin);
        }
        const bool is_address =
            text_.substr(begin, end - begin).find('@') != std::string_view::npos;
        if (is_version(pieces, numbers)) {
            joined = text_.substr(begin + 1, end - begin - 1);
        } else if (is_address || numbers > 1 || numbers == pieces.size()) {
            return;
        }
        if (joined.size() > kLongestJoined) return;
        --position_;
        add(begin, end, TokenKind::joined, joined);
    }

    /// "v1.2.3": a v and digits, then only numbers.
    bool is_version(const std::vector<Piece>& pieces, std::size_t numbers) const {
        const auto first =
            text_.substr(pieces.front().begin, pieces.front().end - pieces.front().begin);
        return numbers + 1 == pieces.size() && first.size() > 1 &&
               (first[0] == 'v' || first[0] == 'V') && first[1] >= '0' && first[1] <= '9';
    }

    void add_parts(const std::vector<Piece>& pieces) {
        --position_;
        for (const auto& piece : pieces)
            add(piece.begin, piece.end, TokenKind::part);
    }

    /// Only what has one can have humps; true for what is not ASCII too.
    bool has_inner_capital(const Piece& whole) const {
        const auto inner = text_.substr(whole.begin + 1, whole.end - whole.begin - 1);
        return std::any_of(inner.begin(), inner.end(), [](char c) {
            return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80U;
        });
    }

    /// "CamelCase" and "HTMLParser" at their humps; "APIs" and a word without an inner capital stay
    /// one piece.
    std::vector<Piece> split_camel(const Piece& whole) const {
        std::vector<Piece> humps;
        std::size_t begin = whole.begin;
        std::size_t last = whole.begin;  ///< where the letter before stands
        bool was_lower = false;
        bool was_upper = false;
        for (std::size_t i = whole.begin; i < whole.end;) {
            const auto [value, bytes] = first_code_point(text_.substr(i));
            const bool upper = is_upper(value);
            const bool lower = is_letter(value) && !upper;
            const bool word_begins = was_upper && lower && last > begin && is_lower_at(i + bytes);
            const auto hump = upper && was_lower ? i : word_begins ? last : begin;
            if (hump > begin) {
                humps.push_back({begin, hump});
                begin = hump;
            }
            was_lower = lower;
            was_upper = upper;
            last = i;
            i += bytes;
        }
        humps.push_back({begin, whole.end});
        return humps;
    }

    bool is_lower_at(std::size_t at) const {
        if (at >= text_.size()) return false;
        const auto value = first_code_point(text_.substr(at)).value;
        return is_letter(value) && !is_upper(value);
    }

    void scan_cjk() {
        std::size_t previous = at_;
        bool first = true;
        while (at_ < text_.size()) {
            const auto [value, bytes] = first_code_point(text_.substr(at_));
            if (!is_cjk(value)) return;
            add(at_, at_ + bytes, TokenKind::cjk);
            if (!first) {
                --position_;
                add(previous, at_ + bytes, TokenKind::cjk);
            }
            previous = at_;
            first = false;
            at_ += bytes;
        }
    }

    void add(std::size_t begin, std::size_t end, TokenKind kind) {
        add(begin, end, kind, text_.substr(begin, end - begin));
    }

    void add(std::size_t begin, std::size_t end, TokenKind kind, std::string_view text) {
        Token token;
        if (is_ascii(text)) {
            token.lower = lower_ascii(text);
            token.term = cut_at_word(token.lower, kLongestTerm);
        } else {
            token.lower = lower_text(text);
            // Folding would take Korean syllables apart.
            token.term = kind == TokenKind::cjk
                             ? token.lower
                             : std::string{cut_at_word(fold(token.lower), kLongestTerm)};
        }
        token.position = ++position_;
        token.begin = static_cast<std::uint32_t>(begin);
        token.end = static_cast<std::uint32_t>(end);
        token.kind = kind;
        if (!token.term.empty()) tokens_.push_back(std::move(token));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t position_ = 0;
    std::vector<Token> tokens_;
    std::vector<Piece> pieces_;  ///< of the run that is scanned; kept, so that none needs memory
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
    return Scanner{text}.scan();
}

}  // namespace quisait
