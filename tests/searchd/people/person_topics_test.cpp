#include "searchd/people/person_topics.h"

#include <cmath>
#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "searchd/people/person_ranking.h"
#include "searchd/people/topic_spelling.h"
#include "tests/searchd/company.h"

namespace quisait {
namespace {

using testing::Company;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class PersonTopicsTest : public ::testing::Test {
protected:
    /// A talk of its own for each text.
    void write(const std::string& author, const std::vector<std::string>& texts,
               const std::string& more = "") {
        std::vector<std::string> lines;
        for (const auto& text : texts) {
            const auto id = author + std::to_string(++number_);
            lines.push_back(Company::post(id, id, author, text, more));
        }
        company_.say(lines);
    }

    PersonPage page(const std::string& id) {
        auto page = company_.searcher().person(id);
        EXPECT_TRUE(page) << (page ? "" : page.error().what());
        return page ? *std::move(page) : PersonPage{};
    }

    std::vector<std::string> topics(const std::string& id) {
        std::vector<std::string> texts;
        for (const auto& topic : page(id).topics)
            texts.push_back(topic.text);
        return texts;
    }

    void others_talk(int posts = 60) {
        std::vector<std::string> texts;
        for (int i = 0; i < posts; ++i)
            texts.push_back("lunch today at noon near the office, number " + std::to_string(i));
        write("bob", texts);
    }

    Company company_;
    int number_ = 0;
};

TEST_F(PersonTopicsTest, AreTheWordsThatOthersSeldomUse) {
    others_talk();
    write("ada", {"the turbine is at lunch", "a turbine for the office", "today the turbine"});
    EXPECT_THAT(topics("chat:ada"), ElementsAre("turbine"));
    const auto topic = page("chat:ada").topics.at(0);
    EXPECT_EQ(topic.query, "turbine");
    EXPECT_EQ(topic.posts, 3);
    EXPECT_EQ(topic.last, "2026-03-14");
}

TEST_F(PersonTopicsTest, FormsOfAWordAreOneTopicAndSpelledAsThePersonDoes) {
    others_talk();
    write("ada",
          {"Les déploiements du soir", "un déploiement raté", "Le déploiement est fini",
           "encore un déploiement"},
          R"(,"lang":"fr")");
    EXPECT_THAT(topics("chat:ada"), Contains("déploiement"));
    EXPECT_THAT(topics("chat:ada"), Not(Contains("déploiements")));
    EXPECT_EQ(page("chat:ada").topics.at(0).posts, 4);
}

TEST_F(PersonTopicsTest, APhraseStandsForItsWords) {
    others_talk();
    write("ada", {"our search index is slow", "see the search index", "rebuild the search index",
                  "la base de données tombe", "une base de données neuve"});
    EXPECT_THAT(topics("chat:ada"), Contains("search index"));
    EXPECT_THAT(topics("chat:ada"), Contains("base de données"));
    EXPECT_THAT(topics("chat:ada"), Not(Contains("index")));
    EXPECT_THAT(topics("chat:ada"), Not(Contains("base")));
    for (const auto& topic : page("chat:ada").topics) {
        SearchRequest request;
        request.text = topic.query;
        EXPECT_EQ(company_.search(request).total.count, topic.posts) << topic.text;
    }
}

TEST_F(PersonTopicsTest, AWordOfOneTalkAloneIsNoTopicButATagIs) {
    others_talk();
    company_.say({Company::post("1", "1", "ada", "flanges, flanges"),
                  Company::post("2", "1", "ada", "more flanges"),
                  Company::post("3", "3", "ada", "done", R"(,"tags":["hydraulics"])")});
    EXPECT_THAT(topics("chat:ada"), ElementsAre("hydraulics"));
}

TEST_F(PersonTopicsTest, NamesTownsNumbersAndAddressesAreNone) {
    company_.say({R"({"person":{"id":"zed","name":"Zed Quill","location":"Oban"}})"});
    others_talk();
    write("ada", {"ask Quill in Oban: https://pumps.example.org/valve 123456",
                  "Quill said so in Oban, see https://pumps.example.org/valve 123456",
                  "@quill is in Oban 123456 www.pumps.example.org"});
    EXPECT_THAT(topics("chat:ada"), IsEmpty());
    write("eve", {"the quill is broken", "a new quill", "this quill"});
    EXPECT_THAT(topics("chat:eve"), ElementsAre("quill"));
}

TEST_F(PersonTopicsTest, AreAtMostFifteenAndTheSameEachTime) {
    others_talk();
    std::vector<std::string> texts(10);
    for (std::size_t i = 0; i < 100; ++i) {
        const auto letter = static_cast<char>('a' + 2 * (i % 10) + i / 10 % 2);
        texts[i / 10] += std::string{"wob"} + letter + "le, ";
    }
    write("ada", texts);
    const auto first = topics("chat:ada");
    EXPECT_EQ(first.size(), 15U);
    EXPECT_EQ(topics("chat:ada"), first);
}

TEST_F(PersonTopicsTest, KnowNothingOfPostsThatMayNotBeRead) {
    others_talk();
    company_.say({R"({"space":{"id":"secret","name":"Secret","access":{"persons":["ada"]}}})"});
    for (const std::string id : {"1", "2", "3"}) {
        company_.say(
            {R"({"post":{"id":")" + id + R"(","space":"secret","thread":")" + id +
             R"(","author":"ada","body":"the merger with Zenith","links":[{"url":"https://zenith.example/"}],"created":"2026-03-14T09:00:00Z"}})"});
    }
    const auto ada = page("chat:ada");
    EXPECT_THAT(ada.topics, IsEmpty());
    EXPECT_THAT(ada.links, IsEmpty());
}

TEST_F(PersonTopicsTest, CollaboratorsAreThoseOfTheSameTalksThoseOfSmallTalksFirst) {
    company_.say({R"({"person":{"id":"rss","name":"Feed","bot":true}})",
                  R"({"person":{"id":"old","name":"Old","state":"left"}})",
                  Company::post("1", "1", "ada", "a"), Company::post("2", "1", "bob", "b"),
                  Company::post("3", "3", "ada", "a"), Company::post("4", "3", "bob", "b"),
                  Company::post("5", "5", "ada", "a"), Company::post("6", "5", "eve", "b"),
                  Company::post("7", "5", "rss", "c"), Company::post("8", "5", "old", "c"),
                  Company::post("9", "5", "eve", "d")});
    const auto collaborators = page("chat:ada").collaborators;
    ASSERT_EQ(collaborators.size(), 2U);
    EXPECT_EQ(collaborators[0].person.id, "chat:bob");
    EXPECT_EQ(collaborators[0].talks, 2);
    EXPECT_EQ(collaborators[1].person.id, "chat:eve");
    EXPECT_EQ(collaborators[1].talks, 1);
}

TEST_F(PersonTopicsTest, LinksAreTheNewestEachOnce) {
    const std::string one = R"(,"links":[{"url":"https://a.example/","title":"A"}])";
    const std::string two =
        R"(,"links":[{"url":"https://b.example/"},{"url":"https://a.example/"}])";
    company_.say({Company::post("1", "1", "ada", "x", one, "2026-01-01"),
                  Company::post("2", "2", "ada", "y", two, "2026-02-01"),
                  Company::post("3", "3", "bob", "z", one, "2026-03-01")});
    const auto links = page("chat:ada").links;
    ASSERT_EQ(links.size(), 2U);
    EXPECT_EQ(links[0].url, "https://b.example/");
    EXPECT_EQ(links[0].post, "chat:2");
    EXPECT_EQ(links[1].url, "https://a.example/");
}

TEST(TopicSpelling, AddressesAndNamesBehindAnAtAreBlank) {
    EXPECT_EQ(without_addresses("see https://a.b/c?d now"), "see                 now");
    EXPECT_EQ(without_addresses("@ada, a@b.c"), "      a@b.c");
    EXPECT_EQ(without_addresses(""), "");
}

TEST(Surprise, GrowsWithTheDifferenceAndIsZeroWithoutOne) {
    // By hand: 2 * (10 ln(10/10) + 0 - 10 ln(10/20)) = 20 ln 2 with nothing elsewhere of 10.
    EXPECT_NEAR(ranking::surprise(10, 10, 0, 10), 2 * (10 * std::log(2) + 10 * std::log(2)), 1e-9);
    EXPECT_EQ(ranking::surprise(1, 10, 10, 100), 0);
    EXPECT_EQ(ranking::surprise(1, 10, 50, 100), 0);
    EXPECT_EQ(ranking::surprise(0, 10, 5, 100), 0);
    EXPECT_EQ(ranking::surprise(3, 3, 0, 0), 0);
    EXPECT_GT(ranking::surprise(6, 10, 5, 1000), ranking::surprise(3, 10, 5, 1000));
    EXPECT_GT(ranking::surprise(3, 10, 5, 1000), ranking::surprise(3, 10, 50, 1000));
}

}  // namespace
}  // namespace quisait
