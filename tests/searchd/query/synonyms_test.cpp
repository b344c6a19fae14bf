#include "searchd/query/synonyms.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "tests/searchd/company.h"

namespace quisait {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Synonyms, FindTheLongestPhraseWithoutAccents) {
    const auto synonyms =
        Synonyms::parse("# pay\npaie = payroll\nbulletin de paie = payslip\n", "s");
    ASSERT_TRUE(synonyms);
    const std::vector<std::string> words{"Bulletin", "de", "PAIE", "2026"};
    const auto found = synonyms->find(words);
    EXPECT_EQ(found.words, 3U);
    EXPECT_THAT(found.others, ElementsAre(ElementsAre("payslip")));
    EXPECT_EQ(synonyms->find({words.data() + 2, 1}).words, 1U);
    EXPECT_EQ(synonyms->find({words.data() + 3, 1}).words, 0U);
}

TEST(Synonyms, SayWhichLineIsWrong) {
    for (const auto& [text, reason] : std::vector<std::pair<std::string, std::string>>{
             {"a = b\nalone\n", "line 2: a family is two members"},
             {"a = = b", "line 1: a member has 1 to 4 words"},
             {"a = one two three four five", "line 1: a member has 1 to 4 words"},
             {"a = \xff", "line 1: is not UTF-8"}}) {
        const auto synonyms = Synonyms::parse(text, "s.txt");
        ASSERT_FALSE(synonyms) << text;
        EXPECT_EQ(synonyms.error().code(), Code::bad_setting);
        EXPECT_THAT(synonyms.error().what(), HasSubstr(reason));
    }
}

TEST(Synonyms, TheBuiltInOnesAreSound) {
    const auto synonyms = Synonyms::load({});
    ASSERT_TRUE(synonyms) << synonyms.error().what();
    const std::vector<std::string> word{"payroll"};
    EXPECT_THAT(synonyms->find(word).others, ElementsAre(ElementsAre("paie")));
}

TEST(Synonyms, FindPostsOfTheOtherLanguageBelowTheWordItself) {
    testing::Company company;
    company.say({testing::Company::post("1", "1", "ada", "Le bulletin de paie est en ligne"),
                 testing::Company::post("2", "2", "bob", "The payslip is online"),
                 testing::Company::post("3", "3", "bob", "bulletin de vote")});
    EXPECT_EQ(testing::Company::ids(company.search("payslip").hits), "chat:2 chat:1");
    const auto answer = company.search("bulletin de paie");
    EXPECT_EQ(testing::Company::ids(answer.hits), "chat:1 chat:2");
    EXPECT_THAT(answer.query.understood, ElementsAre("bulletin de paie ≈ fiche de paie ≈ payslip"));
}

}  // namespace
}  // namespace quisait
