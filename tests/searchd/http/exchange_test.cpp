#include "searchd/http/exchange.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

namespace quisait {
namespace {

Request read(std::string_view target) {
    Request request;
    EXPECT_TRUE(read_target(target, request));
    return request;
}

TEST(ReadTarget, DecodesPathAndParameters) {
    const auto request = read("/person/yammer%3A7%2F8?q=a+b&tag=x&tag=y&empty=&flag&z=%E9");
    EXPECT_EQ(request.path, "/person/yammer:7/8");
    EXPECT_EQ(request.text("q"), "a b");
    EXPECT_THAT(request.texts("tag"), ::testing::ElementsAre("x", "y"));
    EXPECT_EQ(request.text("empty"), "");
    EXPECT_EQ(request.text("flag"), "");
    EXPECT_EQ(request.text("z"), "\xEF\xBF\xBD");
}

TEST(ReadTarget, RefusesBrokenEscapesAndTooMuch) {
    Request request;
    for (const std::string target : {"/%", "/%4", "/%zz", "/?a=%", "/%00", "/?q=%00"}) {
        EXPECT_FALSE(read_target(target, request)) << target;
    }
    std::string many = "/?";
    for (int i = 0; i < 65; ++i)
        many += "a=b&";
    EXPECT_FALSE(read_target(many, request));
}

TEST(RequestNumber, SaysItsBoundsWhenOutsideThem) {
    for (const std::string given : {"0", "51", "-1", "2x", "99999999999999999999"}) {
        SCOPED_TRACE(given);
        const auto page = read("/?page=" + given).number("page", {1, 1, 50});
        ASSERT_FALSE(page);
        EXPECT_EQ(page.error().code(), Code::bad_parameter);
        EXPECT_EQ(page.error().what(), "page must be a whole number from 1 to 50");
    }
    EXPECT_EQ(*read("/").number("page", {1, 1, 50}), 1);
    EXPECT_EQ(*read("/?page=50").number("page", {1, 1, 50}), 50);
}

TEST(ToProblem, TellsUsersTheirMistakesAndKeepsOursToTheLog) {
    const auto mine = to_problem(Error{Code::bad_parameter, "page must be 1", "Try 1."});
    EXPECT_EQ(mine.status, 400);
    EXPECT_EQ(mine.body, R"({"type":"about:blank","title":"bad_parameter","status":400,)"
                         R"("detail":"page must be 1","hint":"Try 1."})");
    const auto ours = to_problem(Error{Code::index_broken, "/var/secret/path is broken"});
    EXPECT_EQ(ours.status, 500);
    EXPECT_THAT(ours.body, ::testing::Not(::testing::HasSubstr("secret")));
}

}  // namespace
}  // namespace quisait
