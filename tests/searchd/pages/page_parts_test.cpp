#include "searchd/pages/page_parts.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "base/text.h"
#include "searchd/pages/page_heading.h"
#include "searchd/service.h"
#include "tests/searchd/company.h"

namespace quisait {
namespace {

using testing::Company;
using ::testing::HasSubstr;
using ::testing::Not;

std::string joined(const std::vector<Segment>& segments) {
    std::string text;
    for (const auto& segment : segments)
        text += segment.hit ? "[" + segment.text + "]" : segment.text;
    return text;
}

Headed head_of(std::vector<Segment> snippet, const std::string& title = "") {
    Hit hit;
    hit.id = "chat:7";
    hit.title = title;
    hit.snippet = std::move(snippet);
    return headed(hit);
}

TEST(PageHeading, IsTheTitleOrTheWholeOfAShortMessage) {
    EXPECT_EQ(joined(head_of({{"text", false}}, "Title").heading), "Title");
    EXPECT_EQ(joined(head_of({{"text", false}}, "Title").rest), "text");
    EXPECT_EQ(joined(head_of({{"Short ", false}, {"hit", true}}).heading), "Short [hit]");
    EXPECT_TRUE(head_of({{"Short ", false}, {"hit", true}}).rest.empty());
    EXPECT_EQ(joined(head_of({}).heading), "chat:7");
    EXPECT_EQ(joined(head_of({{"  ", false}}).heading), "chat:7");
}

TEST(PageHeading, IsTheFirstSentenceOfALongMessageAndTheTextGoesOn) {
    const std::string more =
        " It goes on for a while, for longer than a heading may be, and then it goes on some more.";
    const auto shown =
        head_of({{"Drain the ", false}, {"node", true}, {" before you start." + more, false}});
    EXPECT_EQ(joined(shown.heading), "Drain the [node] before you start.");
    EXPECT_EQ(joined(shown.rest), more);
}

TEST(PageHeading, CutsWhereNoSentenceEndsNeverInsideALetter) {
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "é";
    const auto shown = head_of({{text, true}});
    EXPECT_THAT(joined(shown.heading), HasSubstr("é] …"));
    EXPECT_TRUE(is_utf8(joined(shown.heading)));
    EXPECT_TRUE(is_utf8(joined(shown.rest)));
    EXPECT_EQ(joined(shown.heading).size() + joined(shown.rest).size(),
              text.size() + std::string{"[] …… []"}.size());
}

TEST(PageAddresses, LeadToThisHostAlone) {
    for (const auto& [target, address] :
         std::vector<std::pair<std::string, std::string>>{{"/search?q=a", "/search?q=a"},
                                                          {"//evil.example/x", "/evil.example/x"},
                                                          {"///", "/"},
                                                          {"/\\evil.example", "/evil.example"},
                                                          {"", "/"}}) {
        EXPECT_EQ(own_target(target), address);
    }
    EXPECT_EQ(host_of("https://Wiki.example.org:81/a"), "wiki.example.org:81");
    EXPECT_EQ(host_of("https://bank.example@evil.example/"), "evil.example");
    EXPECT_EQ(host_of("mailto:a@b"), "");
}

class PageTest : public ::testing::Test {
protected:
    std::string get(const std::string& target, const std::string& language = "en") {
        if (!service_) service_ = *Service::create(company_.settings(), clock_);
        Request request;
        EXPECT_TRUE(read_target(target, request));
        request.headers.emplace("accept-language", language);
        reply_ = service_->answer(request, 0);
        return reply_.body;
    }

    std::string header(const std::string& name) const {
        for (const auto& [key, value] : reply_.headers) {
            if (key == name) return value;
        }
        return {};
    }

    FixedClock clock_{*parse_instant("2026-04-01T12:00:00Z")};
    Company company_;
    std::unique_ptr<Service> service_;
    Reply reply_;
};

TEST_F(PageTest, FiltersAreNamedAndEachCanBeTakenAway) {
    company_.say({Company::post("1", "1", "ada", "print labels", R"(,"kind":"question")")});
    for (const std::string path : {"/search", "/people"}) {
        SCOPED_TRACE(path);
        const auto page = get(path + "?q=zzz&space=chat:s&author=chat:ada&kind=question&year=2026");
        EXPECT_THAT(page, HasSubstr("Place: Search"));
        EXPECT_THAT(page, HasSubstr("Person: Ada Byron"));
        EXPECT_THAT(page, HasSubstr("Kind: question"));
        EXPECT_THAT(page, HasSubstr("Year: 2026"));
        EXPECT_THAT(page,
                    HasSubstr("href=\"" + path +
                              "?q=zzz&amp;author=chat%3Aada&amp;kind=question&amp;year=2026\""));
        EXPECT_THAT(page, HasSubstr("href=\"" + path + "?q=zzz\""));
    }
}

TEST_F(PageTest, AHiddenPlaceIsNeverNamed) {
    company_.say({R"({"space":{"id":"h","name":"Salamander","access":{"persons":["ada"]}}})",
                  R"({"space":{"id":"n","name":"Salamander board","access":"nobody"}})",
                  R"({"post":{"id":"9","space":"h","thread":"9","author":"ada","title":"Newt",)"
                  R"("body":"newt salamander","tags":["newt"],"created":"2026-03-14T09:00:00Z"}})",
                  R"({"post":{"id":"10","space":"n","thread":"10","author":"ada",)"
                  R"("body":"newt","created":"2026-03-14T09:00:00Z"}})",
                  Company::post("1", "1", "ada", "print labels")});
    for (const std::string target :
         {"/", "/search?q=newt", "/search?q=labels&space=chat:h", "/search?q=labels&space=chat:n",
          "/people?q=newt", "/people?q=labels&space=chat:h", "/person/chat:ada", "/thread/chat:9",
          "/thread/chat:10", "/search?q=in:chat:h", "/search?author=chat:ada", "/search?tag=newt",
          "/search?q=salam*", "/search?q=in:salamander+labels"}) {
        SCOPED_TRACE(target);
        const auto page = get(target);
        EXPECT_THAT(page, Not(HasSubstr("Salamander")));
        EXPECT_THAT(page, Not(HasSubstr("newt salamander")));
        EXPECT_THAT(page, Not(HasSubstr("Newt")));
    }
    EXPECT_THAT(get("/thread/chat:9"), HasSubstr("There is nothing here"));
    EXPECT_EQ(reply_.status, 404);
    const auto unknown = get("/thread/chat:nothing");
    EXPECT_EQ(reply_.status, 404);
    EXPECT_EQ(get("/thread/chat:10").size() + 5, unknown.size());
}

TEST_F(PageTest, AChosenLanguageIsKept) {
    get("/help");
    EXPECT_EQ(header("Set-Cookie"), "");
    EXPECT_THAT(get("/help?ui=fr"), HasSubstr("Comment chercher"));
    EXPECT_EQ(header("Set-Cookie"), "ui=fr; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    EXPECT_THAT(get("/search?q=a&page=2&kind=answer"),
                HasSubstr("href=\"/search?q=a&amp;kind=answer&amp;page=2&amp;ui=fr\""));
    EXPECT_THAT(get("//evil.example/x"), Not(HasSubstr("\"//evil")));
}

TEST_F(PageTest, ThereIsAPlaceForABetterSpelling) {
    QueryReading reading;
    reading.text = "kubernets";
    reading.understood = {"kubernets"};
    reading.did_you_mean = "kubernetes";
    Request request;
    ASSERT_TRUE(read_target("/search?q=kubernets&kind=answer", request));
    Model model;
    add_reading(model, PageLanguage::en, reading, PageAddress{"/search", request}, {"answer"});
    bool found = false;
    for (const auto& [name, value] : model.members()) {
        if (name != "mean") continue;
        found = true;
        const auto& mean = std::get<Model::List>(value).at(0).members();
        EXPECT_EQ(std::get<std::string>(mean.at(0).second), "kubernetes");
        EXPECT_EQ(std::get<std::string>(mean.at(1).second), "/search?kind=answer&q=kubernetes");
    }
    EXPECT_TRUE(found);
}

TEST_F(PageTest, TheLanguageOfAPostIsMarkedAndOfTheInterfaceToo) {
    company_.say({Company::post("1", "1", "eve", "étiquettes imprimées", R"(,"lang":"fr")"),
                  Company::post("2", "2", "eve", "printed labels étiquettes", R"(,"lang":"en")")});
    const auto page = get("/search?q=etiquettes");
    EXPECT_THAT(page, HasSubstr("lang=\"fr\"><bdi><mark>étiquettes</mark>"));
    EXPECT_THAT(page, HasSubstr("lang=\"en\"><bdi>printed"));
    EXPECT_THAT(page, HasSubstr("<time datetime=\"2026-03-14T09:00:00Z\">14 March 2026</time>"));
    EXPECT_THAT(get("/search?page=x", "fr"), HasSubstr("<p lang=\"en\">page must be"));
}

}  // namespace
}  // namespace quisait
