#include "indexer/schedule.h"

#include <gtest/gtest.h>

namespace quisait {
namespace {

using std::chrono::seconds;

TEST(Schedule, EveryDutyIsDueAtOnceAndThenAfterItsInterval) {
    Schedule schedule;
    schedule.add("often", seconds{10});
    schedule.add("rarely", seconds{60});
    const Schedule::Moment start{seconds{1000}};
    EXPECT_EQ(schedule.due(start), "often");
    schedule.done("often", start);
    EXPECT_EQ(schedule.due(start), "rarely");
    schedule.done("rarely", start);
    EXPECT_EQ(schedule.due(start + seconds{9}), std::nullopt);
    EXPECT_EQ(schedule.next(), start + seconds{10});
    EXPECT_EQ(schedule.due(start + seconds{10}), "often");
}

TEST(Schedule, TheDutyThatWaitsLongestGoesFirst) {
    Schedule schedule;
    schedule.add("a", seconds{10});
    schedule.add("b", seconds{5});
    const Schedule::Moment start{seconds{1000}};
    schedule.done("a", start);
    schedule.done("b", start);
    EXPECT_EQ(schedule.due(start + seconds{100}), "b");
    schedule.done("b", start + seconds{100});
    EXPECT_EQ(schedule.due(start + seconds{100}), "a") << "a slow source starves no other";
}

TEST(Schedule, WithoutDutiesNothingIsEverDue) {
    const Schedule schedule;
    EXPECT_EQ(schedule.due(Schedule::Moment{seconds{1}}), std::nullopt);
    EXPECT_EQ(schedule.next(), Schedule::Moment::max());
}

}  // namespace
}  // namespace quisait
