#include "connectors/blogs/web_time.h"

#include <array>
#include <string>
#include <utility>

#include "base/text.h"

namespace quisait {
namespace {

constexpr std::size_t kLongest = 64;

constexpr auto kFormats =
    std::to_array<const char*>({"%d %b %Y %T %z", "%d %b %Y %R %z", "%d %b %y %T %z",
                                "%d %b %y %R %z", "%F %T %z", "%FT%T %z", "%FT%R%z", "%F %z"});

/// The names of RFC 822 and those that feeds add to them.
constexpr auto kZones = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"GMT", "+0000"},
    {"UTC", "+0000"},
    {"UT", "+0000"},
    {"Z", "+0000"},
    {"EST", "-0500"},
    {"EDT", "-0400"},
    {"CST", "-0600"},
    {"CDT", "-0500"},
    {"MST", "-0700"},
    {"MDT", "-0600"},
    {"PST", "-0800"},
    {"PDT", "-0700"},
    {"CET", "+0100"},
    {"CEST", "+0200"},
    {"MET", "+0100"},
    {"BST", "+0100"},
});

/// With its zone as a number, which is +0000 where none stands.
std::string with_zone(std::string text) {
    const auto space = text.rfind(' ');
    const auto last = space == std::string::npos ? std::string{} : text.substr(space + 1);
    for (const auto& [name, offset] : kZones)
        if (last == name) return text.substr(0, space + 1) + std::string{offset};
    const auto sign = text.find_first_of("+-", text.find(':'));
    const bool has_zone = sign != std::string::npos || text.ends_with('Z') || text.ends_with('z');
    return has_zone && text.find(':') != std::string::npos ? text : text + " +0000";
}

}  // namespace

Result<Instant> parse_web_time(std::string_view text) {
    if (text.size() > kLongest) return fail(Code::bad_input, "no time");
    auto line = clean_line(text);
    if (auto instant = parse_instant(line)) return instant;
    // The name of the day is often wrong, and may be in any language.
    if (const auto comma = line.find(','); comma != std::string::npos)
        line = clean_line(std::string_view{line}.substr(comma + 1));
    const auto zoned = with_zone(std::move(line));
    for (const auto* format : kFormats)
        if (auto instant = parse_instant_as(zoned, format)) return instant;
    return fail(Code::bad_input, "no time of the years 1970 to 2199");
}

}  // namespace quisait
