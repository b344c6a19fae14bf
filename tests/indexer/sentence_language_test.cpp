#include "indexer/sentence_language.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

namespace quisait {
namespace {

/// The words of a text with their languages: "the:en".
std::string read(const std::string& text, Language whole) {
    const auto tokens = tokenize(text);
    const auto languages = languages_of(text, tokens, whole);
    EXPECT_EQ(languages.size(), tokens.size());
    std::string shown;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        shown += (i == 0 ? "" : " ") + tokens[i].term + ":" + std::string{word(languages[i])};
    return shown;
}

TEST(SentenceLanguage, EachSentenceIsReadInItsOwn) {
    EXPECT_EQ(read("Le serveur est en panne. The backup is on the tape", Language::fr),
              "le:fr serveur:fr est:fr en:fr panne:fr the:en backup:en is:en on:en the:en tape:en");
}

TEST(SentenceLanguage, ALineEndsASentence) {
    EXPECT_EQ(read("this is for you\nc'est pour toi et moi", Language::unknown),
              "this:en is:en for:en you:en est:fr pour:fr toi:fr et:fr moi:fr");
}

TEST(SentenceLanguage, WhatIsNotClearIsReadAsTheWhole) {
    EXPECT_EQ(read("Panne serveur. Redémarrage", Language::fr),
              "panne:fr serveur:fr redemarrage:fr");
    EXPECT_EQ(read("v1.2.3 docker compose", Language::en).find(":fr"), std::string::npos);
    EXPECT_EQ(read("", Language::en), "");
}

}  // namespace
}  // namespace quisait
