#include "base/time.h"

#include <algorithm>
#include <array>
#include <sstream>

#include <date/date.h>
#include <fmt/chrono.h>

namespace quisait {
namespace {

constexpr Instant kFirst{std::chrono::seconds{0}};
constexpr Instant kLast = std::chrono::sys_days{std::chrono::year{2200} / 1 / 1};
constexpr std::size_t kLongestText = 64;

/// One stream a thread: making one costs more than reading a date.
std::istringstream& stream_over(std::string_view text) {
    thread_local std::istringstream stream{[] {
        std::istringstream made;
        made.imbue(std::locale::classic());
        return made;
    }()};
    stream.clear();
    stream.str(std::string{text});
    return stream;
}

Result<Instant> in_bounds(Instant instant, std::string_view text) {
    if (instant < kFirst || instant >= kLast) {
        return fail(Code::bad_input, "date \"{}\" is outside the years 1970 to 2199", text);
    }
    return instant;
}

/// `text` without the fraction of its seconds: "09:26:53.123Z" as "09:26:53Z".
std::string without_fraction(std::string_view text) {
    const auto dot = text.find('.');
    const bool behind_seconds = dot != std::string_view::npos && dot >= 3 && text[dot - 3] == ':';
    if (!behind_seconds) return std::string{text};
    const auto after = std::min(text.find_first_not_of("0123456789", dot + 1), text.size());
    if (after == dot + 1) return std::string{text};
    return std::string{text.substr(0, dot)} + std::string{text.substr(after)};
}

/// The library reads whole seconds alone: its reading of fractions depends on what stood in memory.
bool matches(std::string_view text, const char* format, Instant& instant) {
    if (text.size() > kLongestText) return false;
    const auto whole = without_fraction(text);
    auto& stream = stream_over(whole);
    // Left as it is where the library finds nothing to read and does not say so: out of bounds
    // then.
    Instant read{std::chrono::seconds{-1}};
    date::from_stream(stream, format, read);
    if (stream.fail() || stream.peek() != std::istringstream::traits_type::eof()) return false;
    instant = read;
    return true;
}

}  // namespace

Result<Instant> parse_instant_as(std::string_view text, const char* format) {
    Instant instant;
    if (!matches(text, format, instant)) {
        return fail(Code::bad_input, "date \"{:.40}\" is not of the form {}", text, format);
    }
    return in_bounds(instant, text);
}

Result<Instant> parse_instant(std::string_view text) {
    Instant instant;
    const bool utc = !text.empty() && (text.back() == 'Z' || text.back() == 'z');
    const char* format = utc ? "%FT%TZ" : "%FT%T%Ez";
    if (!matches(text, format, instant)) {
        return fail(Code::bad_input,
                    "date \"{:.40}\" is not of the form 2026-03-14T09:26:53Z (RFC 3339)", text);
    }
    return in_bounds(instant, text);
}

Result<Instant> parse_day(std::string_view text) {
    Instant instant;
    if (text.size() != 10 || !matches(text, "%F", instant)) {
        return fail(Code::bad_input, "day \"{:.40}\" is not of the form 2026-03-14", text);
    }
    return in_bounds(instant, text);
}

std::string to_rfc3339(Instant instant) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", instant);
}

std::string to_day(Instant instant) {
    return fmt::format("{:%Y-%m-%d}", instant);
}

std::uint16_t day_number(Instant instant) {
    const auto days = std::chrono::floor<std::chrono::days>(instant).time_since_epoch().count();
    return static_cast<std::uint16_t>(std::clamp<std::int64_t>(days, 0, 65535));
}

Instant SystemClock::now() const {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace quisait
