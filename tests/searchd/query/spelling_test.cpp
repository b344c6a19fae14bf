#include "searchd/query/spelling.h"

#include <gtest/gtest.h>

#include "tests/searchd/company.h"

namespace quisait {
namespace {

using testing::Company;

class SpellingTest : public ::testing::Test {
protected:
    void SetUp() override {
        company_.say(
            {Company::post("1", "1", "ada", "Kubernetes upgrade in the cluster"),
             Company::post("2", "2", "ada", "the Kubernetes cluster is down"),
             Company::post("3", "3", "bob", "les étiquettes de l'accueil"),
             Company::post("4", "4", "bob", "cat5 cable, rack 1234, node.js"),
             Company::post("5", "5", "bob", "a cat and a cap and a cap", R"(,"kind":"answer")"),
             Company::post("6", "6", "bob", "cap"),
             R"({"space":{"id":"h","name":"Board","access":"nobody"}})",
             R"({"post":{"id":"7","space":"h","thread":"7","author":"eve","body":"salamandre secret","created":"2026-03-14T09:00:00Z"}})"});
    }
    std::string meant(const std::string& text) { return company_.search(text).query.did_you_mean; }

    Company company_;
};

TEST_F(SpellingTest, ProposesWordsThatPostsHaveAndKeepsAllElse) {
    for (const auto& [typed, meant_by_it] : std::vector<std::pair<std::string, std::string>>{
             {"kuberntes", "kubernetes"},
             {"Kubernetse upgrade", "kubernetes upgrade"},
             {"kuberntes upgarde", "kubernetes upgrade"},
             {"xubernetes", "kubernetes"},
             {"-printer  kuberntes", "-printer kubernetes"},
             {"\"kuberntes upgrade\" from:ada", "\"kubernetes upgrade\" from:ada"},
             {"text:kuberntes", "text:kubernetes"},
             {"zzzz OR kuberntes", "zzzz OR kubernetes"},
             {"l'acceuil", "l'accueil"},
             {"etiqettes", "étiquettes"},
         }) {
        SCOPED_TRACE(typed);
        EXPECT_EQ(meant(typed), meant_by_it);
    }
}

TEST_F(SpellingTest, LeavesAloneWhatIsRightOrNoWord) {
    for (const std::string typed :
         {"", "kubernetes", "etiquettes", "accueil", "kubernetes -clustre", "cat6", "1235",
          "node.ts", "ct", "zzzzzzz", "from:adda", "title:kuberntes", "kub*", "kuberntes zzzzzzz",
          "the", "kubxyzntes"}) {
        SCOPED_TRACE(typed);
        EXPECT_EQ(meant(typed), "");
    }
}

TEST_F(SpellingTest, PrefersFewerEditsThenMorePosts) {
    EXPECT_EQ(meant("caq"), "cap");
    company_.say({Company::post("8", "8", "ada", "cathode"),
                  Company::post("9", "9", "ada", "methode"),
                  Company::post("10", "10", "ada", "methode")});
    EXPECT_EQ(meant("cithode"), "cathode");
    EXPECT_EQ(meant("cethode"), "methode");
}

TEST_F(SpellingTest, NeverSpeaksOfAPostThatMayNotBeRead) {
    for (const std::string typed : {"salamandr", "salamander", "secrett", "kubernetes salamandr"}) {
        SCOPED_TRACE(typed);
        EXPECT_EQ(meant(typed), "");
    }
}

TEST_F(SpellingTest, CountsWhatTheFiltersLeave) {
    SearchRequest request;
    request.text = "kuberntes";
    Node filter;
    filter.kind = NodeKind::filter;
    filter.operation = "is";
    filter.field = FieldId::author;
    filter.text = "ada";
    request.filters = {filter};
    EXPECT_EQ(company_.search(request).query.did_you_mean, "kubernetes");
    request.filters.front().text = "bob";
    EXPECT_EQ(company_.search(request).query.did_you_mean, "");
    EXPECT_EQ(meant("kuberntes from:bob"), "");
    EXPECT_EQ(meant("kuberntes from:ada"), "kubernetes from:ada");
}

TEST_F(SpellingTest, ARareSpellingYieldsToAMuchMoreFrequentOne) {
    std::vector<std::string> lines{Company::post("20", "20", "ada", "the serveur is a sevrer")};
    for (int i = 30; i < 39; ++i)
        lines.push_back(Company::post(std::to_string(i), std::to_string(i), "ada", "server"));
    company_.say(lines);
    EXPECT_EQ(meant("sevrer"), "");  // nine are not clearly more than one
    company_.say({Company::post("39", "39", "ada", "server")});
    EXPECT_EQ(meant("sevrer"), "server");
}

TEST_F(SpellingTest, IsSaidToThoseWhoLookForPeopleToo) {
    EXPECT_EQ(company_.experts("kuberntes").query.did_you_mean, "kubernetes");
    EXPECT_EQ(company_.experts("kubernetes").query.did_you_mean, "");
}

}  // namespace
}  // namespace quisait
