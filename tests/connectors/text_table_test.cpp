#include "connectors/text_table.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace quisait {
namespace {

TEST(TextTable, FindsTheLastAndTheGreatestOfAKey) {
    TextTable table;
    for (const auto& [key, text] : {std::pair{"7", "b"}, {"8", "other"}, {"7", "c"}, {"7", "a"}})
        EXPECT_TRUE(table.add(key, text));
    table.sort();
    EXPECT_EQ(table.find("7"), "a");
    EXPECT_EQ(table.greatest("7"), "c");
    EXPECT_EQ(table.all("7"), (std::vector<std::string_view>{"b", "c", "a"}));
    EXPECT_TRUE(table.all("9").empty());
    EXPECT_EQ(table.find("8"), "other");
    EXPECT_EQ(table.find("9"), std::nullopt);
    EXPECT_EQ(table.find(""), std::nullopt);
}

TEST(TextTable, FindsEachOfMany) {
    TextTable table;
    for (int i = 0; i < 10000; ++i)
        ASSERT_TRUE(table.add(std::to_string(i), "name of " + std::to_string(i)));
    table.sort();
    for (int i = 0; i < 10000; ++i)
        ASSERT_EQ(table.find(std::to_string(i)), "name of " + std::to_string(i));
}

TEST(TextTable, IsFullAtItsBoundAndKeepsWhatItHas) {
    TextTable table{1000};
    int kept = 0;
    while (table.add(std::to_string(kept), "text"))
        ++kept;
    EXPECT_GT(kept, 40);
    EXPECT_LT(kept, 80);
    table.sort();
    EXPECT_EQ(table.find("0"), "text");
    EXPECT_EQ(table.find(std::to_string(kept)), std::nullopt);
}

TEST(TextTable, RefusesATextThatIsTooLongForIt) {
    TextTable table;
    EXPECT_FALSE(table.add("7", std::string(70000, 'x')));
    EXPECT_FALSE(table.add(std::string(70000, 'x'), "text"));
}

}  // namespace
}  // namespace quisait
