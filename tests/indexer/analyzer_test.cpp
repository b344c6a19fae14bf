#include "indexer/analyzer.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema.h"

namespace quisait {
namespace {

std::string terms_of(const std::string& text) {
    std::string terms;
    for (const auto& token : tokenize(text)) {
        if (!terms.empty()) terms += ' ';
        terms += token.term + '@' + std::to_string(token.position);
    }
    return terms;
}

TEST(Tokenize, KeepsCompoundsWithTheirParts) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"Le plan", "le@1 plan@2"},
        {"C++ et C#", "c++@1 et@2 c#@3"},
        {"node.js", "node.js@1 nodejs@1 node@1 js@2"},
        {".NET here", ".net@1 net@1 here@2"},
        {"R&D", "r&d@1 rd@1 r@1 d@2"},
        {"l'accès d’équipe", "acces@1 equipe@2"},
        {"aujourd'hui", "aujourd@1 hui@2"},
        {"CamelCase", "camelcase@1 camel@1 case@2"},
        {"HTMLParser", "htmlparser@1 html@1 parser@2"},
        {"APIs", "apis@1"},
        {"v1.2.3", "v1.2.3@1 1.2.3@1 v1@1 2@2 3@3"},
        {"JIRA-1234.", "jira-1234@1 jira1234@1 jira@1 1234@2"},
        {"ada@example.org", "ada@example.org@1 ada@1 example@2 org@3"},
        {"snake_case", "snake_case@1 snakecase@1 snake@1 case@2"},
        {"検索語", "検@1 索@2 検索@2 語@3 索語@3"},
        {"Déployées", "deployees@1"},
        {"", ""},
    };
    for (const auto& [text, terms] : cases) {
        SCOPED_TRACE(text);
        EXPECT_EQ(terms_of(text), terms);
    }
}

TEST(Tokenize, GivesBytesOfTheOriginal) {
    const std::string text = "(Élève, C++)";
    for (const auto& token : tokenize(text)) {
        EXPECT_LT(token.begin, token.end);
        EXPECT_LE(token.end, text.size());
    }
    EXPECT_EQ(tokenize(text)[0].end, 8U);
}

TEST(Stemmer, BringsFormsOfAWordTogether) {
    Stemmer stemmer;
    const auto shares = [&](const std::string& a, const std::string& b) {
        std::vector<std::string> forms_a = stemmer.stems(tokenize(a)[0], Language::unknown);
        forms_a.push_back(tokenize(a)[0].term);
        std::vector<std::string> forms_b = stemmer.stems(tokenize(b)[0], Language::unknown);
        forms_b.push_back(tokenize(b)[0].term);
        for (const auto& form : forms_a) {
            if (std::find(forms_b.begin(), forms_b.end(), form) != forms_b.end()) return true;
        }
        return false;
    };
    for (const auto& [a, b] :
         std::vector<std::pair<std::string, std::string>>{{"déployée", "deployee"},
                                                          {"déployée", "Déployées"},
                                                          {"deployer", "déployer"},
                                                          {"backups", "backup"},
                                                          {"congés", "conge"},
                                                          {"indexing", "indexed"}}) {
        EXPECT_TRUE(shares(a, b)) << a << " " << b;
    }
    EXPECT_FALSE(shares("paie", "paix"));
}

TEST(DetectLanguage, TellsFrenchFromEnglish) {
    EXPECT_EQ(detect_language("Qui sait comment on déclare ses congés dans l'outil ?"),
              Language::fr);
    EXPECT_EQ(detect_language("Who knows how to restore the backup of the wiki?"), Language::en);
    EXPECT_EQ(detect_language(""), Language::unknown);
    EXPECT_EQ(detect_language("42"), Language::unknown);
}

TEST(Term, HasPrefixAndBounds) {
    EXPECT_EQ(term(FieldId::id, "yammer:7"), "Qyammer:7");
    EXPECT_EQ(term(FieldId::tag, "Été"), "Kete");
    EXPECT_EQ(term(FieldId::thread, "Y:3"), "XT:Y:3");
    EXPECT_LE(term(FieldId::tag, std::string(400, 'x')).size(), 245U);
    EXPECT_NE(term(FieldId::tag, std::string(400, 'x')), term(FieldId::tag, std::string(401, 'x')));
}

TEST(FoldKey, UnpacksWhatItPacked) {
    const FoldKey key{thread_hash("yammer:3"), 7, 70000, 20000, 65535, 2, 6, 2, 5};
    EXPECT_EQ(key.packed().size(), FoldKey::kBytes);
    EXPECT_EQ(FoldKey::unpacked(key.packed()), key);
    EXPECT_EQ(FoldKey::unpacked("short"), FoldKey{});
}

}  // namespace
}  // namespace quisait
