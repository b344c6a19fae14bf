#include "tests/relevance/trec.h"

#include <gtest/gtest.h>

namespace quisait::relevance {
namespace {

TEST(Trec, ReadsTopicsInTheOrderOfTheFile) {
    const auto topics = parse_topics("w2\tlabel printer \r\n\nw1\tcafé\n");

    ASSERT_TRUE(topics);
    ASSERT_EQ(topics->size(), 2U);
    EXPECT_EQ((*topics)[0].id, "w2");
    EXPECT_EQ((*topics)[0].text, "label printer");
    EXPECT_EQ((*topics)[1].text, "café");
}

TEST(Trec, ReadsJudgementsWithTheirGrades) {
    const auto judgements = parse_judgements("w1 0 ada 2\nw1 0 bob 0\nw2\t0\tada\t1\n");

    ASSERT_TRUE(judgements);
    EXPECT_EQ(*judgements, (Judgements{{"w1", {{"ada", 2}, {"bob", 0}}}, {"w2", {{"ada", 1}}}}));
}

TEST(Trec, NamesTheLineThatIsWrong) {
    EXPECT_EQ(parse_judgements("w1 0 ada 2\nw1 0 ada\n").error().what(), "line 2: 3 words, not 4");
    EXPECT_EQ(parse_judgements("w1 0 ada two\n").error().what(), "line 1: \"two\" is not a number");
    EXPECT_EQ(parse_topics("w1 label\n").error().what(), "line 1: no id before a tab");
    EXPECT_EQ(parse_run("w1 Q0 ada 1 0.5\n").error().what(), "line 1: 5 words, not 6");
    EXPECT_EQ(parse_part("w1\tdev\n", "test").error().what(), "no topic is in the part \"test\"");
}

TEST(Trec, ARunIsOrderedByScoreWhateverTheOrderOfItsLines) {
    const auto run = parse_run(
        "w1 Q0 bob 1 0.25 x\n"
        "w1 Q0 ada 2 0.5 x\n"
        "w1 Q0 eve 3 0.25 x\n");

    ASSERT_TRUE(run);
    EXPECT_EQ(*run, (Rankings{{"w1", {"ada", "bob", "eve"}}}));
}

TEST(Trec, ARunThatIsWrittenIsReadBack) {
    Rankings run{{"w1", {}}, {"w2", {"zoe", "ada"}}};
    for (int i = 0; i < 100; ++i)
        run["w1"].push_back("p" + std::to_string(i));

    const auto again = parse_run(to_text(run, "quisait"));

    ASSERT_TRUE(again);
    EXPECT_EQ(*again, run);
    EXPECT_EQ(to_text({{"w2", {"zoe"}}}, "quisait"), "w2 Q0 zoe 1 1.000000 quisait\n");
}

TEST(Trec, APartHasTheTopicsThatTheFileGivesIt) {
    const auto part = parse_part("w1\tdev\nw2\ttest\nw3\tdev\n", "dev");

    ASSERT_TRUE(part);
    EXPECT_EQ(*part, (std::vector<std::string>{"w1", "w3"}));
}

}  // namespace
}  // namespace quisait::relevance
