#include "connectors/blogs/wordpress_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace quisait {
namespace {

constexpr std::size_t kLongest = 1024;
constexpr auto kPlain = std::to_array<std::string_view>(
    {"audio", "caption", "embed", "gallery", "playlist", "video", "code", "quote"});

bool is_name_sign(char c) {
    return is_letter(static_cast<unsigned char>(c)) || is_digit(static_cast<unsigned char>(c)) ||
           c == '_' || c == '-';
}

/// @return the bytes of the short code that begins at `[`, or 0 if none does
std::size_t short_code(std::string_view text) {
    const auto end = text.substr(0, kLongest).find(']');
    if (end == std::string_view::npos) return 0;
    auto inner = text.substr(1, end - 1);
    const bool ends_one = inner.starts_with('/');
    if (ends_one) inner.remove_prefix(1);
    std::size_t size = 0;
    while (size < inner.size() && is_name_sign(inner[size]))
        ++size;
    if (size == 0) return 0;
    const auto name = inner.substr(0, size);
    const auto rest = inner.substr(size);
    const bool has_attributes = rest.starts_with(' ') && rest.find('=') != std::string_view::npos;
    const bool is_plain =
        rest.empty() && std::find(kPlain.begin(), kPlain.end(), name) != kPlain.end();
    return has_attributes || is_plain || (ends_one && rest.empty()) ? end + 1 : 0;
}

}  // namespace

std::string without_short_codes(std::string_view body) {
    std::string text;
    text.reserve(body.size());
    while (!body.empty()) {
        const auto open = std::min(body.find('['), body.size());
        text += body.substr(0, open);
        body.remove_prefix(open);
        if (body.empty()) break;
        const auto bytes = short_code(body);
        if (bytes == 0) text.push_back(body.front());
        body.remove_prefix(std::max<std::size_t>(bytes, 1));
    }
    return text;
}

}  // namespace quisait
