#include "searchd/index/lexicon.h"

#include <gtest/gtest.h>

#include "searchd/index/auth.h"
#include "tests/searchd/company.h"

namespace quisait {
namespace {

using testing::Company;

std::string all(const WordList& list) {
    std::string text;
    for (std::size_t i = 0; i < list.size(); ++i) {
        text += std::string{text.empty() ? "" : " "} + std::string{list.at(i).text} + ":" +
                std::to_string(list.at(i).frequency);
    }
    return text;
}

TEST(WordList, FindsTheWordsThatBeginSo) {
    WordList list;
    for (const std::string word : {"a", "ab", "aba", "abb", "b", "ba", "\xC3\xA9t\xC3\xA9"})
        list.add(word, 1);
    const auto found = [&](std::string_view prefix) {
        std::string text;
        const auto [begin, end] = list.beginning_with(prefix);
        for (auto i = begin; i < end; ++i)
            text += std::string{list.at(i).text} + " ";
        return text;
    };
    EXPECT_EQ(found("ab"), "ab aba abb ");
    EXPECT_EQ(found("b"), "b ba ");
    EXPECT_EQ(found("abbc"), "");
    EXPECT_EQ(found("A"), "");
    EXPECT_EQ(found("\xC3\xA9"), "\xC3\xA9t\xC3\xA9 ");
    EXPECT_EQ(found("z"), "");
    EXPECT_EQ(found("a"), "a ab aba abb ");
    EXPECT_EQ(WordList{}.beginning_with("a"), std::pair(std::size_t{0}, std::size_t{0}));
}

class LexiconTest : public ::testing::Test {
protected:
    template <typename Work>
    void on_view(Work&& work) {
        const auto auth = Auth::create(company_.settings());
        ASSERT_TRUE(auth);
        auto reader = auth->everyone_reader(columns_);
        ASSERT_TRUE(reader.on_one_view([&](const View& view) -> Result<> {
            work(view);
            return {};
        }));
    }

    Company company_;
    ColumnCache columns_;
    LexiconCache lexicons_;
};

TEST_F(LexiconTest, HoldsPlainWordsAndWholeTitlesAndTags) {
    company_.say({Company::post("1", "1", "ada", "the printer prints R2D2 e-mail 12",
                                R"(,"title":"Étiquettes e-mail","tags":["Label printer"])")});
    on_view([&](const View& view) {
        const auto lexicons = lexicons_.of(view);
        ASSERT_EQ(lexicons.size(), 1U);
        const auto& words = lexicons.front()->words;
        EXPECT_EQ(all(words).find("r2d2"), std::string::npos);
        EXPECT_EQ(all(words).find("e-mail"), std::string::npos);
        EXPECT_NE(all(words).find("printer:1"), std::string::npos);
        EXPECT_NE(all(words).find("etiquettes:1"), std::string::npos);
        const auto& titles = lexicons.front()->titles;
        EXPECT_NE(all(titles).find("e-mail:1"), std::string::npos);
        EXPECT_NE(all(titles).find("etiquettes:1"), std::string::npos);
        EXPECT_EQ(all(titles).find("printer"), std::string::npos);
        EXPECT_EQ(all(lexicons.front()->tags), "label printer:1");
    });
}

TEST_F(LexiconTest, FollowsASmallDatabaseAtOnceAndIsSharedMeanwhile) {
    company_.say({Company::post("1", "1", "ada", "printer")});
    on_view([&](const View& view) {
        const auto first = lexicons_.of(view);
        EXPECT_EQ(first.front(), lexicons_.of(view).front());
    });
    company_.say({Company::post("2", "2", "ada", "scanner")});
    on_view([&](const View& view) {
        const auto& words = lexicons_.of(view).front()->words;
        const auto [begin, end] = words.beginning_with("scanner");
        EXPECT_EQ(end - begin, 1U);
    });
}

TEST_F(LexiconTest, KnowsHowAWordIsWritten) {
    company_.say({Company::post("1", "1", "ada", "une equipe"),
                  Company::post("2", "2", "ada", "Les Équipes, une Équipe"),
                  Company::post("3", "3", "ada", "notre équipe")});
    on_view([&](const View& view) {
        for (int i = 0; i < 2; ++i) {
            EXPECT_EQ(lexicons_.written(view, "equipe"), "équipe");
            EXPECT_EQ(lexicons_.written(view, "equipes"), "équipes");
            EXPECT_EQ(lexicons_.written(view, "zzz"), "zzz");
        }
    });
}

}  // namespace
}  // namespace quisait
