#include "tests/sample/phrase.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/sample/hand.h"

namespace quisait::sample {
namespace {

class TwoSlots : public Slots {
public:
    std::string fill(std::string_view name, Tongue tongue) override {
        if (name == "fix") return tongue == Tongue::french ? "activer {what}" : "turn {what} on";
        if (name == "what") return "élan";
        if (name == "loop") return "{loop}";
        return {};
    }
};

std::string expanded(std::string_view pattern, Tongue tongue = Tongue::french) {
    TwoSlots slots;
    Chance chance{1};
    return expand(pattern, tongue, slots, chance);
}

TEST(Phrase, FillsSlotsAndSlotsWithinThem) {
    EXPECT_EQ(expanded("Please {fix}.", Tongue::english), "Please turn élan on.");
    EXPECT_EQ(expanded("{What} {nothing}"), "Élan ");
    EXPECT_EQ(expanded("{loop}"), "");
}

TEST(Phrase, ElidesInFrenchAlone) {
    EXPECT_EQ(expanded("Essaie de {fix}"), "Essaie d'activer élan");
    EXPECT_EQ(expanded("Je sais que {what}"), "Je sais qu'élan");
    EXPECT_EQ(expanded("mode {what}"), "mode élan");
    EXPECT_EQ(expanded("que {what}", Tongue::english), "que élan");
}

TEST(Phrase, TakesOneAlternativeOfEach) {
    TwoSlots slots;
    Chance chance{7};
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i)
        seen.insert(expand("<a|b<c|d>|>", Tongue::english, slots, chance));
    EXPECT_EQ(seen, (std::set<std::string>{"", "a", "bc", "bd"}));
}

TEST(Phrase, NumbersKeepTheirRange) {
    TwoSlots slots;
    Chance chance{7};
    for (int i = 0; i < 100; ++i) {
        const auto number = std::stoi(expand("{n:8-12}", Tongue::english, slots, chance));
        EXPECT_TRUE(number >= 8 && number <= 12) << number;
    }
}

TEST(Phrase, TakesUnclosedBracketsAsTheyAre) {
    EXPECT_EQ(expanded("a < b"), "a < b");
    EXPECT_EQ(expanded("a {b"), "a {b");
}

TEST(Hand, LeavesCodesAddressesAndNamesAsTheyAre) {
    Hand hand;
    hand.typos_per_mille = 1000;
    hand.drops_accents = true;
    Chance chance{3};
    const std::string kept = "@Élodie #réseau https://wiki.arvane.example/dé srv-lyo-db03 PUT/GET";
    EXPECT_EQ(type(hand, kept, chance), kept);
    EXPECT_NE(type(hand, "sauvegarde", chance), "sauvegarde");
}

TEST(Hand, DropsAccentsAndKeepsCapitals) {
    Hand hand;
    hand.typos_per_mille = 0;
    hand.drops_accents = true;
    Chance chance{3};
    EXPECT_EQ(type(hand, "Évidemment, où est l'été ?", chance), "Evidemment, ou est l'ete ?");
}

}  // namespace
}  // namespace quisait::sample
