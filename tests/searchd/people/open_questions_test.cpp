#include "searchd/people/open_questions.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "searchd/people/person_ranking.h"
#include "tests/searchd/company.h"

namespace quisait {
namespace {

using testing::Company;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class OpenQuestionsTest : public ::testing::Test {
protected:
    QuestionsAnswer ask(const QuestionsRequest& request = {}) {
        auto answer = company_.searcher().questions(request);
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().what());
        return answer ? *std::move(answer) : QuestionsAnswer{};
    }

    static std::string ids(const QuestionsAnswer& answer) {
        std::vector<Hit> hits;
        for (const auto& question : answer.questions)
            hits.push_back(question.post);
        return Company::ids(hits);
    }

    /// "expert ada, present bob"
    static std::string answerers(const OpenQuestion& question) {
        std::string text;
        for (const auto& answerer : question.answerers) {
            const std::string role = answerer.role == AnswererRole::expert   ? "expert "
                                     : answerer.role == AnswererRole::rising ? "rising "
                                                                             : "present ";
            text += (text.empty() ? "" : ", ") + role + answerer.person.id.substr(5);
        }
        return text;
    }

    /// Posts of `author` about `words`, each in a talk of its own.
    void write(const std::string& author, int posts, const std::string& words,
               const std::string& day) {
        std::vector<std::string> lines;
        for (int i = 0; i < posts; ++i) {
            const auto id = author + words + day + std::to_string(i);
            lines.push_back(Company::post(id, id, author, words, "", day));
        }
        company_.say(lines);
    }

    Company company_;  // today is 2026-04-01
};

TEST_F(OpenQuestionsTest, AreThoseThatNobodyButTheAskerRepliedTo) {
    company_.say(
        {R"({"person":{"id":"rss","name":"Feed","bot":true}})",
         Company::post("1", "1", "bob", "Where is the valve?", "", "2026-03-01"),
         Company::post("2", "2", "bob", "Where is the pump?", "", "2026-03-02"),
         Company::post("3", "2", "ada", "In the yard.", R"(,"parent":"2")", "2026-03-03"),
         Company::post("4", "4", "bob", "Where is the crane?", "", "2026-03-04"),
         Company::post("5", "4", "bob", "Nobody?", R"(,"parent":"4")", "2026-03-05"),
         Company::post("6", "6", "eve", "The crane is red.", "", "2026-03-06"),
         Company::post("7", "7", "eve", "Crane wanted", R"(,"kind":"question")", "2026-03-07"),
         Company::post("8", "8", "eve", "Which winch?", "", "2026-03-31"),
         Company::post("9", "9", "eve", "Which rope?", "", "2024-03-31"),
         Company::post("10", "10", "eve", "Is it news?", R"(,"kind":"article")", "2026-03-08"),
         Company::post("11", "11", "rss", "Is it a bot?", "", "2026-03-08"),
         Company::post("12", "12", "ada", "Est-ce que la grue est prête", "", "2026-03-09"),
         Company::post("13", "12", "rss", "Noted.", R"(,"parent":"12")", "2026-03-09")});
    EXPECT_EQ(ids(ask()), "chat:12 chat:7 chat:4 chat:1");
    EXPECT_EQ(ask().questions.at(1).days, 25);
    QuestionsRequest request;
    request.days = 0;
    EXPECT_EQ(ids(ask(request)), "chat:8 chat:12 chat:7 chat:4 chat:1");
    request.text = "crane";
    EXPECT_EQ(ids(ask(request)), "chat:7 chat:4");
    request.text = "lang:fr";
    EXPECT_EQ(ids(ask(request)), "chat:12");
}

TEST_F(OpenQuestionsTest, PagesGoOnWhereTheLastOneEnded) {
    std::vector<std::string> lines;
    for (int i = 0; i < 7; ++i) {
        const auto id = std::to_string(i);
        lines.push_back(Company::post(id, id, "bob", "Which of them?", "", "2026-03-01"));
        lines.push_back(Company::post("n" + id, "n" + id, "bob", "None.", "", "2026-03-01"));
    }
    company_.say(lines);
    QuestionsRequest request;
    request.size = 3;
    std::string all;
    int pages = 0;
    do {
        const auto answer = ask(request);
        all += ids(answer) + " ";
        request.start = QuestionPlace::parse(answer.next);
        EXPECT_EQ(request.start.has_value(), !answer.next.empty());
    } while (request.start && ++pages < 9);
    EXPECT_EQ(all, "chat:6 chat:5 chat:4 chat:3 chat:2 chat:1 chat:0 ");
}

TEST_F(OpenQuestionsTest, AnExpertOneWhoRisesAndOneWhoIsPresentCouldAnswer) {
    company_.say({R"({"person":{"id":"new","name":"New"}})",
                  R"({"person":{"id":"old","name":"Old"}})",
                  R"({"person":{"id":"gone","name":"Gone","state":"left"}})",
                  R"({"absence":{"person":"ada","from":"2026-03-28","to":"2026-04-05"}})"});
    write("gone", 9, "the gearbox of the crane", "2025-03-01");
    write("ada", 8, "the gearbox of the crane", "2025-06-01");
    write("old", 4, "the gearbox of the crane", "2025-02-01");
    write("new", 2, "the gearbox of the crane", "2026-03-20");
    write("bob", 30, "lunch", "2026-03-20");
    company_.say({Company::post("q", "q", "bob", "Why does the gearbox whine?", "", "2026-03-21")});
    const auto answer = ask();
    ASSERT_THAT(answer.questions, SizeIs(1));
    EXPECT_EQ(answerers(answer.questions[0]), "expert ada, rising new, present old");
    const auto& ada = answer.questions[0].answerers[0];
    EXPECT_EQ(ada.person.away_until, "2026-04-05");
    EXPECT_EQ(ada.why.posts, 8);
    EXPECT_THAT(ada.evidence.id, ::testing::StartsWith("chat:ada"));
}

TEST_F(OpenQuestionsTest, NobodyIsProposedMoreThanThreeTimesOnAPage) {
    write("ada", 6, "the gearbox of the crane", "2026-03-01");
    write("eve", 3, "the gearbox of the crane", "2025-03-01");
    std::vector<std::string> lines;
    for (int i = 0; i < 5; ++i) {
        const auto id = "q" + std::to_string(i);
        lines.push_back(Company::post(id, id, "bob", "Why does the gearbox whine?", "",
                                      "2026-03-2" + std::to_string(i)));
    }
    company_.say(lines);
    std::size_t ada = 0;
    for (const auto& question : ask().questions) {
        for (const auto& answerer : question.answerers)
            ada += answerer.person.id == "chat:ada" ? 1U : 0U;
    }
    EXPECT_EQ(ada, ranking::kMostProposals);
}

TEST_F(OpenQuestionsTest, WhoseWordsNobodyElseHasHasNobodyToAnswer) {
    company_.say({Company::post("1", "1", "bob", "Where is the zyx?", "", "2026-03-01")});
    ASSERT_THAT(ask().questions, SizeIs(1));
    EXPECT_THAT(ask().questions[0].answerers, IsEmpty());
}

TEST_F(OpenQuestionsTest, KnowNothingOfPostsThatMayNotBeRead) {
    company_.say(
        {R"({"space":{"id":"secret","name":"Secret","access":{"persons":["ada"]}}})",
         R"({"post":{"id":"1","space":"secret","thread":"1","author":"ada","body":"Who buys the gearbox?","created":"2026-03-01T09:00:00Z"}})",
         R"({"post":{"id":"2","space":"secret","thread":"2","author":"ada","body":"the gearbox","created":"2026-03-01T09:00:00Z"}})",
         Company::post("3", "3", "bob", "Why the gearbox?", "", "2026-03-02")});
    const auto answer = ask();
    EXPECT_EQ(ids(answer), "chat:3");
    EXPECT_THAT(answer.questions.at(0).answerers, IsEmpty());
}

TEST(QuestionPlace, IsReadAsItIsWritten) {
    const auto place = QuestionPlace::parse("1773480413-12");
    ASSERT_TRUE(place);
    EXPECT_EQ(place->text(), "1773480413-12");
    for (const std::string wrong : {"", "-", "1-", "-1", "1-2x", "x1-2", "99999999999-1", "1 2"})
        EXPECT_FALSE(QuestionPlace::parse(wrong)) << wrong;
}

}  // namespace
}  // namespace quisait
