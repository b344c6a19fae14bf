#include "tests/relevance/randomisation.h"

#include <vector>

#include <gtest/gtest.h>

namespace quisait::relevance {
namespace {

TEST(Randomisation, CountsAllWaysWhereTheyAreFew) {
    // Of the 8 ways to flip three ones only +++ and --- are as far from 0.
    EXPECT_DOUBLE_EQ(randomisation_p(std::vector<double>{1, 1, 1}), 2.0 / 8);
    // k pluses of 4 sum to (2k - 4) / 2; seen is 1: k = 0, 1, 3, 4, that is 1 + 4 + 4 + 1 ways.
    EXPECT_DOUBLE_EQ(randomisation_p(std::vector<double>{0.5, 0.5, 0.5, -0.5}), 10.0 / 16);
    EXPECT_DOUBLE_EQ(randomisation_p(std::vector<double>{0.5, -0.5}), 1);
}

TEST(Randomisation, NothingToCompareIsNoDifference) {
    EXPECT_DOUBLE_EQ(randomisation_p({}), 1);
    EXPECT_DOUBLE_EQ(randomisation_p(std::vector<double>{0, 0, 0}), 1);
}

TEST(Randomisation, DrawsWaysWhereTheyAreMany) {
    // 15 of 20 equal differences are wins: the sign test, 2 P(X >= 15 of 20) = 0.04139.
    std::vector<double> differences(20, 0.1);
    for (std::size_t i = 0; i < 5; ++i)
        differences[i] = -0.1;

    const auto p = randomisation_p(differences);

    EXPECT_NEAR(p, 0.04139, 0.003);
    EXPECT_EQ(p, randomisation_p(differences)) << "the same seed gives the same";
    EXPECT_NEAR(p, randomisation_p(differences, 2), 0.005);
}

TEST(Randomisation, IsNeverZero) {
    EXPECT_GT(randomisation_p(std::vector<double>(81, 0.5)), 0);
    EXPECT_LT(randomisation_p(std::vector<double>(81, 0.5)), 0.0001);
}

TEST(Randomisation, SeesDifferencesBeyondTheFirst64Topics) {
    std::vector<double> differences(130, 0.0001);
    differences[100] = -10;

    EXPECT_GT(randomisation_p(differences), 0.9);
}

}  // namespace
}  // namespace quisait::relevance
