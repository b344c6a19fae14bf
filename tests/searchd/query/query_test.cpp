#include "searchd/query/query.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/golden.h"

namespace quisait {
namespace {

TEST(ParseQuery, ReadsAsTheGoldenFileSays) {
    testing::check_golden_cases("query.txt",
                                [](const std::string& text) { return print(parse_query(text)); });
}

TEST(ParseQuery, LeavesTheWordOpenThatIsBeingTyped) {
    for (const auto& [text, read] : std::vector<std::pair<std::string, std::string>>{
             {"disk ful", "(and (any \"disk\") (any \"ful\" …))"},
             {"disk OR title:ful", "(or (any \"disk\") (title (any \"ful\" …)))"},
             {"disk ful ", "(and (any \"disk\") (any \"ful\"))"},
             {"disk fu", "(and (any \"disk\") (any \"fu\"))"},
             {"disk -ful", "(and (any \"disk\") (not (any \"ful\")))"},
             {"disk \"ful",
              "(and (any \"disk\") (phrase \"ful\"))\nnote column 6: the phrase has no "
              "closing quote"},
             {"disk from:ada", "(and (any \"disk\") (author is \"ada\"))"},
             {"disk OR", "(any \"disk\")\nnote column 8: nothing stands after OR"},
             {"ful*", "(prefix \"ful\")"},
             {"", "(nothing)"},
         }) {
        SCOPED_TRACE(text);
        EXPECT_EQ(print(parse_query(text, Ending::typing)), read);
    }
    EXPECT_EQ(print(parse_query("disk ful")), "(and (any \"disk\") (any \"ful\"))");
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
