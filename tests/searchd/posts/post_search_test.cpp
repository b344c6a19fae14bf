#include "searchd/posts/post_search.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "tests/searchd/company.h"

namespace quisait {
namespace {

using testing::Company;

std::string text_of(const std::vector<Segment>& segments) {
    std::string text;
    for (const auto& segment : segments)
        text += segment.hit ? "[" + segment.text + "]" : segment.text;
    return text;
}

class PostSearchTest : public ::testing::Test {
protected:
    std::string found(const std::string& query) {
        return Company::ids(company_.search(query).hits);
    }
    Company company_;
};

TEST_F(PostSearchTest, FindsWordsInAllTheirForms) {
    company_.say({Company::post("1", "1", "ada", "Les équipes ont déployé la sauvegarde"),
                  Company::post("2", "2", "ada", "nightly backups are running on node.js with C++"),
                  Company::post("3", "3", "ada", "le prix de l'accès distant")});
    for (const auto& [query, ids] : std::vector<std::pair<std::string, std::string>>{
             {"deploye", "chat:1"},
             {"déployées", "chat:1"},
             {"équipe", "chat:1"},
             {"EQUIPES", "chat:1"},
             {"sauvegardes", "chat:1"},
             {"backups", "chat:2"},
             {"backup", "chat:2 chat:1"},
             {"run", "chat:2"},
             {"c++", "chat:2"},
             {"node.js", "chat:2"},
             {"acces", "chat:3"},
             {"l'accès", "chat:3"},
             {"c#", ""},
             {"backup sauvegarde -nightly", "chat:1"},
             {"nightly backups", "chat:2"},
             {"\"backups are running\"", "chat:2"},
             {"\"running backups\"", ""},
             {"\"on node.js with\"", "chat:2"},
             {"night*", "chat:2"},
             {"prix OR backups -node.js", "chat:3"},
             {"zzzz", ""},
         }) {
        SCOPED_TRACE(query);
        EXPECT_EQ(found(query), ids);
    }
}

TEST_F(PostSearchTest, ShowsOneHitATalkWithItsBestPost) {
    company_.say(
        {Company::post("1", "1", "ada", "Where do the old tapes go?"),
         Company::post("2", "1", "bob", "tapes tapes"),
         Company::post("3", "1", "eve",
                       "ask the tapes team about it, they keep all of the old stuff"),
         Company::post("4", "4", "eve", "red tapes and green ones, yellow ones as well as blue")});
    const auto answer = company_.search("tapes");
    EXPECT_EQ(answer.total.count, 4);
    EXPECT_TRUE(answer.total.exact);
    EXPECT_EQ(answer.threads, 2);
    ASSERT_EQ(Company::ids(answer.hits), "chat:2 chat:4");
    EXPECT_EQ(answer.hits[0].more_in_thread, 2);
    EXPECT_EQ(answer.hits[0].replies, 2);
    EXPECT_EQ(answer.hits[0].author.name, "Bob Martin");
    EXPECT_EQ(answer.hits[0].space.name, "Search");
    EXPECT_EQ(text_of(answer.hits[0].snippet), "[tapes] [tapes]");
}

TEST_F(PostSearchTest, WordsNearEachOtherComeBeforeWordsApart) {
    company_.say(
        {Company::post("1", "1", "ada", "valve one two three four five six seven eight copper"),
         Company::post("2", "2", "ada", "one two three four copper of valve five six seven"),
         Company::post("3", "3", "ada", "copper one two three four five six seven eight valve")});
    EXPECT_TRUE(found("valve copper").starts_with("chat:2 "));
    EXPECT_EQ(found("copper valve").find("chat:2 "), 0U) << "in either order";
    EXPECT_FALSE(found("valve six").starts_with("chat:2")) << "nothing is near there";
}

TEST_F(PostSearchTest, PagesWithoutLossAndWithoutRepeat) {
    std::vector<std::string> lines;
    for (int i = 1; i <= 25; ++i)
        lines.push_back(Company::post(std::to_string(i), std::to_string(i), "ada", "paper"));
    company_.say(lines);
    std::set<std::string> seen;
    for (int page = 1; page <= 4; ++page) {
        SearchRequest request;
        request.text = "paper";
        request.page = page;
        request.size = 10;
        const auto answer = company_.search(request);
        EXPECT_EQ(answer.total.count, 25);
        EXPECT_EQ(answer.hits.size(), page < 3 ? 10U : page == 3 ? 5U : 0U);
        for (const auto& hit : answer.hits)
            EXPECT_TRUE(seen.insert(hit.id).second);
    }
    EXPECT_EQ(seen.size(), 25U);
}

/// Xapian writes "matches nothing" as the empty query, which must not become "no filter".
TEST_F(PostSearchTest, AFilterThatNothingPassesLeavesNothing) {
    const auto filtered = [&](const std::string& text, FieldId field, const std::string& value) {
        SearchRequest request;
        request.text = text;
        Node node;
        node.kind = NodeKind::filter;
        node.field = field;
        node.operation = "is";
        node.text = value;
        request.filters = {node};
        return company_.search(request).total.count;
    };
    company_.say({Company::post("1", "1", "ada", "print labels")});
    EXPECT_EQ(filtered("print", FieldId::space, "chat:nowhere"), 0);
    EXPECT_EQ(filtered("", FieldId::space, "chat:nowhere"), 0);
    EXPECT_EQ(filtered("print", FieldId::author, "chat:nobody"), 0);
    EXPECT_EQ(filtered("in:nowhere", FieldId::source, "chat"), 0);
    EXPECT_EQ(filtered("in:nowhere -zzz", FieldId::source, "chat"), 0);
    EXPECT_EQ(filtered("in:nowhere OR print", FieldId::source, "chat"), 1);
    EXPECT_EQ(found("in:nowhere -zzz"), "");
    EXPECT_EQ(found("in:nowhere OR print"), "chat:1");
}

TEST_F(PostSearchTest, FiltersByOperatorsInBothLanguages) {
    company_.say(
        {Company::post("1", "1", "ada", "paper", R"(,"likes":5,"tags":["Office"])", "2026-01-10"),
         Company::post("2", "2", "bob", "paper", R"(,"kind":"question")", "2026-02-10"),
         Company::post("3", "2", "ada", "paper", R"(,"kind":"answer","accepted":true)",
                       "2026-02-11"),
         Company::post("4", "4", "eve", "papier",
                       R"(,"links":[{"url":"https://example.org"}],"lang":"fr")", "2026-03-10"),
         Company::post("5", "5", "eve", "paper", R"(,"kind":"question")", "2026-03-11")});
    for (const auto& [query, count] : std::vector<std::pair<std::string, int>>{
             {"paper from:ada", 2},
             {"paper de:\"Ada Byron\"", 2},
             {"paper de:ada@example.org", 2},
             {"paper -from:ada", 2},
             {"from:eve", 2},
             {"de:ève", 2},
             {"paper in:search", 4},
             {"paper in:office", 0},
             {"tag:office", 1},
             {"kind:question", 2},
             {"is:unanswered", 1},
             {"-is:unanswered paper", 3},
             {"has:link", 1},
             {"avec:lien", 1},
             {"has:answer", 1},
             {"lang:français", 1},
             {"after:2026-02-11", 3},
             {"avant:2026-02-11", 2},
             {"on:2026-02-11", 1},
             {"-after:2026-02-11", 2},
             {"likes:>3", 1},
             {"-likes:5", 4},
             {"paper after:2026-02 OR papier", 4},
             {"source:chat paper", 4},
             {"source:wiki paper", 0},
             {"from:nobody paper", 0},
         }) {
        SCOPED_TRACE(query);
        EXPECT_EQ(company_.search(query).total.count, count);
    }
    EXPECT_THAT(company_.search("from:nobody").query.notes,
                ::testing::ElementsAre("nobody is called \"nobody\""));
}

TEST_F(PostSearchTest, CountsFacetsExactlyAndMarksTheChosen) {
    company_.say({Company::post("1", "1", "ada", "paper"), Company::post("2", "2", "ada", "paper"),
                  Company::post("3", "3", "bob", "paper", R"(,"kind":"question")")});
    SearchRequest request;
    request.text = "paper";
    Node filter;
    filter.kind = NodeKind::filter;
    filter.field = FieldId::author;
    filter.operation = "is";
    filter.text = "chat:ada";
    const auto all = company_.search(request);
    std::string shown;
    for (const auto& facet : all.facets) {
        for (const auto& value : facet.values)
            shown += facet.name + "=" + value.name + ":" + std::to_string(value.count) + " ";
    }
    EXPECT_EQ(shown,
              "source=chat:3 space=Search:3 author=Ada Byron:2 author=Bob Martin:1 kind=message:2 "
              "kind=question:1 year=2026:3 ");
    request.filters.push_back(filter);
    const auto chosen = company_.search(request);
    EXPECT_EQ(chosen.total.count, 2);
    EXPECT_TRUE(chosen.facets.at(2).values.at(0).chosen);
    filter.text = "chat:bob";
    request.filters.push_back(filter);
    EXPECT_EQ(company_.search(request).total.count, 3) << "values of one field are alternatives";
}

TEST_F(PostSearchTest, ShowsPostsWithSomeWordsWhereNoneHasAll) {
    company_.say({Company::post("1", "1", "ada", "paper only"),
                  Company::post("2", "2", "ada", "scissors only")});
    const auto answer = company_.search("paper scissors");
    EXPECT_EQ(answer.total.count, 2);
    EXPECT_THAT(answer.query.notes, ::testing::ElementsAre(::testing::HasSubstr("some of them")));
}

TEST_F(PostSearchTest, WithoutWordsTheNewestComeFirst) {
    company_.say({Company::post("1", "1", "ada", "one", "", "2026-01-01"),
                  Company::post("2", "2", "ada", "two", "", "2026-03-01"),
                  Company::post("3", "3", "ada", "three", "", "2026-02-01")});
    EXPECT_EQ(found("from:ada"), "chat:2 chat:3 chat:1");
    EXPECT_EQ(found(""), "");
}

TEST_F(PostSearchTest, NeverFindsWhatNotEverybodyMayRead) {
    company_.say(
        {R"({"space":{"id":"p","name":"Board","access":{"persons":["ada"]}}})",
         R"({"post":{"id":"9","space":"p","author":"ada","body":"merger paper","created":"2026-01-01T00:00:00Z"}})",
         R"({"post":{"id":"10","space":"unknown","author":"ada","body":"lost paper","created":"2026-01-01T00:00:00Z"}})",
         Company::post("1", "1", "ada", "paper")});
    EXPECT_EQ(found("paper"), "chat:1");
    EXPECT_EQ(found("merg*"), "");
    EXPECT_EQ(company_.search("in:board").total.count, 0);
    EXPECT_FALSE(company_.searcher().thread("chat:9", ""));
}

TEST_F(PostSearchTest, FollowsCommitsAndGenerationsByItself) {
    company_.say({Company::post("1", "1", "ada", "paper")});
    EXPECT_EQ(found("paper"), "chat:1");
    company_.say({Company::post("2", "2", "bob", "paper paper")});
    EXPECT_EQ(found("paper"), "chat:2 chat:1");
    company_.reindex();
    EXPECT_EQ(found("paper"), "chat:2 chat:1");
    company_.say({R"({"gone":{"kind":"post","id":"2"}})"});
    EXPECT_EQ(found("paper"), "chat:1");
}

TEST_F(PostSearchTest, CutsSnippetsAroundTheWords) {
    std::string body;
    for (int i = 0; i < 100; ++i)
        body += "filler words that say nothing ";
    company_.say({Company::post("1", "1", "ada", body + "the Déployées thing " + body)});
    const auto answer = company_.search("deployee");
    ASSERT_EQ(answer.hits.size(), 1U);
    const auto text = text_of(answer.hits[0].snippet);
    EXPECT_THAT(text, ::testing::HasSubstr("[Déployées] thing"));
    EXPECT_THAT(text, ::testing::StartsWith("… "));
    EXPECT_THAT(text, ::testing::EndsWith(" …"));
    EXPECT_LT(text.size(), 270U);
}

TEST_F(PostSearchTest, AnswersAnyQueryHoweverOdd) {
    company_.say({Company::post("1", "1", "ada", "paper")});
    for (const std::string query :
         {"\"\"", "-", "* ** ***", "OR", "from:", "after:0001-01-01", "likes:>>", ":::", "知識",
          "\"知識検索\"", "-paper", "-from:ada -from:bob", "is:nothing", "title:paper",
          "has:", "\xff\xfe"}) {
        SCOPED_TRACE(query);
        SearchRequest request;
        request.text = query;
        EXPECT_TRUE(company_.searcher().search(request));
        ExpertsRequest people;
        people.text = query;
        EXPECT_TRUE(company_.searcher().experts(people));
    }
}

TEST_F(PostSearchTest, StemsOfALanguageThatNobodyWritesFindNothing) {
    const auto rang = Company::post("rang", "rang", "ada", "the bell rang", R"(,"lang":"en")");
    company_.say({rang});
    EXPECT_EQ(Company::ids(company_.search("ranger").hits), "chat:rang");  // French, to tidy up
    std::vector<std::string> lines;
    for (int i = 0; i < 1000; ++i) {
        const auto id = std::to_string(i);
        lines.push_back(Company::post(id, id, "bob", "lunch is good", R"(,"lang":"en")"));
    }
    company_.say(lines);
    EXPECT_EQ(Company::ids(company_.search("ranger").hits), "");
    EXPECT_EQ(company_.search("lunches").total.count, 1000);
    lines.clear();
    for (int i = 0; i < 30; ++i) {
        const auto id = "f" + std::to_string(i);
        lines.push_back(Company::post(id, id, "bob", "le repas est bon", R"(,"lang":"fr")"));
    }
    company_.say(lines);
    EXPECT_EQ(Company::ids(company_.search("ranger").hits), "chat:rang");
}

TEST_F(PostSearchTest, TheWordBeingTypedFindsLongerOnesBelowItself) {
    company_.say({Company::post("1", "1", "ada", "the printers are back"),
                  Company::post("2", "2", "bob", "fine print here"),
                  Company::post("3", "3", "bob", "l'accès distant")});
    SearchRequest request;
    const auto typed = [&](const std::string& text) {
        request.text = text;
        return company_.search(request);
    };
    request.ending = Ending::typing;
    EXPECT_EQ(Company::ids(typed("print").hits), "chat:2 chat:1");
    EXPECT_EQ(Company::ids(typed("back prin").hits), "chat:1");
    EXPECT_EQ(Company::ids(typed("l'acc").hits), "chat:3");
    EXPECT_EQ(Company::ids(typed("print ").hits), "chat:2");
    EXPECT_EQ(Company::ids(typed("title:prin").hits), "");
    EXPECT_EQ(typed("prin").query.understood, std::vector<std::string>{"prin…"});
    EXPECT_EQ(typed("prnters").query.did_you_mean, "");
    EXPECT_EQ(text_of(typed("prin").hits.at(0).snippet).find('[') == std::string::npos, false);
    request.ending = Ending::whole;
    EXPECT_EQ(Company::ids(typed("prin").hits), "");
    EXPECT_EQ(typed("prnters").query.did_you_mean, "printers");
}

}  // namespace
}  // namespace quisait
