#include "searchd/posts/facets.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "tests/searchd/company.h"

namespace quisait {
namespace {

using testing::Company;

Node filter(FieldId field, const std::string& value) {
    Node node;
    node.kind = NodeKind::filter;
    node.field = field;
    node.operation = "is";
    node.text = value;
    return node;
}

/// The values of one facet as "Ada Byron:2*", * for a chosen one.
std::string values_of(const SearchAnswer& answer, const std::string& name) {
    std::string shown;
    for (const auto& facet : answer.facets) {
        if (facet.name != name) continue;
        for (const auto& value : facet.values) {
            shown += (shown.empty() ? "" : " ") + value.name + ":" + std::to_string(value.count);
            if (value.chosen) shown += "*";
        }
    }
    return shown;
}

class FacetsTest : public ::testing::Test {
protected:
    FacetsTest() {
        company_.say(
            {Company::post("1", "1", "ada", "paper", R"(,"tags":["Office","Budget"])"),
             Company::post("2", "2", "ada", "paper", R"(,"tags":["office"],"lang":"fr")"),
             Company::post("3", "3", "bob", "paper", R"(,"kind":"question","tags":["Budget"])"),
             Company::post("4", "4", "eve", "paper", R"(,"lang":"fr")", "2025-03-14"),
             R"({"space":{"id":"p","name":"Board","access":{"persons":["ada"]}}})",
             R"({"post":{"id":"9","space":"p","author":"ada","body":"paper","tags":["secret"],"created":"2026-01-01T00:00:00Z"}})"});
        request_.text = "paper";
    }

    SearchAnswer with(const std::vector<Node>& filters) {
        request_.filters = filters;
        return company_.search(request_);
    }

    Company company_;
    SearchRequest request_;
};

TEST_F(FacetsTest, CountEachValueOfAllMatchesOfTheReader) {
    const auto answer = with({});
    EXPECT_EQ(answer.total.count, 4);
    EXPECT_EQ(values_of(answer, "author"), "Ada Byron:2 Bob Martin:1 Ève Dupont:1");
    EXPECT_EQ(values_of(answer, "tag"), "budget:2 office:2");
    EXPECT_EQ(values_of(answer, "lang"), "fr:2");
    EXPECT_EQ(values_of(answer, "year"), "2026:3 2025:1");
    EXPECT_EQ(values_of(answer, "kind"), "message:3 question:1");
}

TEST_F(FacetsTest, AChosenValueKeepsTheOthersOfItsFacetWithinReach) {
    const auto answer = with({filter(FieldId::author, "chat:ada")});
    EXPECT_EQ(answer.total.count, 2);
    EXPECT_EQ(values_of(answer, "author"), "Ada Byron:2* Bob Martin:1 Ève Dupont:1");
    EXPECT_EQ(values_of(answer, "tag"), "office:2 budget:1") << "other facets count what is left";
    EXPECT_EQ(values_of(answer, "year"), "2026:2");
}

TEST_F(FacetsTest, ValuesOfOneFacetAreAlternativesAndFacetsAreAllWanted) {
    const auto two =
        with({filter(FieldId::author, "chat:ada"), filter(FieldId::author, "chat:eve")});
    EXPECT_EQ(two.total.count, 3);
    EXPECT_EQ(values_of(two, "author"), "Ada Byron:2* Ève Dupont:1* Bob Martin:1");
    const auto across = with({filter(FieldId::author, "chat:ada"),
                              filter(FieldId::author, "chat:eve"), filter(FieldId::lang, "fr")});
    EXPECT_EQ(across.total.count, 2);
    EXPECT_EQ(values_of(across, "author"), "Ada Byron:1* Ève Dupont:1*");
    EXPECT_EQ(values_of(across, "lang"), "fr:2*");
}

TEST_F(FacetsTest, TagsOfAnotherRevisionAreRead) {
    company_.say({Company::post("5", "5", "bob", "paper", R"(,"tags":["Zebra"])")});
    EXPECT_EQ(values_of(with({}), "tag"), "budget:2 office:2 zebra:1");
    EXPECT_EQ(with({filter(FieldId::tag, "zebra")}).total.count, 1);
}

}  // namespace
}  // namespace quisait
