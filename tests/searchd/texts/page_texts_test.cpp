#include "searchd/texts/page_texts.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "indexer/schema.h"
#include "searchd/pages/page_notes.h"
#include "searchd/query/query.h"

namespace quisait {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

Request asking(const std::string& target, const std::string& accept = "",
               const std::string& cookie = "") {
    Request request;
    EXPECT_TRUE(read_target(target, request));
    request.headers.emplace("accept-language", accept);
    request.headers.emplace("cookie", cookie);
    return request;
}

TEST(PageLanguage, IsTheOneChosenThenTheOneKeptThenTheOneOfTheBrowser) {
    EXPECT_EQ(page_language(asking("/?ui=fr", "en", "ui=en")), PageLanguage::fr);
    EXPECT_EQ(page_language(asking("/", "en", "a=b; ui=fr")), PageLanguage::fr);
    EXPECT_EQ(page_language(asking("/", "fr-FR,fr;q=0.9,en;q=0.5")), PageLanguage::fr);
    EXPECT_EQ(page_language(asking("/", "en-GB,en;q=0.9,fr;q=0.5")), PageLanguage::en);
    EXPECT_EQ(page_language(asking("/", "de")), PageLanguage::en);
    for (const std::string nonsense : {"ui=", "ui=xx", "ui", ";;;", "xui=fr", "ui=frx"}) {
        SCOPED_TRACE(nonsense);
        EXPECT_EQ(page_language(asking("/?ui=zz", "en", nonsense)), PageLanguage::en);
    }
}

/// French puts a space that does not break before these signs.
TEST(PageTexts, AreWholeInBothLanguagesAndWellSet) {
    const auto& english = texts(PageLanguage::en).members();
    const auto& french = texts(PageLanguage::fr).members();
    ASSERT_EQ(english.size(), french.size());
    for (std::size_t i = 0; i < english.size(); ++i) {
        SCOPED_TRACE(english[i].first);
        const auto en = std::get<std::string>(english[i].second);
        const auto fr = std::get<std::string>(french[i].second);
        EXPECT_FALSE(en.empty());
        EXPECT_FALSE(fr.empty());
        for (const std::string hole : {"{n}", "{m}"}) {
            // "The first person": one is a word there.
            if (english[i].first.ends_with("_one")) continue;
            EXPECT_EQ(en.find(hole) == std::string::npos, fr.find(hole) == std::string::npos);
        }
        for (const std::string wrong : {" :", " ;", " ?", " !", " »", "« "}) {
            EXPECT_THAT(fr, Not(HasSubstr(wrong)));
        }
    }
}

TEST(PageTexts, CountAndFillAsEachLanguageDoes) {
    EXPECT_EQ(counted(PageLanguage::en, "posts", 0), "0 posts");
    EXPECT_EQ(counted(PageLanguage::fr, "posts", 0), "0 message");
    EXPECT_EQ(counted(PageLanguage::en, "posts", 12345), "12,345 posts");
    EXPECT_EQ(counted(PageLanguage::fr, "posts", 12345), "12\u202f345 messages");
    EXPECT_EQ(counted(PageLanguage::en, "found_people", 1, "a {n} b"),
              "1 person who writes about “a {n} b”");
    EXPECT_EQ(filled(PageLanguage::fr, "filter_of", "{m}", "b"), "{m}\u00a0: b");
    EXPECT_EQ(day_text(PageLanguage::fr, "2026-03-01T00:00:00Z"), "1er mars 2026");
    EXPECT_EQ(day_text(PageLanguage::en, "2026-99-01"), "2026-99-01");
}

TEST(PageTexts, SayWhatEachFieldIs) {
    for (const auto& row : kFields) {
        if (row.words.empty()) continue;
        EXPECT_TRUE(has_text("field_" + std::string{row.name})) << row.name;
    }
    EXPECT_FALSE(has_text("field_"));
}

TEST(PageNotes, SpeakFrenchForAllThatTheParserSays) {
    const std::string long_query(600, 'a');
    for (const std::string query :
         {"\"disk full", "disk OR", "from:", "after:yesterday", "likes:many", "ab*",
          "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a",
          "aaa* bbb* ccc* ddd* eee*", "\"a b c d e f g h i j k\"", long_query.c_str()}) {
        SCOPED_TRACE(query);
        const auto read = parse_query(query);
        ASSERT_FALSE(read.notes.empty());
        for (const auto& note : read.notes) {
            const auto english = fmt::format("column {}: {}", note.column, note.text);
            const auto french = note_text(PageLanguage::fr, english);
            EXPECT_TRUE(french.translated) << english;
            EXPECT_THAT(french.text, HasSubstr(fmt::format("caractère {}\u00a0: ", note.column)));
            EXPECT_THAT(french.text, Not(HasSubstr("{}")));
            EXPECT_EQ(note_text(PageLanguage::en, english).text, english);
        }
    }
}

TEST(PageNotes, KeepTheValueAndLeaveTheUnknownInEnglish) {
    EXPECT_EQ(note_text(PageLanguage::fr, "nobody is called \"a \"b\" {}\"").text,
              "personne ne s’appelle «\u202fa \"b\" {}\u202f»");
    EXPECT_EQ(note_text(PageLanguage::fr, "−from: Ada Byron").text, "−de\u00a0: Ada Byron");
    for (const std::string unknown : {"", "column", "column 7", "column x: a", "something new"}) {
        const auto note = note_text(PageLanguage::fr, unknown);
        EXPECT_EQ(note.text, unknown);
        EXPECT_FALSE(note.translated);
    }
}

}  // namespace
}  // namespace quisait
