#include "base/text.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace quisait {
namespace {

TEST(Fold, LeavesOutAccentsCaseAndJoinedLetters) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"Déployées", "deployees"}, {"ŒUVRE", "oeuvre"}, {"Straße", "strasse"},
        {"Łódź", "lodz"},           {"ﬁn", "fin"},       {"smørrebrød", "smorrebrod"},
        {"l’été", "l'ete"},         {"ÎLE", "ile"},      {"e\u0301", "e"},
    };
    for (const auto& [given, folded] : cases) {
        SCOPED_TRACE(given);
        EXPECT_EQ(fold(given), folded);
        EXPECT_EQ(fold(fold(given)), folded);
    }
}

TEST(CleanText, MakesAnythingValidUtf8) {
    EXPECT_EQ(clean_text("a\xff"
                         "b"),
              "a\uFFFD"
              "b");
    EXPECT_EQ(clean_text(std::string{"nul\0here", 8}), "nulhere");
    EXPECT_EQ(clean_text("one\r\ntwo\rthree"), "one\ntwo\nthree");
    EXPECT_EQ(clean_text("e\u0301"), "é");
    EXPECT_EQ(clean_text("notes\u202Egpj.exe"), "notesgpj.exe");
    EXPECT_TRUE(is_utf8(clean_text("\xed\xa0\x80 \xc0\xaf \xf8")));
}

TEST(CleanText, KeepsAtMostEightMarksInARow) {
    std::string tower = "z";
    for (int i = 0; i < 1000; ++i)
        tower += "\u0317";
    EXPECT_EQ(count_code_points(clean_text(tower)), 9U);
}

TEST(CleanLine, IsOneLineWithSingleSpaces) {
    EXPECT_EQ(clean_line("  one\n\t two \n"), "one two");
    EXPECT_EQ(clean_line(" \n "), "");
}

TEST(IsUtf8, RefusesSurrogatesAndOverlongForms) {
    EXPECT_TRUE(is_utf8("déjà 検索 🙂"));
    for (const std::string bad : {"\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80", "\xe2\x82"}) {
        EXPECT_FALSE(is_utf8(bad));
    }
}

TEST(CutAtWord, NeverCutsInsideACodePointAndPrefersASpace) {
    EXPECT_EQ(cut_at_word("short", 10), "short");
    EXPECT_EQ(cut_at_word("one two three", 9), "one two");
    EXPECT_EQ(cut_at_word("ééééé", 5), "éé");
    EXPECT_EQ(cut_at_word("abcdefghijkl", 5), "abcde");
}

TEST(Letters, AreKnownInEveryScript) {
    EXPECT_TRUE(is_letter(U'é') && is_letter(U'ж') && is_letter(U'検'));
    EXPECT_FALSE(is_letter(U'-') || is_letter(U'7'));
    EXPECT_TRUE(is_digit(U'7') && is_digit(U'٣'));
    EXPECT_TRUE(is_cjk(U'検') && is_cjk(U'か') && !is_cjk(U'a'));
    EXPECT_TRUE(is_upper(U'É') && !is_upper(U'é'));
}

}  // namespace
}  // namespace quisait
