#include "base/log.h"

#include <gtest/gtest.h>

namespace quisait {
namespace {

TEST(LogLine, IsAnEventAndQuotedValues) {
    EXPECT_EQ(log_line("source.synced", {{"source", "chat"}, {"posts", 3}}),
              "source.synced source=chat posts=3");
    EXPECT_EQ(log_line("x", {{"a", "two words"}, {"b", "line\nbreak"}, {"c", ""}, {"d", "q\"="}}),
              "x a=\"two words\" b=\"line\\nbreak\" c=\"\" d=\"q\\\"=\"");
}

}  // namespace
}  // namespace quisait
