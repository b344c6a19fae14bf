#include "searchd/posts/hit_reasons.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "tests/searchd/company.h"

namespace quisait {
namespace {

using testing::Company;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kLongText =
    "please move all of your nightly jobs to the new cluster before the end of next month";

class HitReasonsTest : public ::testing::Test {
protected:
    Hit first(const std::string& query) {
        const auto answer = company_.search(query);
        EXPECT_FALSE(answer.hits.empty()) << query;
        return answer.hits.empty() ? Hit{} : answer.hits.front();
    }
    Company company_;
};

TEST_F(HitReasonsTest, SayWhereTheWordsStand) {
    company_.say({Company::post("1", "1", "ada", "the disk of the archive is full",
                                R"(,"title":"Archive disk","likes":2)"),
                  Company::post("2", "2", "bob",
                                "tapes are slow, says everybody who had to wait "
                                "for a restore of one of them")});
    EXPECT_THAT(first("archive disk").why, ElementsAre("title", "together", "liked"));
    EXPECT_THAT(first("full").why, ElementsAre("liked"));
    EXPECT_THAT(first("slow tapes").why, ElementsAre("together"));
    EXPECT_THAT(first("slow restore").why, IsEmpty());
    EXPECT_THAT(first("tape").why, ElementsAre("form"));
    EXPECT_THAT(first("from:ada").why, IsEmpty()) << "nothing is said where no word was asked";
}

TEST_F(HitReasonsTest, SayWhichWordsAreMissing) {
    company_.say({Company::post("1", "1", "ada", "paper only")});
    EXPECT_THAT(first("paper scissors").missing, ElementsAre("scissors"));
    EXPECT_THAT(first("paper").missing, IsEmpty());
}

TEST_F(HitReasonsTest, TheNameOfTheAuthorIsAWordOfThePost) {
    company_.say({Company::post("1", "1", "ada", "backup of the archive"),
                  Company::post("2", "2", "bob", "backup of the archive"),
                  Company::post("3", "3", "bob", "a backup plan that Byron wrote")});
    EXPECT_EQ(Company::ids(company_.search("backup byron").hits), "chat:3 chat:1");
    EXPECT_THAT(company_.search("backup byron").hits.back().why, ElementsAre("author"));
    company_.say({R"({"person":{"id":"ada","name":"Ada Lovelace"}})"});
    EXPECT_EQ(Company::ids(company_.search("backup byron").hits), "chat:3");
    EXPECT_EQ(Company::ids(company_.search("backup lovelace").hits), "chat:1");
}

TEST_F(HitReasonsTest, AReplyIsAboutTheTitleOfItsTalk) {
    company_.say({Company::post("1", "1", "ada", "Who can help?", R"(,"title":"Archive disks")"),
                  Company::post("2", "1", "bob", "Order a larger one from the catalogue"),
                  Company::post("3", "3", "eve", "the catalogue of the library")});
    EXPECT_EQ(Company::ids(company_.search("archive catalogue").hits), "chat:2");
    EXPECT_EQ(Company::ids(company_.search("disk catalogues").hits), "chat:2");
    EXPECT_THAT(first("archive catalogue").why, ElementsAre("talk"));
    EXPECT_EQ(company_.search("archive").total.count, 1) << "a title alone is no match";
    EXPECT_EQ(Company::ids(company_.search("catalogue -archive").hits), "chat:3 chat:2")
        << "a title that has it does not forbid its replies";
}

TEST_F(HitReasonsTest, RepliesFollowTheTitleOfTheirTalk) {
    company_.say({Company::post("1", "1", "ada", "Who can help?", R"(,"title":"Archive disks")"),
                  Company::post("2", "1", "bob", "Order a larger one from the catalogue")});
    const auto both = [&](const std::string& query) {
        const auto answer = company_.search(query);
        return answer.query.notes.empty() ? Company::ids(answer.hits) : "";
    };
    ASSERT_EQ(both("archive catalogue"), "chat:2");
    company_.say({Company::post("1", "1", "ada", "Who can help?", R"(,"title":"Tape robot")")});
    EXPECT_EQ(both("archive catalogue"), "");
    EXPECT_EQ(both("robot catalogue"), "chat:2");
    company_.say({R"({"gone":{"kind":"post","id":"1"}})"});
    EXPECT_EQ(both("robot catalogue"), "");
    company_.say({Company::post("1", "1", "ada", "Again: who can help?", R"(,"title":"Tapes")")});
    EXPECT_EQ(both("tapes catalogue"), "chat:2") << "a first post that comes last";
}

TEST_F(HitReasonsTest, ATitleOfAnotherPlaceIsNotGivenToReplies) {
    company_.say(
        {R"({"space":{"id":"p","name":"Board","access":{"persons":["ada"]}}})",
         R"({"post":{"id":"1","thread":"1","space":"p","author":"ada","title":"Merger","body":"what now?","created":"2026-01-01T00:00:00Z"}})",
         Company::post("2", "1", "bob", "Order a larger one from the catalogue")});
    const auto answer = company_.search("merger catalogue");
    EXPECT_THAT(answer.query.notes, ElementsAre(::testing::HasSubstr("some of them")));
    EXPECT_THAT(answer.hits.at(0).missing, ElementsAre("merger"));
}

TEST_F(HitReasonsTest, CopiesAreOneHit) {
    company_.say({Company::post("1", "1", "ada", kLongText, "", "2026-03-10"),
                  Company::post("2", "2", "ada", "Please move: " + kLongText, "", "2026-03-11"),
                  Company::post("3", "3", "bob", kLongText + "!!!", "", "2026-03-12"),
                  Company::post("4", "4", "eve", "nightly", "", "2026-03-13"),
                  Company::post("5", "5", "eve", "nightly", "", "2026-03-13")});
    const auto answer = company_.search("nightly");
    EXPECT_EQ(answer.total.count, 5);
    EXPECT_EQ(answer.threads, 4) << "short texts are no copies";
    EXPECT_EQ(answer.hits.size(), 4U);
    std::int64_t copies = 0;
    for (const auto& hit : answer.hits)
        copies += hit.copies;
    EXPECT_EQ(copies, 1);
}

TEST_F(HitReasonsTest, CopiesCountOnceForTheirAuthor) {
    company_.say({Company::post("1", "1", "ada", kLongText),
                  Company::post("2", "2", "ada", kLongText),
                  Company::post("3", "3", "ada", kLongText)});
    const auto experts = company_.experts("cluster");
    ASSERT_EQ(experts.experts.size(), 1U);
    EXPECT_EQ(experts.experts[0].evidence.size(), 1U);
}

}  // namespace
}  // namespace quisait
