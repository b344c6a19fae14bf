#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace quisait {

/// A moment: UTC, whole seconds. Instant{} (1970) stands for "not known" where a comment says so.
using Instant = std::chrono::sys_seconds;

/// Reads RFC 3339 (`2026-03-14T09:26:53Z`, `…53.123+01:00`); fractions of a second are dropped.
/// @return bad_input, naming the text, if it is not one, or not in the years 1970 to 2199
Result<Instant> parse_instant(std::string_view text);

/// Reads `2026-03-14` as its midnight, UTC, under the bounds of parse_instant.
Result<Instant> parse_day(std::string_view text);

/// Reads `text` by a format of strptime, such as "%Y/%m/%d %T %z", in the C locale; for the odd
/// forms of single sources. Bounds as parse_instant.
Result<Instant> parse_instant_as(std::string_view text, const char* format);

/// `2026-03-14T09:26:53Z`
std::string to_rfc3339(Instant instant);

/// `2026-03-14`
std::string to_day(Instant instant);

/// Days since 1970-01-01, rounded down; at least 0 and at most 65535 (the year 2149).
std::uint16_t day_number(Instant instant);

/// Where the time comes from, so that tests can say what time it is.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

/// The clock of the machine.
class SystemClock : public Clock {
public:
    Instant now() const override;
};

/// A clock that stands still until it is set.
class FixedClock : public Clock {
public:
    explicit FixedClock(Instant now) : now_{now} {}
    Instant now() const override { return now_; }
    void set(Instant now) { now_ = now; }

private:
    Instant now_;
};

}  // namespace quisait
