#include "base/json.h"

#include <string>

#include <gtest/gtest.h>

namespace quisait {
namespace {

TEST(Json, GivesMembersByNameAndSaysWhatIsWrong) {
    const auto json = Json::parse(R"({"id":"7","likes":2,"on":true,"tags":["a","b"],"none":null})");
    ASSERT_TRUE(json);
    const auto root = json->root();
    EXPECT_EQ(*root.text("id"), "7");
    EXPECT_EQ(*root.integer("likes"), 2);
    EXPECT_TRUE(*root.boolean_or("on", false));
    EXPECT_EQ(root.texts("tags")->size(), 2U);
    EXPECT_EQ(*root.text_or("none", "empty"), "empty");
    EXPECT_EQ(root.text("likes").error().what(), "\"likes\" must be a text, is a number");
    EXPECT_EQ(root.text("missing").error().what(), "no text in \"missing\"");
    EXPECT_FALSE(root.integer("id"));
}

TEST(Json, SurvivesDepthAndBrokenText) {
    EXPECT_EQ(Json::parse(std::string(2'000'000, '[')).error().code(), Code::too_large);
    for (const std::string bad : {"", "{", "{\"a\":}", "\"\xff\"", "[1,]", "nul"}) {
        SCOPED_TRACE(bad);
        EXPECT_FALSE(Json::parse(bad));
    }
    EXPECT_TRUE(Json::parse(R"(["[[[[\"[[[["])"));
}

TEST(JsonValue, OfAnotherKindHasNoMembers) {
    const auto json = Json::parse("[1]");
    ASSERT_TRUE(json);
    EXPECT_FALSE(json->root().text("id"));
    EXPECT_FALSE(json->root().member("id").has_value());
    EXPECT_TRUE(json->root().members().empty());
}

TEST(JsonWriter, WritesWhatParseReads) {
    JsonWriter writer;
    writer.begin_object().text("q", "a\"<é>\n").number("n", -3).boolean("b", true);
    writer.texts("l", {"x", "y"}).key("raw").raw("[1]").end_object();
    const auto text = writer.take();
    EXPECT_EQ(text, "{\"q\":\"a\\\"<é>\\n\",\"n\":-3,\"b\":true,\"l\":[\"x\",\"y\"],\"raw\":[1]}");
    EXPECT_TRUE(Json::parse(text));
}

}  // namespace
}  // namespace quisait
