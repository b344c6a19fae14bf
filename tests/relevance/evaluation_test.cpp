#include "tests/relevance/evaluation.h"

#include <gtest/gtest.h>

namespace quisait::relevance {
namespace {

double value(const Values& values, std::string_view name) {
    for (std::size_t i = 0; i < kMetrics.size(); ++i) {
        if (kMetrics[i].name == name) return values[i];
    }
    ADD_FAILURE() << "no measure " << name;
    return -1;
}

/// Computed by hand. Relevant are ada (grade 2), bob and cyd (1): three. Found, in order:
///   rank 1 xan, unjudged · 2 ada · 3 dan, judged 0 · 4 bob · 5 yan, unjudged; cyd is not found
/// AP      = (1/2 + 2/4) / 3                                       = 1/3
/// RR      = 1/2        P@5 = 2/5        P@10 = 2/10        R-prec = 1/3 (ada in the first three)
/// DCG     = 3/log2(3) + 1/log2(5)       = 1.892789 + 0.430677     = 2.323466
/// ideal   = 3/log2(2) + 1/log2(3) + 1/log2(4) = 3 + 0.630930 + 0.5 = 4.130930
/// nDCG@10 = 2.323466 / 4.130930                                   = 0.562456
const Judgements kJudged{{"t1", {{"ada", 2}, {"bob", 1}, {"cyd", 1}, {"dan", 0}}}};
const Rankings kFound{{"t1", {"xan", "ada", "dan", "bob", "yan"}}};

TEST(Evaluation, AgreesWithAnExampleComputedByHand) {
    const auto topics = evaluate(kJudged, kFound);

    ASSERT_EQ(topics.size(), 1U);
    EXPECT_EQ(topics[0].relevant, 3U);
    EXPECT_NEAR(value(topics[0].values, "MAP"), 1.0 / 3, 1e-12);
    EXPECT_NEAR(value(topics[0].values, "MRR"), 0.5, 1e-12);
    EXPECT_NEAR(value(topics[0].values, "P@5"), 0.4, 1e-12);
    EXPECT_NEAR(value(topics[0].values, "nDCG@10"), 0.562456, 5e-7);
    EXPECT_NEAR(value(topics[0].values, "P@10"), 0.2, 1e-12);
    EXPECT_NEAR(value(topics[0].values, "R-prec"), 1.0 / 3, 1e-12);
}

TEST(Evaluation, ATopicThatFoundNothingCountsZeroInTheMean) {
    auto judged = kJudged;
    judged["t2"] = {{"ada", 1}};

    const auto topics = evaluate(judged, kFound);

    ASSERT_EQ(topics.size(), 2U);
    EXPECT_EQ(topics[1].values, Values{});
    EXPECT_NEAR(value(mean_of(topics), "MAP"), 1.0 / 6, 1e-12);
    EXPECT_NEAR(value(mean_of(topics), "MRR"), 0.25, 1e-12);
}

TEST(Evaluation, ATopicWithoutAnExpertIsLeftOut) {
    EXPECT_TRUE(evaluate({{"t1", {{"dan", 0}}}}, kFound).empty());
    EXPECT_EQ(mean_of({}), Values{});
}

TEST(Evaluation, ThePerfectOrderHasOneEverywhereButWhereExpertsAreTooFew) {
    const auto topics = evaluate(kJudged, {{"t1", {"ada", "cyd", "bob"}}});

    const auto& values = topics.at(0).values;
    for (const auto* const name : {"MAP", "MRR", "nDCG@10", "R-prec"})
        EXPECT_NEAR(value(values, name), 1, 1e-12) << name;
    EXPECT_NEAR(value(values, "P@5"), 0.6, 1e-12);
    EXPECT_NEAR(value(values, "P@10"), 0.3, 1e-12);
}

TEST(Evaluation, AnIdThatStandsTwiceCountsOnce) {
    const auto once = evaluate(kJudged, {{"t1", {"ada", "xan", "bob"}}});
    const auto twice = evaluate(kJudged, {{"t1", {"ada", "ada", "xan", "ada", "bob"}}});

    EXPECT_EQ(once.at(0).values, twice.at(0).values);
}

TEST(Evaluation, LooksNoFurtherThanTheRanksOfItsMeasure) {
    std::vector<std::string> found(10, "");
    for (std::size_t i = 0; i < found.size(); ++i)
        found[i] = "x" + std::to_string(i);
    found.emplace_back("ada");

    const auto topics = evaluate(kJudged, {{"t1", found}});

    const auto& values = topics.at(0).values;
    EXPECT_NEAR(value(values, "MAP"), 1.0 / 11 / 3, 1e-12);
    EXPECT_NEAR(value(values, "MRR"), 1.0 / 11, 1e-12);
    for (const auto* const name : {"P@5", "P@10", "nDCG@10", "R-prec"})
        EXPECT_EQ(value(values, name), 0) << name;
}

}  // namespace
}  // namespace quisait::relevance
