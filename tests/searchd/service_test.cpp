#include "searchd/service.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "base/files.h"
#include "base/json.h"
#include "searchd/routes.h"
#include "tests/searchd/company.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

using testing::Company;
using ::testing::HasSubstr;
using ::testing::Not;

class ServiceTest : public ::testing::Test {
protected:
    void SetUp() override {
        company_.say(
            {R"j({"person":{"id":"mal","name":"<script>alert(1)</script> \"M\"","title":"a&b"}})j",
             Company::post(
                 "1", "1", "ada", "How do I print <b>bold</b> & 'quoted' labels?",
                 R"j(,"kind":"question","title":"Labels <i>","url":"javascript:alert(1)")j"),
             Company::post("2", "1", "mal", "Print labels with the label printer",
                           R"(,"kind":"answer","accepted":true,"likes":2,"tags":["<tag>"],)"
                           R"("links":[{"url":"https://example.org/?a=1&b=2","title":"<tool>"}],)"
                           R"("url":"https://example.org/2")"),
             Company::post("a/b?c#d", "a/b?c#d", "eve", "étiquettes imprimées",
                           R"(,"lang":"fr")")});
        auto created = Service::create(company_.settings(), clock_);
        ASSERT_TRUE(created) << created.error().what();
        service_ = *std::move(created);
    }

    Reply get(const std::string& target, const std::string& language = "en",
              Method method = Method::get) {
        Request request;
        request.method = method;
        EXPECT_TRUE(read_target(target, request));
        request.headers.emplace("accept-language", language);
        request.headers.emplace("host", "localhost:8080");
        return service_->answer(request, 0);
    }

    FixedClock clock_{*parse_instant("2026-04-01T12:00:00Z")};
    Company company_;
    std::unique_ptr<Service> service_;
};

TEST_F(ServiceTest, EveryPageEscapesWhatPeopleWrote) {
    for (const std::string target :
         {"/", "/search?q=labels", "/search?q=%22%3E%3Cscript%3E&author=%3Cx%3E", "/people?q=print",
          "/people?q=%3Cscript%3E", "/person/chat%3Amal", "/person/chat%3Aada",
          "/thread/chat%3A1?q=print", "/help", "/questions?q=%3Cscript%3E",
          "/team?need=labels&need=%3Cscript%3E&place=%22%3E", "/thread/%3Cscript%3E",
          "/nothing%3Cscript%3E", "/search?page=%3Cscript%3E"}) {
        for (const std::string language : {"en", "fr-FR,fr;q=0.9,en;q=0.5"}) {
            SCOPED_TRACE(target + " " + language);
            const auto reply = get(target, language);
            EXPECT_EQ(reply.type, "text/html; charset=utf-8");
            EXPECT_THAT(reply.body,
                        HasSubstr(language == "en" ? "<html lang=\"en\">" : "<html lang=\"fr\">"));
            // The one script is ours, and stands before anything that people wrote.
            const auto ours = reply.body.find("<script type=\"module\" src=\"/assets/suggest-");
            EXPECT_NE(ours, std::string::npos);
            EXPECT_EQ(reply.body.find("<script"), ours);
            EXPECT_EQ(reply.body.rfind("<script"), ours);
            EXPECT_THAT(reply.body, Not(HasSubstr("<i>")));
            EXPECT_THAT(reply.body, Not(HasSubstr("<b>")));
            EXPECT_THAT(reply.body, Not(HasSubstr("<tool>")));
            EXPECT_THAT(reply.body, Not(HasSubstr("javascript:")));
            EXPECT_THAT(reply.body, Not(HasSubstr("{{")));
            EXPECT_THAT(reply.body, HasSubstr("</html>"));
            std::string headers;
            for (const auto& [name, value] : reply.headers)
                headers += name + ": " + value + "\n";
            EXPECT_THAT(headers, HasSubstr("default-src 'none'"));
            EXPECT_THAT(headers, HasSubstr("nosniff"));
        }
    }
}

TEST_F(ServiceTest, TheSearchPageShowsHitsFacetsAndPeople) {
    const auto page = get("/search?q=labels").body;
    EXPECT_THAT(page, HasSubstr("2 posts in 1 talk for “labels”"));
    EXPECT_THAT(page, HasSubstr("<mark>labels</mark>"));
    EXPECT_THAT(page, HasSubstr("href=\"/thread/chat%3A1?q=labels#p"));
    EXPECT_THAT(page, HasSubstr("1 more matching post in this talk"));
    EXPECT_THAT(page, HasSubstr("14 March 2026"));
    EXPECT_THAT(page, HasSubstr("People who write about this"));
    EXPECT_THAT(page, HasSubstr("/search?q=labels&amp;kind=answer"));
    const auto french = get("/search?q=labels", "fr").body;
    EXPECT_THAT(french, HasSubstr("2 messages dans 1 discussion pour « labels »"));
    EXPECT_THAT(french, HasSubstr("14 mars 2026"));
    const auto filtered = get("/search?q=labels&kind=answer").body;
    EXPECT_THAT(filtered, HasSubstr("1 post in 1 talk"));
    EXPECT_THAT(filtered, HasSubstr("Clear all filters"));
    EXPECT_THAT(filtered, HasSubstr("name=\"kind\" value=\"answer\""));
}

TEST_F(ServiceTest, NothingFoundOffersWaysOn) {
    const auto page = get("/search?q=zzz+yyy&kind=answer").body;
    EXPECT_THAT(page, HasSubstr("No post matches “zzz yyy”"));
    EXPECT_THAT(page, HasSubstr("Search without the filters"));
    EXPECT_THAT(page, HasSubstr("/people?q=zzz"));
    EXPECT_THAT(get("/search?q=%22zzz+yyy%22").body, HasSubstr("\"/search?q=zzz%20yyy\""));
    const auto beyond = get("/search?q=labels&page=400").body;
    EXPECT_THAT(beyond, HasSubstr("2 posts in 1 talk"));
    EXPECT_THAT(beyond, HasSubstr("Go to the first page"));
}

TEST_F(ServiceTest, ABetterSpellingIsALinkAndAMember) {
    EXPECT_THAT(get("/search?q=lbaels+-zzz&kind=answer").body,
                HasSubstr("Did you mean: <a href=\"/search?kind=answer&amp;q=labels%20-zzz\">"
                          "<bdi>labels -zzz</bdi></a>"));
    EXPECT_THAT(get("/people?q=lbaels", "fr").body, HasSubstr("<a href=\"/people?q=labels\">"));
    EXPECT_THAT(get("/api/v1/search?q=lbaels").body, HasSubstr(R"("did_you_mean":"labels")"));
    EXPECT_THAT(get("/api/v1/experts?q=lbaels").body, HasSubstr(R"("did_you_mean":"labels")"));
    EXPECT_THAT(get("/search?q=labels").body, Not(HasSubstr("Did you mean")));
}

TEST_F(ServiceTest, AWordMayBeTypedStill) {
    EXPECT_THAT(get("/api/v1/search?q=labe&typing=1").body, HasSubstr(R"("understood":["labe…"])"));
    EXPECT_THAT(get("/api/v1/search?q=labe&typing=1").body, HasSubstr(R"("total":{"count":2)"));
    EXPECT_THAT(get("/api/v1/search?q=labe&typing=0").body, HasSubstr(R"("total":{"count":0)"));
}

TEST_F(ServiceTest, SuggestionsSpeakTheLanguageAskedFor) {
    EXPECT_THAT(
        get("/api/v1/suggest?q=ada&lang=fr", "en").body,
        HasSubstr(R"({"kind":"person","text":"Ada Byron","detail":"","query":"de:\"Ada Byron\"",)"
                  R"("address":"/person/chat%3Aada"})"));
    EXPECT_THAT(get("/api/v1/suggest?q=fro", "fr").body, HasSubstr("Qui l’a écrit."));
    EXPECT_THAT(get("/api/v1/suggest?q=lab").body,
                HasSubstr(R"({"text":"lab","suggestions":[{"kind":"search","text":"labels")"));
    EXPECT_THAT(get("/api/v1/suggest").body, HasSubstr(R"({"text":"","suggestions":[]})"));
}

TEST_F(ServiceTest, OpenQuestionsAreShownWithThoseWhoCouldAnswer) {
    company_.say({Company::post("9", "9", "eve", "Where do labels come from?")});
    const auto page = get("/questions?days=0").body;
    EXPECT_THAT(page, HasSubstr("Nobody but who asks has written there"));
    EXPECT_THAT(page, HasSubstr("Where do labels come from"));
    EXPECT_THAT(page, HasSubstr("Could answer"));
    EXPECT_THAT(page, HasSubstr("Strongest signs:</span> <a href=\"/person/chat%3Amal\">"));
    const auto json = get("/api/v1/questions?days=0").body;
    EXPECT_THAT(json, HasSubstr(R"("could_answer":[{"role":"expert","person":{"id":"chat:mal")"));
    EXPECT_EQ(get("/questions?start=x").status, 400);
    EXPECT_EQ(get("/api/v1/questions?days=366").status, 400);
    EXPECT_THAT(get("/questions?q=zzz", "fr").body, HasSubstr("Aucune question"));
}

TEST_F(ServiceTest, TeamsAreProposedWithNeedsPeopleAndProof) {
    EXPECT_THAT(get("/team").body, HasSubstr("name=\"need\""));
    const auto page = get("/team?need=labels&need=zzz&lang=fr&on=2026-03-01").body;
    EXPECT_THAT(page, HasSubstr("fewest people"));
    EXPECT_THAT(page, HasSubstr("<a href=\"/person/chat%3Amal\">"));
    EXPECT_THAT(page, HasSubstr("Not covered"));
    EXPECT_THAT(page, HasSubstr("Absences are those of 1 March 2026."));
    EXPECT_THAT(page, HasSubstr("value=\"fr\" checked"));
    EXPECT_THAT(page, HasSubstr("/team?need=labels&amp;need=zzz"));
    const auto json = get("/api/v1/teams?need=labels").body;
    EXPECT_THAT(json, HasSubstr(R"("proposals":[{"aims":["fewest","departments"],"exact":true)"));
    EXPECT_EQ(get("/team?need=a:9").status, 400);
}

TEST_F(ServiceTest, APersonsProofIsShownWithoutAnyScore) {
    const auto page = get("/people?q=print+labels").body;
    EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
    EXPECT_THAT(page, HasSubstr("1 accepted answer"));
    EXPECT_THAT(page, HasSubstr("Strong signs:"));
    EXPECT_THAT(page, Not(HasSubstr("score")));
}

TEST_F(ServiceTest, OddIdsHaveAddresses) {
    const auto page = get("/search?q=etiquette").body;
    EXPECT_THAT(page, HasSubstr("/thread/chat%3Aa%2Fb%3Fc%23d?q=etiquette"));
    EXPECT_EQ(get("/thread/chat%3Aa%2Fb%3Fc%23d").status, 200);
}

TEST_F(ServiceTest, TheInterfaceForProgramsHasItsShapes) {
    for (const auto& [target, members] : std::vector<std::pair<std::string, std::string>>{
             {"/api/v1/search?q=labels", "query total threads took_ms hits facets"},
             {"/api/v1/experts?q=labels", "query total took_ms experts named"},
             {"/api/v1/people/chat%3Aada",
              "person about url manager languages skills posts spaces topics collaborators links "
              "recent"},
             {"/api/v1/threads/chat%3A2", "id title space total posts"},
             {"/api/v1/suggest?q=lab", "text suggestions"},
             {"/api/v1/openapi.json", "openapi info paths components"}}) {
        SCOPED_TRACE(target);
        const auto reply = get(target);
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.type, "application/json");
        const auto json = Json::parse(reply.body);
        ASSERT_TRUE(json);
        std::string names;
        for (const auto& [name, value] : json->root().members())
            names += (names.empty() ? "" : " ") + std::string{name};
        EXPECT_EQ(names, members);
    }
}

TEST_F(ServiceTest, ErrorsAreProblemDetailsForProgramsAndPagesForPeople) {
    for (const auto& [target, status] :
         std::vector<std::pair<std::string, int>>{{"/api/v1/search?page=0", 400},
                                                  {"/api/v1/search?page=x", 400},
                                                  {"/api/v1/search?sort=random", 400},
                                                  {"/api/v1/search?after=yesterday", 400},
                                                  {"/api/v1/experts?size=101", 400},
                                                  {"/api/v1/suggest?lang=de", 400},
                                                  {"/api/v1/search?typing=2", 400},
                                                  {"/api/v1/people/chat%3Anobody", 404},
                                                  {"/api/v1/threads/chat%3Anothing", 404},
                                                  {"/api/v1/nothing", 404}}) {
        SCOPED_TRACE(target);
        const auto reply = get(target);
        EXPECT_EQ(reply.status, status);
        EXPECT_EQ(reply.type, "application/problem+json");
        EXPECT_TRUE(Json::parse(reply.body));
    }
    EXPECT_EQ(get("/search?page=0").status, 400);
    EXPECT_EQ(get("/person/chat%3Anobody").status, 404);
    const auto posted = get("/search", "en", Method::post);
    EXPECT_EQ(posted.status, 405);
    EXPECT_THAT(posted.body, HasSubstr(R"("status":405)"));
}

TEST_F(ServiceTest, AssetsAreKeptByTheirChecksum) {
    const auto page = get("/").body;
    const auto begin = page.find("/assets/quisait-");
    const auto address = page.substr(begin, page.find('"', begin) - begin);
    const auto sheet = get(address);
    EXPECT_EQ(sheet.status, 200);
    EXPECT_EQ(sheet.type, "text/css; charset=utf-8");
    Request again;
    ASSERT_TRUE(read_target(address, again));
    again.headers.emplace("if-none-match", sheet.headers.at(0).second);
    EXPECT_EQ(service_->answer(again, 0).status, 304);
    EXPECT_EQ(get("/assets/quisait.css").status, 404);
    const auto script = page.find("/assets/suggest-");
    EXPECT_EQ(get(page.substr(script, page.find('"', script) - script)).type,
              "text/javascript; charset=utf-8");
}

TEST_F(ServiceTest, OperatorsLookThroughOpenDoors) {
    EXPECT_EQ(get("/healthz").body, "ok\n");
    EXPECT_EQ(get("/readyz").body, "ready\n");
    EXPECT_THAT(get("/opensearch.xml").body,
                HasSubstr("template=\"http://localhost:8080/search?q={searchTerms}\""));
    const auto metrics = get("/metrics").body;
    EXPECT_THAT(metrics, HasSubstr("quisait_ready 1"));
    EXPECT_THAT(metrics, HasSubstr("quisait_requests_total{route=\"/readyz\",status=\"200\"} 1"));
}

TEST_F(ServiceTest, BeforeTheFirstSyncItSaysSo) {
    testing::TemporaryFolder empty;
    Settings settings;
    settings.data = empty.path();
    settings.address = "127.0.0.1";
    auto service = Service::create(settings, clock_);
    ASSERT_TRUE(service) << service.error().what();
    service_ = *std::move(service);
    EXPECT_EQ(get("/readyz").status, 503);
    EXPECT_EQ(get("/api/v1/search?q=a").status, 503);
    EXPECT_EQ(get("/search?q=a").status, 503);
    EXPECT_THAT(get("/").body, HasSubstr("Nothing was indexed yet"));
    EXPECT_THAT(get("/search?q=a").body, HasSubstr("quisait-indexer sync"));
    EXPECT_EQ(get("/healthz").status, 200);
}

TEST(Templates, HaveNoWayAroundEscaping) {
    const auto folder = testing::source_path("web/templates");
    int templates = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        const auto content = read_file(entry.path(), 1U << 20U);
        ASSERT_TRUE(content);
        EXPECT_THAT(*content, Not(HasSubstr("{{{"))) << entry.path();
        EXPECT_THAT(*content, Not(HasSubstr("{{&"))) << entry.path();
        EXPECT_THAT(*content, Not(HasSubstr("style="))) << entry.path();
        ++templates;
    }
    EXPECT_GT(templates, 8);
}

TEST(OpenApi, NamesEveryRouteForPrograms) {
    const auto file = read_file(testing::source_path("web/openapi.json"), 1U << 20U);
    ASSERT_TRUE(file);
    for (const auto& route : routes()) {
        if (!route.path.starts_with("/api/")) continue;
        EXPECT_THAT(*file, HasSubstr("\"" + std::string{route.path} + "\""));
    }
}

}  // namespace
}  // namespace quisait
