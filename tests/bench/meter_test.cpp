#include "tests/bench/meter.h"

#include <unistd.h>

#include <gtest/gtest.h>

namespace quisait::bench {
namespace {

TEST(Meter, AQuantileIsOneOfTheValues) {
    const std::vector<double> values{5, 1, 4, 2, 3};

    EXPECT_EQ(quantile(values, 0), 1);
    EXPECT_EQ(quantile(values, 0.5), 3);
    EXPECT_EQ(quantile(values, 1), 5);
    EXPECT_EQ(quantile({}, 0.5), 0);
}

TEST(Meter, CountsTheCpuOfAChildAndNotItsSleep) {
    const auto cost = cost_of([]() -> Result<> {
        const auto begin = thread_cpu();
        while ((thread_cpu() - begin).count() < 0.05) {
        }
        return {};
    });

    EXPECT_EQ(cost.failure, "");
    EXPECT_GE(cost.cpu.count(), 0.05);
    EXPECT_GT(cost.peak_mb, 0);
}

TEST(Meter, SaysWhyTheWorkOfAChildFailed) {
    const auto failed = cost_of([]() -> Result<> { return fail(Code::bad_input, "no posts"); });
    EXPECT_EQ(failed.failure, "no posts");

    const auto left = cost_of([]() -> Result<> { ::_exit(3); });
    EXPECT_EQ(left.failure, "the child process ended badly");
}

TEST(Meter, KnowsTheMemoryOfAProcess) {
    const auto here = resident_of(::getpid());

    EXPECT_GT(here.total, 1);
    EXPECT_GE(here.peak, here.total);
    EXPECT_NEAR(here.total, here.anonymous + here.file, here.total * 0.2 + 1);
    EXPECT_GT(process_cpu(::getpid()).count(), 0);
}

}  // namespace
}  // namespace quisait::bench
