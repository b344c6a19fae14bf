#include "connectors/blogs/web_time.h"

#include <gtest/gtest.h>

namespace quisait {
namespace {

TEST(WebTime, ReadsTheFormsOfFeeds) {
    for (const auto* text :
         {"Sat, 14 Mar 2026 09:26:53 +0000", "Sat, 14 Mar 2026 10:26:53 +0100",
          "14 Mar 2026 09:26:53 GMT", "Sat, 14 Mar 26 09:26:53 UT", "Sat, 14 March 2026 09:26:53 Z",
          "Sam, 14 Mar 2026 09:26:53", "Sat,  14  Mar  2026 09:26:53 -0000",
          "Sat, 14 Mar 2026 04:26:53 EST", "Sat, 14 Mar 2026 10:26:53 CET", "2026-03-14T09:26:53Z",
          "2026-03-14T10:26:53.123+01:00", "2026-03-14T09:26:53", "2026-03-14 09:26:53",
          "2026-03-14 10:26:53 +0100"}) {
        SCOPED_TRACE(text);
        const auto time = parse_web_time(text);
        ASSERT_TRUE(time);
        EXPECT_EQ(to_rfc3339(*time), "2026-03-14T09:26:53Z");
    }
    for (const auto* text : {"Sat, 14 Mar 2026 09:26 +0000", "14 Mar 26 09:26 GMT",
                             "2026-03-14T09:26Z", "2026-03-14T10:26+01:00"}) {
        SCOPED_TRACE(text);
        const auto time = parse_web_time(text);
        ASSERT_TRUE(time);
        EXPECT_EQ(to_rfc3339(*time), "2026-03-14T09:26:00Z");
    }
    const auto day = parse_web_time("2026-03-14");
    ASSERT_TRUE(day);
    EXPECT_EQ(to_rfc3339(*day), "2026-03-14T00:00:00Z");
}

TEST(WebTime, RefusesWhatIsNone) {
    for (const auto& text :
         {std::string{}, std::string{"yesterday"}, std::string{"Wed, 30 Nov -0001 00:00:00 +0000"},
          std::string{"0000-00-00 00:00:00"}, std::string{"Sat, 31 Feb 2026 09:26:53 GMT"},
          std::string{"14 Mar 2026"}, std::string{"1773480413"},
          std::string{"2026-03-14T09:26:53 XYZ"}, std::string(100, '1'), std::string{","},
          std::string{"+"}}) {
        EXPECT_FALSE(parse_web_time(text)) << text;
    }
}

}  // namespace
}  // namespace quisait
