#include "searchd/suggest/suggest.h"

#include <gtest/gtest.h>

#include "tests/searchd/company.h"

namespace quisait {
namespace {

using testing::Company;

class SuggestTest : public ::testing::Test {
protected:
    void SetUp() override {
        company_.say({
            R"({"person":{"id":"adam","name":"Adam Smith","handles":["smitty"],"title":"Cook"}})",
            R"({"person":{"id":"gone","name":"Ada Aalto","state":"left"}})",
            R"({"person":{"id":"bot","name":"Ada Bot","bot":true}})",
            R"({"person":{"id":"kim1","name":"Kim Lee"}})",
            R"({"person":{"id":"kim2","name":"Kim Lee"}})",
            R"({"space":{"id":"t","name":"Search team","access":"everyone"}})",
            R"({"space":{"id":"h","name":"Secret search","access":"nobody"}})",
            post("1", "ada", "Kubernetes upgrade", "how to", R"("xapian")"),
            post("2", "ada", "Kubernetes uploads", "are slow", R"("xapian")"),
            post("3", "bob", "Kubernetes upgrades again", "done"),
            post("4", "bob", "Étiquettes imprimées", "les étiquettes", R"("label printer")"),
            post("5", "bob", "", "kubrick wrote quokka"),
            R"({"post":{"id":"7","space":"h","thread":"7","author":"eve","title":"Kubla salamandre",)"
            R"("body":"x","tags":["kubtag"],"created":"2026-03-14T09:00:00Z"}})",
        });
    }

    static std::string post(const std::string& id, const std::string& author,
                            const std::string& title, const std::string& body,
                            const std::string& tag = "") {
        return Company::post(id, id, author, body,
                             R"(,"title":")" + title + R"(","tags":[)" + tag + "]");
    }

    std::vector<Suggestion> suggestions(const std::string& text,
                                        PageLanguage language = PageLanguage::en) {
        auto found = company_.searcher().suggest(text, language);
        EXPECT_TRUE(found) << (found ? "" : found.error().what());
        return found ? *std::move(found) : std::vector<Suggestion>{};
    }

    /// The queries of one kind, by " | ".
    std::string queries(const std::string& text, SuggestionKind kind,
                        PageLanguage language = PageLanguage::en) {
        std::string all;
        for (const auto& one : suggestions(text, language)) {
            if (one.kind == kind) all += (all.empty() ? "" : " | ") + one.query;
        }
        return all;
    }

    Company company_;
};

TEST_F(SuggestTest, CompletesTheLastWordFromTitlesAndTagsMostFrequentFirst) {
    for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
             {"kub", "kubernetes"},
             {"KUB", "kubernetes"},
             {"up", "upgrade | uploads"},
             {"upg", "upgrade"},
             {"eti", "étiquettes"},
             {"ÉTI", "étiquettes"},
             {"xap", "xapian"},
             {"lab", "label printer"},
             {"quok", "quokka"},  // no title has it
             {"kubr", "kubrick"},
             {"title:upl", "title:uploads"},
             {"titre:quok", ""},
             {"l'eti", "l'étiquettes"},
             {"kubernetes", ""},
             {"zzz", ""},
             {"k", ""},
             {"", ""},
             {"kub ", ""},
             {"\"kub", ""},
             {"\"kub\"", ""},
             {"-kub", ""},
             {"kub!", ""},
         }) {
        SCOPED_TRACE(text);
        EXPECT_EQ(queries(text, SuggestionKind::search), expected);
    }
}

TEST_F(SuggestTest, KeepsTheWordsBeforeAndWhatHasHitsWithThem) {
    for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
             {"Kubernetes  up", "Kubernetes  upgrade | Kubernetes  uploads"},
             {"slow up", "slow uploads"},
             {"from:bob up", "from:bob upgrades"},
             {"from:eve up", ""},
             {"from:nobody up", ""},
             {"-slow up", "-slow upgrade"},
             {"zzz OR slow up", "zzz OR slow uploads"},
             {"\"are slow\" kub", "\"are slow\" kubernetes"},
             {"tag:xapian ag", ""},
             {"étiquettes up", ""},
         }) {
        SCOPED_TRACE(text);
        EXPECT_EQ(queries(text, SuggestionKind::search), expected);
    }
}

TEST_F(SuggestTest, FindsPeopleByAnyWordOfTheirNameAndWhoLeftLast) {
    for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
             {"ada", "from:\"Ada Byron\" | from:\"Adam Smith\""},
             {"ada a", ""},
             {"ada aa", "from:\"Ada Aalto\""},
             {"byr", "from:\"Ada Byron\""},
             {"eve", "from:\"Ève Dupont\""},
             {"dup", "from:\"Ève Dupont\""},
             {"smit", "from:\"Adam Smith\""},
             {"smitt", "from:\"Adam Smith\""},
             {"index ada by", "index from:\"Ada Byron\""},
             {"index -byr", "index -from:\"Ada Byron\""},
             {"kim", "from:chat:kim1 | from:chat:kim2"},
             {"from:a", "from:\"Ada Byron\" | from:\"Adam Smith\" | from:\"Ada Aalto\""},
             {"de:\"Ada B", "de:\"Ada Byron\""},
             {"bot", ""},
         }) {
        SCOPED_TRACE(text);
        EXPECT_EQ(queries(text, SuggestionKind::person), expected);
    }
    const auto ada = suggestions("byr").at(0);
    EXPECT_EQ(ada.person, "chat:ada");
    EXPECT_EQ(ada.text, "Ada Byron");
    EXPECT_EQ(suggestions("index byr").at(0).person, "");
    EXPECT_EQ(suggestions("smitt").at(0).detail, "Cook");
    EXPECT_EQ(suggestions("aalto").at(0).detail, "Has left.");
    EXPECT_EQ(queries("byr", SuggestionKind::person, PageLanguage::fr), "de:\"Ada Byron\"");
}

TEST_F(SuggestTest, FindsPlacesThatMayBeRead) {
    for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
             {"sea", "in:Search | in:\"Search team\""},
             {"search te", "in:\"Search team\""},
             {"index off", "index in:Office"},
             {"in:", ""},
             {"in:s", "in:Search | in:\"Search team\""},
             {"secr", ""},
             {"in:sec", ""},
         }) {
        SCOPED_TRACE(text);
        EXPECT_EQ(queries(text, SuggestionKind::place), expected);
    }
    EXPECT_EQ(queries("off", SuggestionKind::place, PageLanguage::fr), "dans:Office");
}

TEST_F(SuggestTest, CompletesOperatorsAndTheirValuesInBothLanguages) {
    for (const auto& [text, english, french] :
         std::vector<std::tuple<std::string, std::string, std::string>>{
             {"fro", "from:", "from:"},
             {"auth", "author:", "author:"},
             {"aute", "auteur:", "auteur:"},
             {"index -fro", "index -from:", "index -from:"},
             {"depuis", "depuis:", "depuis:"},
             {"apr", "apres:", "après:"},
             {"aut", "author:", "auteur:"},
             {"spa", "space:", "space:"},
             {"la", "lang:", "langue:"},
             {"lang:", "lang:en | lang:fr", "lang:en | lang:fr"},
             {"kind:a", "kind:answer | kind:article", "kind:answer | kind:article"},
             {"type:rep", "type:reponse", "type:reponse"},
             {"has:", "has:link | has:file | has:answer", "has:lien | has:fichier | has:reponse"},
             {"is:", "is:unanswered", "is:sans-reponse"},
             {"source:", "source:chat", "source:chat"},
             {"source:w", "", ""},
             {"tag:x", "tag:xapian", "tag:xapian"},
             {"tag:lab", "tag:\"label printer\"", "tag:\"label printer\""},
             {"tag:kub", "", ""},
             {"after:20", "", ""},
             {"nothing:x", "", ""},
         }) {
        SCOPED_TRACE(text);
        EXPECT_EQ(queries(text, SuggestionKind::operation), english);
        EXPECT_EQ(queries(text, SuggestionKind::operation, PageLanguage::fr), french);
    }
    EXPECT_EQ(suggestions("fro").at(0).detail, "Who wrote it.");
    EXPECT_EQ(suggestions("fro", PageLanguage::fr).at(0).detail, "Qui l’a écrit.");
    EXPECT_EQ(suggestions("has:li", PageLanguage::fr).at(0).detail, "un lien");
}

TEST_F(SuggestTest, AreAtMostEightAndTheSameEachTime) {
    std::vector<std::string> lines;
    for (int i = 0; i < 40; ++i) {
        const auto id = "in" + std::to_string(i);
        lines.push_back(
            post(id, "ada", "in" + std::string(3, static_cast<char>('a' + i % 20)), "x"));
        lines.push_back(R"({"person":{"id":")" + id + R"(","name":"Ina )" + id + "\"}}");
        lines.push_back(R"({"space":{"id":")" + id + R"(","name":"Inn )" + id +
                        R"(","access":"everyone"}})");
    }
    company_.say(lines);
    const auto first = suggestions("in");
    EXPECT_EQ(first.size(), kMostSuggestions);
    std::string kinds;
    for (const auto& one : first)
        kinds += std::string{word(one.kind)} + " ";
    EXPECT_EQ(kinds, "search search search person person place place operator ");
    const auto again = suggestions("in");
    for (std::size_t i = 0; i < first.size(); ++i)
        EXPECT_EQ(first[i].query, again.at(i).query);
}

TEST_F(SuggestTest, NeverKnowMoreThanTheirReader) {
    for (const std::string text : {"kubl", "sal", "kubt", "secr", "title:kubl", "tag:kubt"}) {
        SCOPED_TRACE(text);
        EXPECT_TRUE(suggestions(text).empty());
    }
}

TEST_F(SuggestTest, NothingThatIsTypedEndsIt) {
    for (const std::string text :
         {" ",        ":",          "::",         "-",       "!-",
          "\"",       "\"\"",       "from:",      "from:\"", "-from:\"a b\"c",
          "OR",       "OR ka",      "a OR OR ka", "ka OR",   "\xE2\x80\xAE",
          "漢字",     "漢",         "ka*",        "c++",     ".ne",
          "@ada",     "title:\"ku", "likes:>",    "after:2", "id:c",
          "in:\"\"\""}) {
        SCOPED_TRACE(text);
        EXPECT_LE(suggestions(text).size(), kMostSuggestions);
    }
    EXPECT_TRUE(suggestions(std::string(600, 'k')).empty());
}

}  // namespace
}  // namespace quisait
