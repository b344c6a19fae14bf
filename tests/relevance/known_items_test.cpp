#include "tests/relevance/known_items.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "tests/support/temporary_folder.h"

namespace quisait::relevance {
namespace {

TEST(KnownItems, AreTitlesAndRareWordsOfSentences) {
    const testing::TemporaryFolder folder;
    const auto path = folder / "facts.ndjson";
    std::string lines =
        R"({"post":{"id":"1","thread":"1","title":"Why does the boiler whistle","body":"It whistles.","created":"2026-03-14T00:00:00Z"}})"
        "\n"
        R"({"post":{"id":"2","thread":"1","body":"Short. The common common valve needs fresh gaskets and purging today.","created":"2026-03-14T00:00:00Z"}})"
        "\n"
        R"({"post":{"id":"3","thread":"3","title":"Lunch","body":"The common valve needs nothing today.","created":"2026-03-14T00:00:00Z"}})"
        "\n";
    ASSERT_TRUE(replace_file(path, lines));
    const auto items = known_items(path, 10);
    ASSERT_TRUE(items) << items.error().what();
    ASSERT_EQ(items->titles.size(), 0U);
    ASSERT_EQ(items->sentences.size(), 1U);
    EXPECT_EQ(items->sentences[0].text, "common needs fresh gaskets purging");
    EXPECT_EQ(items->judgements.at("s-2").at("1"), 1);
}

TEST(KnownItems, AreOfOpenPlacesAndOfTheLanguageAskedFor) {
    const testing::TemporaryFolder folder;
    const auto path = folder / "facts.ndjson";
    std::string lines =
        R"({"space":{"id":"open","name":"o","access":"everyone"}})"
        "\n"
        R"({"space":{"id":"closed","name":"c","access":{"groups":["g"]}}})"
        "\n"
        R"({"space":{"id":"inner","name":"i","access":"everyone","within":"closed"}})"
        "\n";
    const auto add = [&](const std::string& id, const std::string& space,
                         const std::string& title) {
        lines += R"({"post":{"id":")" + id + R"(","space":")" + space + R"(","title":")" + title +
                 R"(","body":"x","created":"2026-03-14T00:00:00Z"}})" + "\n";
    };
    add("1", "open", "Why does the old boiler whistle every morning");
    add("2", "closed", "Why does the new boiler sing every evening");
    add("3", "inner", "Why does the third boiler cry every night");
    add("4", "open", "Pourquoi notre vieille chaudière siffle le matin");
    ASSERT_TRUE(replace_file(path, lines));
    const auto titles = [&](Language language) {
        std::string ids;
        const auto items = known_items(path, 10, language);
        for (const auto& one : items->titles)
            ids += one.id + " ";
        return ids;
    };
    EXPECT_EQ(titles(Language::fr), "t-4 ");
    EXPECT_EQ(titles(Language::en), "t-1 ");
    EXPECT_EQ(titles(Language::unknown).size(), 8U);
}

TEST(KnownItems, TakeTitlesThatOneTalkAloneHas) {
    const testing::TemporaryFolder folder;
    const auto path = folder / "facts.ndjson";
    std::string lines;
    for (const std::string talk : {"1", "2", "3"}) {
        const std::string title =
            talk == "3" ? "Restoring yesterday's wiki backup" : "Boiler whistles every morning";
        lines += R"({"post":{"id":")" + talk + R"(","title":")" + title +
                 "\",\"body\":\"x\",\"created\":\"2026-03-14T00:00:00Z\"}}\n";
    }
    ASSERT_TRUE(replace_file(path, lines));
    const auto items = known_items(path, 10);
    ASSERT_TRUE(items);
    ASSERT_EQ(items->titles.size(), 1U);
    EXPECT_EQ(items->titles[0].id, "t-3");
}

}  // namespace
}  // namespace quisait::relevance
