#include "connectors/text_decoder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>
#include <utility>

#include "base/text.h"

namespace quisait {
namespace {

constexpr std::size_t kSample = 4096;
constexpr std::size_t kLongestMark = 4;
constexpr std::size_t kLongestCodePoint = 4;
constexpr std::string_view kUnknown = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kUsual = "windows-1252";

/// How a text of an encoding begins, whatever it is said to be.
constexpr auto kMarks = std::to_array<std::pair<std::string_view, std::string_view>>({
    {{"\xEF\xBB\xBF", 3}, "UTF-8"},
    {{"\xFF\xFE", 2}, "UTF-16LE"},
    {{"\xFE\xFF", 2}, "UTF-16BE"},
});
/// How XML without a mark begins.
constexpr auto kBeginnings = std::to_array<std::pair<std::string_view, std::string_view>>({
    {{"<\0?\0", 4}, "UTF-16LE"},
    {{"\0<\0?", 4}, "UTF-16BE"},
});

bool is_above_ascii(char c) {
    return static_cast<unsigned char>(c) > 0x7F;
}

/// Pages that say ISO-8859-1 mean windows-1252, which has all its letters and more.
std::string usual_name(std::string_view encoding) {
    auto name = lower_ascii(trim(encoding));
    for (const std::string_view latin : {"iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii"})
        if (name == latin) return std::string{kUsual};
    return name == "utf8" ? "utf-8" : name;
}

/// Those in which an ASCII byte may mean something else: the first bytes tell at once.
bool is_not_of_ascii(std::string_view name) {
    return name.starts_with("iso-2022") || name.starts_with("hz") || name == "utf-7";
}

/// True if there are more letters of UTF-8 than bytes that are none.
bool looks_like_utf8(std::string_view text) {
    std::size_t letters = 0;
    std::size_t wrong = 0;
    while (!text.empty()) {
        const auto [value, bytes] = first_code_point(text);
        if (bytes > 1) ++letters;
        const bool may_be_cut = text.size() < kLongestCodePoint;
        if (bytes == 1 && is_above_ascii(text.front()) && !may_be_cut) ++wrong;
        text.remove_prefix(bytes);
    }
    return letters > wrong;
}

}  // namespace

struct TextDecoder::Converter {
    iconv_t handle;

    explicit Converter(const char* encoding) : handle{iconv_open("UTF-8", encoding)} {}
    ~Converter() {
        if (is_open()) iconv_close(handle);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    bool is_open() const { return handle != reinterpret_cast<iconv_t>(-1); }
};

TextDecoder::TextDecoder(std::string_view declared) : declared_{usual_name(declared)} {
    if (!knows(declared_)) declared_.clear();
}
TextDecoder::~TextDecoder() = default;

bool TextDecoder::knows(std::string_view encoding) {
    const auto name = usual_name(encoding);
    const bool odd = name.empty() || name.find_first_of("/, ") != std::string::npos;
    return !odd && Converter{name.c_str()}.is_open();
}

void TextDecoder::decide(std::string_view encoding) {
    is_decided_ = true;
    if (lower_ascii(encoding) == "utf-8") return;
    converter_ = std::make_unique<Converter>(std::string{encoding}.c_str());
    if (!converter_->is_open()) converter_.reset();
}

void TextDecoder::begin() {
    has_begun_ = true;
    const std::string_view text{waiting_};
    for (const auto& [mark, encoding] : kMarks) {
        if (!text.starts_with(mark)) continue;
        decide(encoding);
        waiting_.erase(0, mark.size());
        return;
    }
    for (const auto& [beginning, encoding] : kBeginnings)
        if (text.starts_with(beginning)) return decide(encoding);
    if (is_not_of_ascii(declared_)) decide(declared_);
}

/// Decides by the bytes that wait, which begin with one above 127.
void TextDecoder::look() {
    const bool says_other = !declared_.empty() && !declared_.starts_with("utf-");
    if (is_utf8(waiting_) || looks_like_utf8(waiting_)) return decide("utf-8");
    decide(says_other ? std::string_view{declared_} : kUsual);
}

std::string TextDecoder::feed(std::string_view bytes) {
    waiting_ += bytes;
    if (!has_begun_) {
        if (waiting_.size() < kLongestMark) return {};
        begin();
    }
    if (is_decided_) return decode(false);
    const auto first = std::find_if(waiting_.begin(), waiting_.end(), is_above_ascii);
    std::string plain{waiting_.begin(), first};
    waiting_.erase(waiting_.begin(), first);
    if (waiting_.size() < kSample) return plain;
    look();
    return plain + decode(false);
}

std::string TextDecoder::finish() {
    if (!has_begun_) begin();
    if (!is_decided_) look();
    return decode(true);
}

std::string TextDecoder::decode_utf8(bool is_end) {
    std::string text;
    std::string_view rest{waiting_};
    while (!rest.empty()) {
        const auto [value, bytes] = first_code_point(rest);
        const bool is_wrong = bytes == 1 && is_above_ascii(rest.front());
        if (is_wrong && rest.size() < kLongestCodePoint && !is_end) break;
        text += is_wrong ? kUnknown : rest.substr(0, bytes);
        rest.remove_prefix(bytes);
    }
    waiting_.erase(0, waiting_.size() - rest.size());
    return text;
}

std::string TextDecoder::decode(bool is_end) {
    if (!converter_) {
        if (is_utf8(waiting_)) return std::exchange(waiting_, {});
        return decode_utf8(is_end);
    }
    std::string text;
    auto* from = waiting_.data();
    auto left = waiting_.size();
    while (left > 0) {
        std::array<char, 8192> piece{};
        auto* to = piece.data();
        auto room = piece.size();
        const auto done = iconv(converter_->handle, &from, &left, &to, &room);
        const auto trouble = done == static_cast<std::size_t>(-1) ? errno : 0;
        text.append(piece.data(), piece.size() - room);
        if (trouble == EINVAL && !is_end) break;  // a letter whose end is not here yet
        if (trouble != EILSEQ && trouble != EINVAL) continue;
        text += kUnknown;
        ++from;
        --left;
    }
    waiting_.erase(0, waiting_.size() - left);
    return text;
}

}  // namespace quisait
