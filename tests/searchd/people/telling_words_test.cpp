#include "searchd/people/telling_words.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "tests/searchd/company.h"

namespace quisait {
namespace {

using testing::Company;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class TellingWordsTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::vector<std::string> lines;
        for (int i = 0; i < 60; ++i) {
            const auto id = "c" + std::to_string(i);
            lines.push_back(
                Company::post(id, id, "bob", "morning all, the server of the office is slow"));
        }
        for (int i = 0; i < 3; ++i) {
            const auto id = "k" + std::to_string(i);
            lines.push_back(
                Company::post(id, id, "ada", "the kubelet restarts when etcd is starved"));
            lines.push_back(Company::post(id + "e", id + "e", "eve", "the server has a label"));
        }
        company_.say(lines);
    }

    std::string first(const std::string& text) {
        const auto answer = company_.experts(text);
        return answer.experts.empty() ? std::string{} : answer.experts.front().person.id;
    }

    Company company_;
};

TEST_F(TellingWordsTest, AWholeQuestionFindsWhoKnowsIt) {
    const std::string question =
        "Good morning all, since the office was moved the server is slow and each kubelet "
        "restarts, could it be that etcd is starved? Thanks for any help";
    EXPECT_EQ(first(question), "chat:ada");
    const auto understood = company_.experts(question).query.understood;
    EXPECT_THAT(understood, ElementsAre("kubelet", "restarts", "etcd", "starved"));
    EXPECT_EQ(company_.experts(question).query.text, question);
}

TEST_F(TellingWordsTest, WhatIsSaidBehindTheLongestQueryCountsToo) {
    std::string question;
    while (question.size() < kLongestQuery + 50)
        question += "morning all ";
    EXPECT_EQ(first(question + "etcd kubelet?"), "chat:ada");
}

TEST_F(TellingWordsTest, AFewWordsAndOperatorsStayAsTheyAre) {
    EXPECT_THAT(company_.experts("kubelet slow").query.understood, ElementsAre("kubelet", "slow"));
    EXPECT_THAT(company_.experts("why is the server slow kind:question ?").query.understood,
                ::testing::Contains(HasSubstr("kind")));
    EXPECT_THAT(company_.experts("zzz yyy xxx www vvv uuu ttt sss rrr qqq").query.understood,
                ::testing::SizeIs(10));
}

TEST(WholeQuestion, IsOfManyPlainWordsOrAsks) {
    for (const std::string text :
         {"does anyone know why the kubelet restarts", "pourquoi le serveur est lent ?",
          "alpha beta gamma delta epsilon zeta eta theta iota"}) {
        EXPECT_TRUE(is_whole_question(parse_query(text))) << text;
    }
    for (const std::string text :
         {"", "kubelet", "why slow?", "kubelet restarts etcd starved node",
          "does anyone know why \"the kubelet\" restarts", "alpha OR beta does anyone know",
          "does anyone know why the kubelet restarts -etcd"}) {
        EXPECT_FALSE(is_whole_question(parse_query(text))) << text;
    }
}

}  // namespace
}  // namespace quisait
