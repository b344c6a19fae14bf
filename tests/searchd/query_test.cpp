#include "searchd/query.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/golden.h"

namespace quisait {
namespace {

TEST(ParseQuery, ReadsAsTheGoldenFileSays) {
    testing::check_golden_cases("query.txt",
                                [](const std::string& text) { return print(parse_query(text)); });
}

TEST(ParseQuery, HoldsItsLimits) {
    std::string many;
    for (int i = 0; i < 40; ++i)
        many += "w" + std::to_string(i) + " ";
    EXPECT_EQ(parse_query(many).root.children.size(), kMostWords);
    EXPECT_FALSE(parse_query(many).notes.empty());
    EXPECT_LE(parse_query(std::string(100000, 'a')).text.size(), kLongestQuery);
    EXPECT_EQ(parse_query(std::string(100000, '-')).root.children.size(), 0U);
}

}  // namespace
}  // namespace quisait
