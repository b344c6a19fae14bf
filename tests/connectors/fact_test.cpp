#include "connectors/fact.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace quisait {
namespace {

TEST(FactLine, OfEveryKindReadsBackAsItWas) {
    const std::vector<std::string> lines = {
        R"({"space":{"id":"C24","name":"Search","kind":"community","access":"everyone","region":"Lyon"}})",
        R"({"space":{"id":"C25","kind":"channel","within":"C24","access":{"persons":["U1"],"groups":["g1"]}}})",
        R"({"group":{"id":"g1","members":["U1","U2"]}})",
        R"({"person":{"id":"U1","name":"Ada Byron","emails":["ada@example.org"],"skills":["Xapian"],"state":"active"}})",
        R"({"post":{"id":"7","space":"C24","thread":"3","parent":"6","author":"U1","kind":"answer","title":"T","body":"B","format":"plain","tags":["x"],"links":[{"url":"https://example.org/","title":"E"}],"likes":2,"accepted":true,"created":"2026-03-14T09:26:53Z","changed":"2026-03-15T09:26:53Z"}})",
        R"({"reaction":{"post":"7","person":"U3","kind":"like","on":true,"at":"2026-03-14T10:00:00Z"}})",
        R"({"absence":{"person":"U1","from":"2026-08-01","to":"2026-08-21","kind":"leave"}})",
        R"({"claim":{"person":"U1","topic":"Xapian","level":"expert","by":"U9"}})",
        R"({"gone":{"kind":"post","id":"7"}})",
        R"({"whole":{"scope":"C24","kind":"post"}})",
        R"({"mark":{}})",
    };
    for (const auto& line : lines) {
        SCOPED_TRACE(line);
        const auto fact = parse_fact(line);
        ASSERT_TRUE(fact) << fact.error().what();
        EXPECT_TRUE(check(*fact));
        EXPECT_EQ(to_line(*fact), line);
        EXPECT_EQ(cleaned(*fact), *fact);
    }
}

TEST(FactLine, NamesTheMemberAtFault) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {R"({"post":{"id":7}})", "post: \"id\" must be a text, is a number"},
        {R"({"post":{"id":"7","space":"c"}})", "post: no text in \"created\""},
        {R"({"post":{"id":"7","created":"0001-01-01T00:00:00Z"}})", "outside the years"},
        {R"({"post":{"id":"7","kind":"shout","created":"2026-03-14T09:26:53Z"}})",
         "kind \"shout\" is none of message, question"},
        {R"({"poem":{}})", "no kind of fact"},
        {R"([])", "a fact is a JSON object"},
        {R"({"post":[]})", "\"post\" must be an object"},
    };
    for (const auto& [line, message] : cases) {
        SCOPED_TRACE(line);
        const auto fact = parse_fact(line);
        ASSERT_FALSE(fact);
        EXPECT_NE(fact.error().what().find(message), std::string::npos) << fact.error().what();
    }
}

TEST(Access, ThatIsNotUnderstoodIsNobody) {
    for (const std::string access : {R"("all")", "7", R"({"persons":"U1"})", "null", "[]"}) {
        SCOPED_TRACE(access);
        const auto fact = parse_fact(R"({"space":{"id":"s","access":)" + access + "}}");
        ASSERT_TRUE(fact);
        EXPECT_EQ(std::get<Space>(*fact).access.kind, AccessKind::nobody);
    }
}

TEST(Cleaned, DropsBadLinksFillsTheThreadAndCutsTheBody) {
    Post post;
    post.id = "7";
    post.space = "s";
    post.links = {{"javascript:alert(1)", "x"}, {"HTTPS://example.org/", ""}};
    post.tags = {"a", "a", " "};
    post.body = std::string(3U << 20U, 'x');
    const auto fact = cleaned(Fact{post});
    const auto& clean = std::get<Post>(fact);
    EXPECT_EQ(clean.thread, "7");
    ASSERT_EQ(clean.links.size(), 1U);
    EXPECT_EQ(clean.tags, std::vector<std::string>{"a"});
    EXPECT_EQ(clean.body.size(), 1U << 20U);
    EXPECT_EQ(cleaned(fact), fact);
}

TEST(Check, HoldsIdsToTheirBounds) {
    for (const auto& id : {std::string{}, std::string(201, 'x'), std::string{"a\nb"}}) {
        EXPECT_FALSE(check(Fact{Gone{ObjectKind::post, id}}));
    }
}

}  // namespace
}  // namespace quisait
