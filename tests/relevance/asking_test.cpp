#include "tests/relevance/asking.h"

#include <gtest/gtest.h>

#include "tests/relevance/evaluation.h"
#include "tests/searchd/company.h"

namespace quisait::relevance {
namespace {

using quisait::testing::Company;

TEST(Asking, TheRunHasWhoWroteOnTheTopicByTheIdOfTheSource) {
    Company company;
    company.say({Company::post("1", "1", "ada", "The label printer is jammed again, I cleaned it"),
                 Company::post("2", "2", "ada", "New driver for the label printer"),
                 Company::post("3", "3", "bob", "Menu of the canteen, and a printer"),
                 Company::post("4", "4", "eve", "Menu of the canteen")});
    const std::vector<Topic> topics{{"t1", "label printer"}, {"t2", "no such words at all"}};

    const auto asked = ask_experts({company.folder(), *parse_day("2026-04-01"), 100}, topics);

    ASSERT_TRUE(asked) << asked.error().what();
    ASSERT_FALSE(asked->run.at("t1").empty());
    EXPECT_EQ(asked->run.at("t1").front(), "ada");
    EXPECT_EQ(asked->stopped, 0);
    const auto values = evaluate({{"t1", {{"ada", 1}}}}, asked->run);
    EXPECT_EQ(values.at(0).values[0], 1);
}

TEST(Asking, AFolderWithoutIndexIsAnError) {
    const testing::TemporaryFolder folder;

    const auto asked = ask_experts({folder.path(), Instant{}, 10}, {});

    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().code(), Code::not_ready) << asked.error().what();
}

}  // namespace
}  // namespace quisait::relevance
