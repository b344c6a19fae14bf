#include "searchd/people/teams.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "searchd/requests/address_query.h"
#include "tests/searchd/company.h"

namespace quisait {
namespace {

using testing::Company;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class TeamsTest : public ::testing::Test {
protected:
    void SetUp() override {
        company_.say(
            {R"({"person":{"id":"ada","name":"Ada Byron","department":"Works","location":"Lyon","languages":["fr"]}})",
             R"({"person":{"id":"bob","name":"Bob Martin","department":"Works","location":"Nantes"}})",
             R"({"person":{"id":"eve","name":"Eve","department":"Office","location":"Lyon Part-Dieu","languages":["fr","en"]}})",
             R"({"person":{"id":"gone","name":"Gone","state":"left"}})"});
        write("ada", 6, "turbines and their oil");
        write("bob", 4, "turbines and their oil");
        write("bob", 6, "payroll of March");
        write("eve", 5, "payroll of March");
        write("gone", 9, "turbines and their oil");
    }

    /// Posts of `author` about `words`, each in a talk of its own.
    void write(const std::string& author, int posts, const std::string& words) {
        std::vector<std::string> lines;
        for (int i = 0; i < posts; ++i) {
            const auto id = "p" + std::to_string(++number_);
            lines.push_back(Company::post(id, id, author, words));
        }
        company_.say(lines);
    }

    TeamsAnswer ask(const std::string& address) {
        Request request;
        EXPECT_TRUE(read_target("/team?" + address, request));
        const auto wanted = read_teams_request(request);
        EXPECT_TRUE(wanted) << (wanted ? "" : wanted.error().what());
        auto answer = company_.searcher().teams(*wanted);
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().what());
        return answer ? *std::move(answer) : TeamsAnswer{};
    }

    static std::vector<std::string> names(const TeamProposal& proposal) {
        std::vector<std::string> names;
        for (const auto& member : proposal.members)
            names.push_back(member.person.id.substr(5));
        return names;
    }

    static const TeamProposal* best_for(const TeamsAnswer& answer, TeamAim aim) {
        for (const auto& one : answer.proposals) {
            if (std::find(one.aims.begin(), one.aims.end(), aim) != one.aims.end()) return &one;
        }
        return nullptr;
    }

    Company company_;  // today is 2026-04-01
    int number_ = 0;
};

TEST_F(TeamsTest, TheFewestPeopleOrTheMostDepartments) {
    const auto answer = ask("need=turbines&need=payroll");
    const auto* fewest = best_for(answer, TeamAim::fewest);
    ASSERT_NE(fewest, nullptr);
    EXPECT_THAT(names(*fewest), ElementsAre("bob"));
    EXPECT_TRUE(fewest->exact);
    const auto* departments = best_for(answer, TeamAim::departments);
    ASSERT_NE(departments, nullptr);
    EXPECT_THAT(names(*departments), ElementsAre("ada", "eve"));
    EXPECT_THAT(departments->departments, ElementsAre("Office", "Works"));
    EXPECT_EQ(best_for(answer, TeamAim::together), nullptr);
    EXPECT_THAT(answer.gaps, IsEmpty());
}

TEST_F(TeamsTest, EachNeedHasItsPeopleWithTheirProof) {
    const auto answer = ask("need=turbines:2");
    ASSERT_THAT(answer.proposals, SizeIs(1));
    EXPECT_THAT(names(answer.proposals[0]), ElementsAre("ada", "bob"));
    for (const auto& member : answer.proposals[0].members) {
        ASSERT_THAT(member.fills, SizeIs(1));
        EXPECT_EQ(member.fills[0].need, 0U);
        EXPECT_GE(member.fills[0].why.posts, 4);
        EXPECT_EQ(member.fills[0].evidence.author.id, member.person.id);
    }
}

TEST_F(TeamsTest, PeopleWhoHaveWrittenTogetherAreATeam) {
    company_.say({Company::post("t1", "t1", "bob", "the oil of the turbines"),
                  Company::post("t2", "t1", "eve", "the payroll of March", R"(,"parent":"t1")"),
                  Company::post("t3", "t3", "bob", "who is there"),
                  Company::post("t4", "t3", "eve", "me", R"(,"parent":"t3")")});
    const auto answer = ask("need=turbines&need=payroll");
    const auto* together = best_for(answer, TeamAim::together);
    ASSERT_NE(together, nullptr);
    EXPECT_THAT(names(*together), ElementsAre("bob", "eve"));
    ASSERT_THAT(together->pairs, SizeIs(1));
    EXPECT_EQ(together->pairs[0].talks, 2);
}

TEST_F(TeamsTest, WhoIsAwayOnTheDayIsTheNearestOfAGap) {
    company_.say({R"({"absence":{"person":"ada","from":"2026-05-01","to":"2026-05-10"}})"});
    EXPECT_THAT(ask("need=turbines:2").gaps, IsEmpty());
    const auto answer = ask("need=turbines:2&on=2026-05-03");
    EXPECT_EQ(answer.on, "2026-05-03");
    ASSERT_THAT(answer.gaps, SizeIs(1));
    EXPECT_EQ(answer.gaps[0].wanted, 2);
    EXPECT_EQ(answer.gaps[0].found, 1);
    EXPECT_EQ(answer.gaps[0].reason, NearestReason::away);
    EXPECT_EQ(answer.gaps[0].nearest.id, "chat:ada");
    EXPECT_EQ(answer.gaps[0].nearest.away_until, "2026-05-10");
    EXPECT_THAT(names(answer.proposals.at(0)), ElementsAre("bob"));
}

TEST_F(TeamsTest, APlaceIsEverybodysAndALanguageSomebodys) {
    const auto lyon = ask("need=turbines&need=payroll&place=lyon");
    EXPECT_THAT(names(lyon.proposals.at(0)), ElementsAre("ada", "eve"));
    const auto nantes = ask("need=turbines&place=Nantes&need=zzz");
    EXPECT_THAT(names(nantes.proposals.at(0)), ElementsAre("bob"));
    ASSERT_THAT(nantes.gaps, SizeIs(1));
    EXPECT_EQ(nantes.gaps[0].need, "zzz");
    EXPECT_EQ(nantes.gaps[0].reason, NearestReason::none);
    const auto english = ask("need=turbines&need=payroll&lang=en");
    for (const auto& proposal : english.proposals) {
        const bool spoken = std::any_of(
            proposal.members.begin(), proposal.members.end(),
            [](const TeamMember& one) { return one.speaks == std::vector<std::string>{"en"}; });
        EXPECT_TRUE(spoken);
    }
    const auto german = ask("need=turbines&lang=de");
    ASSERT_THAT(german.gaps, SizeIs(1));
    EXPECT_EQ(german.gaps[0].language, "de");
    EXPECT_THAT(german.proposals, ::testing::Not(IsEmpty()));
}

TEST_F(TeamsTest, NoNeedsNobodyAndNothingHidden) {
    EXPECT_THAT(ask("").proposals, IsEmpty());
    company_.say(
        {R"({"space":{"id":"secret","name":"Secret","access":{"persons":["ada"]}}})",
         R"({"post":{"id":"h","space":"secret","thread":"h","author":"ada","body":"the merger","created":"2026-03-01T09:00:00Z"}})"});
    const auto answer = ask("need=merger");
    EXPECT_THAT(answer.proposals, IsEmpty());
    ASSERT_THAT(answer.gaps, SizeIs(1));
    EXPECT_EQ(answer.gaps[0].found, 0);
}

TEST(TeamsRequest, IsReadWithItsBounds) {
    const auto read = [](const std::string& query) {
        Request request;
        EXPECT_TRUE(read_target("/team?" + query, request));
        return read_teams_request(request);
    };
    const auto request = read(
        "need=C%2B%2B:2&need=+&need=from:ada&need=why+is+it:&lang=FR&place=Lyon&on=2026-05-03");
    ASSERT_TRUE(request);
    ASSERT_THAT(request->needs, SizeIs(3));
    EXPECT_EQ(request->needs[0].text, "C++");
    EXPECT_EQ(request->needs[0].people, 2);
    EXPECT_EQ(request->needs[1].text, "from:ada");
    EXPECT_EQ(request->needs[2].text, "why is it:");
    EXPECT_THAT(request->languages, ElementsAre("fr"));
    for (const std::string wrong :
         {"need=a:0", "need=a:6", "need=a:99999999999999999999", "on=tomorrow", "lang=muchtoolong",
          "need=a&need=b&need=c&need=d&need=e&need=f&need=g&need=h&need=i"}) {
        const auto refused = read(wrong);
        ASSERT_FALSE(refused) << wrong;
        EXPECT_EQ(refused.error().code(), Code::bad_parameter);
    }
}

}  // namespace
}  // namespace quisait
