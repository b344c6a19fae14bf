#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Where one request ends and whether it is sound, before any library sees it. No socket here.
/// docs/decisions/0005-guarded-front.md says why the library's own reading is not trusted.
namespace quisait {

struct FramingLimits {
    std::size_t header_bytes = 16U << 10U;  ///< request line and headers
    std::size_t header_lines = 64;
    std::size_t target_bytes = 8U << 10U;
    std::size_t body_bytes = 64U << 10U;
};

enum class FrameState : std::uint8_t { incomplete, complete, refused };

struct Frame {
    FrameState state = FrameState::incomplete;
    std::size_t bytes = 0;  ///< of a complete request: what it took
    int status = 0;         ///< of a refused one
    std::string reason;     ///< of a refused one: a sentence
    std::string head;       ///< of a complete one: what the library is given, without a body
    std::string body;
    bool keep_alive = true;
};

/// Reads the first request of `received` (RFC 9112, its strict side).
/// Refused are: more than the limits (413, 414, 431), Transfer-Encoding, or a POST without length
/// (411), Content-Encoding (415), any other method (405), any other version (505), and whatever is
/// malformed or ambiguous (400): lone CR or LF, control characters, folded headers, two lengths,
/// no Host or two, a name that the library uses for its own notes (REMOTE_ADDR …).
/// In `head`, values have "%" as "%25" (the library decodes them), Accept-Encoding says gzip or is
/// gone, and headers that ask for what we do not do (Range, Expect, Upgrade …) are gone.
/// @param scanned  how far earlier calls looked for the end of the headers; 0 at first
Frame frame_request(std::string_view received, const FramingLimits& limits, std::size_t& scanned);

}  // namespace quisait
