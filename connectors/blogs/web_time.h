#pragma once

#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace quisait {

/// The times that feeds have: RFC 822 (`Sat, 14 Mar 2026 09:26:53 +0100`) with or without day,
/// seconds and zone (then UTC), with the zones that it names, years of two digits and full names of
/// months; RFC 3339 and its shorter forms (`2026-03-14`, `2026-03-14T09:26Z`); and
/// `2026-03-14 09:26:53`, UTC.
/// @return bad_input, also for a year outside of 1970 to 2199, as drafts have
Result<Instant> parse_web_time(std::string_view text);

}  // namespace quisait
