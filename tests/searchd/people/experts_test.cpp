#include "searchd/people/experts.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "searchd/index/ranking.h"
#include "tests/searchd/company.h"

namespace quisait {
namespace {

using testing::Company;

std::string names(const ExpertsAnswer& answer) {
    std::string text;
    for (const auto& expert : answer.experts)
        text += (text.empty() ? "" : ", ") + expert.person.name;
    return text;
}

class ExpertsTest : public ::testing::Test {
protected:
    Company company_;
};

TEST_F(ExpertsTest, RanksThoseWhoAnswerAboveThoseWhoAsk) {
    company_.say(
        {Company::post("1", "1", "bob", "How do I restore a backup?", R"(,"kind":"question")"),
         Company::post("2", "1", "ada", "Start the backup at noon.",
                       R"(,"kind":"answer","accepted":true,"likes":2)"),
         Company::post("3", "3", "bob", "Is the backup slow?", R"(,"kind":"question")"),
         Company::post("4", "3", "ada", "The backup is slow at noon.", R"(,"kind":"answer")")});
    const auto answer = company_.experts("backups");
    EXPECT_EQ(names(answer), "Ada Byron, Bob Martin");
    const auto& ada = answer.experts.at(0);
    EXPECT_EQ(ada.strength, Strength::strong);
    EXPECT_EQ(ada.why.posts, 2);
    EXPECT_EQ(ada.why.accepted, 1);
    EXPECT_EQ(ada.why.likes, 2);
    EXPECT_EQ(ada.why.last, "2026-03-14");
    EXPECT_EQ(Company::ids(ada.evidence), "chat:2 chat:4");
    EXPECT_EQ(answer.total.count, 4);
}

TEST_F(ExpertsTest, AQuietSpecialistIsAboveWhoWritesAboutEverything) {
    std::vector<std::string> lines;
    for (int i = 0; i < 60; ++i) {
        const auto id = "c" + std::to_string(i);
        lines.push_back(Company::post(id, id, "bob", i < 4 ? "valves, you know" : "lunch is good"));
    }
    for (int i = 0; i < 4; ++i) {
        const auto id = "v" + std::to_string(i);
        lines.push_back(Company::post(id, id, "eve", "valves, you see"));
    }
    company_.say(lines);
    EXPECT_EQ(names(company_.experts("valves")), "Ève Dupont, Bob Martin");
}

TEST_F(ExpertsTest, ARareWordTellsMoreThanSomeFrequentOnes) {
    std::vector<std::string> lines;
    for (int i = 0; i < 40; ++i) {
        const auto id = "f" + std::to_string(i);
        lines.push_back(Company::post(id, id, "cyd", "read files, write files"));
    }
    lines.push_back(Company::post("1", "1", "bob", "read and write files"));
    lines.push_back(Company::post("2", "2", "ada", "aifc"));
    company_.say(lines);
    EXPECT_TRUE(names(company_.experts("read write aifc")).starts_with("Ada Byron"));
}

TEST_F(ExpertsTest, ProgramsGetWhoHasLittleToShowToo) {
    std::vector<std::string> lines;
    for (int i = 0; i < 30; ++i) {
        const auto id = "a" + std::to_string(i);
        const auto day = "20" + std::to_string(10 + i % 15) + "-03-14";
        lines.push_back(Company::post(id, id, "ada", "valves of brass", "", day));
    }
    lines.push_back(Company::post("1", "1", "bob",
                                  "brass, I guess, or something like that, who knows",
                                  R"(,"kind":"question")"));
    company_.say(lines);
    ExpertsRequest request;
    request.text = "valves brass";
    EXPECT_EQ(names(*company_.searcher().experts(request)), "Ada Byron");
    request.least_share = 0;
    const auto all = *company_.searcher().experts(request);
    EXPECT_EQ(names(all), "Ada Byron, Bob Martin");
    EXPECT_EQ(all.experts.at(1).strength, Strength::slight);
}

TEST_F(ExpertsTest, AnAcceptedAnswerIsAProofBeforeWhatIsShort) {
    company_.say({Company::post("1", "1", "ada", "valves?", "", "2025-03-14"),
                  Company::post("2", "2", "ada", "valves, maybe", "", "2025-06-14"),
                  Company::post("3", "3", "ada",
                                "Close both valves first, then open the lower one by a turn.",
                                R"(,"kind":"answer","accepted":true,"likes":3)", "2025-06-15")});
    EXPECT_TRUE(
        Company::ids(company_.experts("valves").experts.at(0).evidence).starts_with("chat:3"));
}

TEST_F(ExpertsTest, ProofsAreOfDifferentTimesAndPlaces) {
    auto elsewhere = Company::post("4", "4", "ada", "valves", "", "2026-03-11");
    elsewhere.replace(elsewhere.find(R"("space":"s")"), 11, R"("space":"o")");
    company_.say({Company::post("1", "1", "ada", "valves", "", "2026-03-14"),
                  Company::post("2", "2", "ada", "valves", "", "2026-03-13"),
                  Company::post("3", "3", "ada", "valves", "", "2026-03-12"), elsewhere,
                  Company::post("5", "5", "ada", "valves", "", "2025-12-30")});
    ExpertsRequest request;
    request.text = "valves";
    request.evidence = 5;
    const auto answer = *company_.searcher().experts(request);
    ASSERT_EQ(answer.experts.size(), 1U);
    EXPECT_EQ(Company::ids(answer.experts.at(0).evidence), "chat:1 chat:5 chat:4 chat:2 chat:3");
}

TEST_F(ExpertsTest, OneTalkCountsAsItsBestPost) {
    std::vector<std::string> lines;
    for (int i = 0; i < 30; ++i)
        lines.push_back(Company::post("f" + std::to_string(i), "f", "bob", "pumps"));
    for (int i = 0; i < 8; ++i) {
        const auto id = "p" + std::to_string(i);
        lines.push_back(Company::post(id, id, "ada", "pumps"));
    }
    company_.say(lines);
    EXPECT_EQ(names(company_.experts("pumps")), "Ada Byron, Bob Martin");
}

TEST_F(ExpertsTest, WhoIsAtItForYearsIsAboveWhoWroteAsMuchInAWeek) {
    std::vector<std::string> lines;
    for (int i = 0; i < 6; ++i) {
        const auto number = std::to_string(i);
        lines.push_back(Company::post("b" + number, "b" + number, "bob", "rotors", "",
                                      "2026-03-0" + std::to_string(i + 1)));
        lines.push_back(Company::post("e" + number, "e" + number, "eve", "rotors", "",
                                      "202" + number + "-03-01"));
    }
    company_.say(lines);
    EXPECT_EQ(names(company_.experts("rotors")), "Ève Dupont, Bob Martin");
}

TEST_F(ExpertsTest, APostInAPlaceOfThatNameSpeaksLouder) {
    company_.say(
        {R"({"space":{"id":"hydraulics","name":"Hydraulics","access":"everyone"}})",
         R"({"post":{"id":"1","space":"hydraulics","author":"eve","body":"hydraulics of the crane","created":"2026-03-14T00:00:00Z"}})",
         Company::post("2", "2", "ada", "hydraulics of the crane"),
         Company::post("3", "3", "bob", "the crane is late")});
    EXPECT_THAT(names(company_.experts("hydraulics")), ::testing::StartsWith("Ève Dupont"));
}

TEST_F(ExpertsTest, AnAnswerNeedNotSayAgainWhatWasAsked) {
    company_.say(
        {Company::post("1", "1", "bob", "The gearbox whines, why?", R"(,"kind":"question")"),
         Company::post("2", "1", "ada", "Low oil. Fill it up.", R"(,"kind":"answer")"),
         Company::post("3", "3", "eve", "Low oil in the car.")});
    const auto answer = company_.experts("gearbox");
    EXPECT_EQ(names(answer), "Ada Byron, Bob Martin");
    EXPECT_EQ(Company::ids(answer.experts.at(0).evidence), "chat:2");
    EXPECT_EQ(names(company_.experts("gearbox kind:question")), "Bob Martin");
}

TEST_F(ExpertsTest, TwoAccountsWithOneAddressAreOnePerson) {
    company_.say({Company::post("1", "1", "ada", "turbines")});
    company_.say(
        {R"({"space":{"id":"w","name":"Wiki","access":"everyone"}})",
         R"({"person":{"id":"a.byron","name":"A. Byron","emails":["Ada@example.org"],"title":"Engineer"}})",
         R"({"post":{"id":"7","space":"w","author":"a.byron","body":"turbines again","created":"2026-03-01T00:00:00Z"}})"},
        "wiki");
    const auto answer = company_.experts("turbines");
    ASSERT_EQ(answer.experts.size(), 1U);
    EXPECT_EQ(answer.experts[0].person.id, "chat:ada");
    EXPECT_EQ(answer.experts[0].person.title, "Engineer");
    EXPECT_THAT(answer.experts[0].person.accounts,
                ::testing::ElementsAre("chat:ada", "wiki:a.byron"));
    EXPECT_EQ(answer.experts[0].why.posts, 2);
    EXPECT_EQ(company_.search("from:\"a byron\"").total.count, 2);
}

TEST_F(ExpertsTest, AnAmbiguousAddressJoinsNobody) {
    company_.say({R"({"person":{"id":"x","name":"X","emails":["team@example.org"]}})",
                  R"({"person":{"id":"y","name":"Y","emails":["team@example.org"]}})",
                  Company::post("1", "1", "x", "sails"), Company::post("2", "2", "y", "sails")});
    EXPECT_EQ(company_.experts("sails").experts.size(), 2U);
}

TEST_F(ExpertsTest, LeavesOutBotsAndSaysWhoIsAway) {
    company_.say({R"({"person":{"id":"rss","name":"Feed","bot":true}})",
                  R"({"absence":{"person":"ada","from":"2026-03-28","to":"2026-04-05"}})",
                  R"({"absence":{"person":"bob","from":"2026-03-01","to":"2026-03-05"}})",
                  Company::post("1", "1", "rss", "kites"), Company::post("2", "2", "ada", "kites"),
                  Company::post("3", "3", "bob", "kites")});
    const auto answer = company_.experts("kites");
    ASSERT_EQ(names(answer), "Ada Byron, Bob Martin");
    EXPECT_EQ(answer.experts[0].person.away_until, "2026-04-05");
    EXPECT_EQ(answer.experts[1].person.away_until, "");
}

TEST_F(ExpertsTest, FindsPeopleByName) {
    const auto answer = company_.experts("eve dupont");
    ASSERT_EQ(answer.named.size(), 1U);
    EXPECT_EQ(answer.named[0].id, "chat:eve");
}

TEST_F(ExpertsTest, AskedForNothingNamesNobody) {
    company_.say({Company::post("1", "1", "ada", "kites")});
    EXPECT_TRUE(company_.experts("").experts.empty());
}

TEST_F(ExpertsTest, APersonAndATalkAreShownWhole) {
    company_.say(
        {R"({"person":{"id":"bob","name":"Bob Martin","manager":"ada","skills":["sails"],"about":"Boats."}})",
         Company::post("1", "1", "bob", "where is\\nthe mast", "", "2026-01-01"),
         Company::post("2", "1", "ada", "in the yard",
                       R"(,"parent":"1","links":[{"url":"https://example.org/x","title":"X"}])",
                       "2026-01-02"),
         Company::post("3", "3", "bob", "other", "", "2026-02-01")});
    const auto person = company_.searcher().person("chat:bob");
    ASSERT_TRUE(person);
    EXPECT_EQ(person->posts, 2);
    EXPECT_EQ(person->manager_name, "Ada Byron");
    EXPECT_EQ(Company::ids(person->recent), "chat:3 chat:1");
    const auto talk = company_.searcher().thread("chat:2", "yard");
    ASSERT_TRUE(talk);
    EXPECT_EQ(talk->id, "chat:1");
    ASSERT_EQ(talk->posts.size(), 2U);
    EXPECT_EQ(talk->posts[0].head.snippet.at(0).text, "where is\nthe mast");
    EXPECT_TRUE(talk->posts[1].head.snippet.at(1).hit);
    EXPECT_EQ(talk->posts[1].links.at(0).first, "https://example.org/x");
    for (const auto& missing : {"chat:nobody", "", "x"}) {
        EXPECT_EQ(company_.searcher().person(missing).error().code(), Code::no_such_thing);
        EXPECT_EQ(company_.searcher().thread(missing, "").error().code(), Code::no_such_thing);
    }
}

TEST(Ranking, KeepsItsBounds) {
    const ranking::Ageing ageing{0.5, 100};
    EXPECT_DOUBLE_EQ(ranking::freshness(0, ageing), 1);
    EXPECT_DOUBLE_EQ(ranking::freshness(-5, ageing), 1);
    EXPECT_NEAR(ranking::freshness(100, ageing), 0.75, 1e-9);
    EXPECT_GE(ranking::freshness(1e6, ageing), 0.5);
    EXPECT_DOUBLE_EQ(ranking::endorsement(0, false), 1);
    EXPECT_GT(ranking::endorsement(3, false), ranking::endorsement(1, false));
    EXPECT_LE(ranking::endorsement(65535, true), 1.3);
    EXPECT_DOUBLE_EQ(ranking::steepness(3, 3), 1);
    EXPECT_DOUBLE_EQ(ranking::steepness(4, 3), 1);
    EXPECT_LT(ranking::steepness(1, 3), 0.05);
    EXPECT_GT(ranking::persistent(2, 4), ranking::persistent(2, 1));
    EXPECT_LT(ranking::persistent(50, 1), 50 * ranking::persistent(1, 1));
    EXPECT_GT(ranking::activity(100, 10), ranking::activity(1, 10));
    EXPECT_GE(ranking::activity(0, 0), 1);
    EXPECT_DOUBLE_EQ(ranking::rarity(1000, 1), 1);
    EXPECT_DOUBLE_EQ(ranking::rarity(1000, 0), 1);
    EXPECT_LT(ranking::rarity(1000, 100), ranking::rarity(1000, 10));
    EXPECT_GT(ranking::rarity(1000, 1000), 0);
    EXPECT_GT(ranking::rarity(1, 1), 0);
}

}  // namespace
}  // namespace quisait
