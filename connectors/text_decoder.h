#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace quisait {

/// Bytes of any encoding as valid UTF-8, piece by piece, by iconv. What a text is said to be
/// encoded in is often wrong, in both directions. So a byte order mark has the first word; then the
/// first 4 KiB from the first byte above 127 on: valid UTF-8 is UTF-8, else what was declared, else
/// windows-1252. Bytes that mean nothing become U+FFFD. Memory is that of a piece.
class TextDecoder {
public:
    /// @param declared  such as "ISO-8859-1"; empty or unknown: told by the bytes alone
    explicit TextDecoder(std::string_view declared);
    ~TextDecoder();
    TextDecoder(const TextDecoder&) = delete;
    TextDecoder& operator=(const TextDecoder&) = delete;

    /// True if there is an encoding of that name.
    static bool knows(std::string_view encoding);

    /// The text so far, as far as it is certain and was not returned before.
    std::string feed(std::string_view bytes);
    /// The rest of it.
    std::string finish();

private:
    struct Converter;

    void begin();
    void look();
    void decide(std::string_view encoding);
    std::string decode(bool is_end);
    std::string decode_utf8(bool is_end);

    std::string declared_;
    std::string waiting_;  ///< bytes that are not decoded yet
    bool has_begun_ = false;
    bool is_decided_ = false;
    std::unique_ptr<Converter> converter_;  ///< none: the bytes are UTF-8
};

}  // namespace quisait
