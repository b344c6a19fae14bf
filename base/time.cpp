#include "base/time.h"

#include <algorithm>
#include <cctype>
#include <clocale>
#include <cstdlib>
#include <ctime>

#include <fmt/chrono.h>

namespace quisait {
namespace {

constexpr Instant kFirst{std::chrono::seconds{0}};
constexpr Instant kLast = std::chrono::sys_days{std::chrono::year{2200} / 1 / 1};
constexpr std::size_t kLongestText = 64;

/// Numbers and signs as all the world writes them, whatever the locale of the process.
locale_t plain_locale() {
    static const locale_t plain = ::newlocale(LC_ALL_MASK, "C", nullptr);
    return plain;
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

/// strptime takes any white space where the form has some, or before a number: not here.
bool has_spaces_of(std::string_view text, std::string_view format) {
    const auto is_blank = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
    const auto count = [&](std::string_view of) {
        return std::count_if(of.begin(), of.end(), is_blank);
    };
    return count(text) == count(format);
}

bool matches(std::string_view text, const char* format, Instant& instant) {
    if (text.size() > kLongestText || !has_spaces_of(text, format)) return false;
    const auto whole = without_fraction(text);
    std::tm read{};
    const auto* const end = ::strptime_l(whole.c_str(), format, &read, plain_locale());
    if (end != whole.c_str() + whole.size()) return false;
    constexpr int kFirstYear = 1900;
    const std::chrono::year_month_day day{
        std::chrono::year{read.tm_year + kFirstYear},
        std::chrono::month{static_cast<unsigned>(read.tm_mon + 1)},
        std::chrono::day{static_cast<unsigned>(read.tm_mday)}};
    constexpr long kADay = 24L * 60 * 60;
    if (!day.ok() || read.tm_sec > 59 || std::abs(read.tm_gmtoff) >= kADay) return false;
    instant = std::chrono::sys_days{day} + std::chrono::hours{read.tm_hour} +
              std::chrono::minutes{read.tm_min} +
              std::chrono::seconds{read.tm_sec - read.tm_gmtoff};
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
    const char* format = utc ? "%FT%TZ" : "%FT%T%z";
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
