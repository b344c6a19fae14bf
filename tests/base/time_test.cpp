#include "base/time.h"

#include <string>

#include <gtest/gtest.h>

namespace quisait {
namespace {

TEST(ParseInstant, ReadsRfc3339WithZonesAndFractions) {
    for (const std::string given : {"2026-03-14T09:26:53Z", "2026-03-14T09:26:53.999Z",
                                    "2026-03-14T10:26:53+01:00", "2026-03-14T04:26:53.5-05:00"}) {
        SCOPED_TRACE(given);
        const auto instant = parse_instant(given);
        ASSERT_TRUE(instant);
        EXPECT_EQ(to_rfc3339(*instant), "2026-03-14T09:26:53Z");
    }
}

TEST(ParseInstant, RefusesWhatIsNoDateOrOutOfBounds) {
    for (const std::string given : {"",
                                    "yesterday",
                                    "2026-13-01T00:00:00Z",
                                    "0001-01-01T00:00:00Z",
                                    "2200-01-01T00:00:00Z",
                                    "2026-03-14T09:26:53",
                                    "2026-03-14T09:26:53Zjunk",
                                    "1969-12-31T23:59:59Z",
                                    "2026-02-30T00:00:00Z",
                                    "2026-03-14T24:00:00Z",
                                    "2026-03-14T09:60:00Z",
                                    "2026-03-14T09:26:60Z",
                                    "2026-03-14T09:26Z",
                                    "2026-03-14T",
                                    "2026-03-14T09:26:Z",
                                    "2026-03-14T 9:26:53Z",
                                    "2026-03- 4T09:26:53Z",
                                    "2026-03-14T09:26:53 +01:00",
                                    "2026-03-14T09:26:53+99:00",
                                    "-026-03-14T09:26:53Z",
                                    "2026-03-14T09:26:53.Z"}) {
        SCOPED_TRACE(given);
        const auto instant = parse_instant(given);
        ASSERT_FALSE(instant);
        EXPECT_EQ(instant.error().code(), Code::bad_input);
    }
}

TEST(ParseDay, IsItsMidnight) {
    EXPECT_EQ(to_rfc3339(*parse_day("2024-02-29")), "2024-02-29T00:00:00Z");
    EXPECT_FALSE(parse_day("2023-02-29"));
    EXPECT_FALSE(parse_day("2023-2-9"));
}

TEST(ParseInstantAs, ReadsOddForms) {
    const auto instant = parse_instant_as("2022/11/11 21:00:20 +0000", "%Y/%m/%d %T %z");
    ASSERT_TRUE(instant);
    EXPECT_EQ(to_day(*instant), "2022-11-11");
}

TEST(DayNumber, StaysInSixteenBits) {
    EXPECT_EQ(day_number(Instant{}), 0);
    EXPECT_EQ(day_number(*parse_day("1970-01-02")), 1);
    EXPECT_EQ(day_number(*parse_day("2199-12-31")), 65535);
}

}  // namespace
}  // namespace quisait
