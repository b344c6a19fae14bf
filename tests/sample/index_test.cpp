// The sample network through the real programs: facts, store, index, search, people.
#include <algorithm>
#include <iostream>
#include <set>

#include <gtest/gtest.h>

#include "indexer/commands.h"
#include "indexer/store.h"
#include "searchd/index/auth.h"
#include "searchd/requests/searcher.h"
#include "tests/sample/sample_folder.h"

namespace quisait {
namespace {

using testing::list_of;
using testing::SampleFolder;
using testing::text_of;
using testing::texts_of;

class SampleIndexTest : public ::testing::Test {
protected:
    void SetUp() override {
        auto settings = load_settings(sample_ / "quisait.toml");
        ASSERT_TRUE(settings) << settings.error().what();
        settings_ = *std::move(settings);
        const Arguments arguments;
        const auto synced = sync_command({settings_, arguments, {}});
        ASSERT_TRUE(synced) << synced.error().what();
        const auto auth = Auth::create(settings_);
        ASSERT_TRUE(auth) << auth.error().what();
        directories_.emplace(settings_.data, std::set<std::string>{"network", "chat"});
        searcher_.emplace(auth->everyone_reader(columns_), *directories_, clock_,
                          std::chrono::milliseconds{60000});
    }

    std::int64_t count(const std::string& text) {
        SearchRequest request;
        request.text = text;
        const auto answer = searcher_->search(request);
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().what());
        return answer ? answer->total.count : -1;
    }

    std::int64_t counted(const char* source, const char* what) const {
        return *truth_.root().member("counts")->member(source)->integer(what);
    }

    /// 1 / place of the first of `wanted` among the people found; 0 if none is found.
    double reciprocal_rank(const std::string& query, const std::set<std::string>& wanted) {
        ExpertsRequest request;
        request.text = query;
        const auto answer = searcher_->experts(request);
        EXPECT_TRUE(answer) << query;
        if (!answer) return 0;
        for (std::size_t i = 0; i < answer->experts.size(); ++i) {
            for (const auto& account : answer->experts[i].person.accounts)
                if (wanted.contains(account)) return 1.0 / static_cast<double>(i + 1);
        }
        return 0;
    }

    SampleFolder sample_{3000};
    Json truth_ = sample_.truth();
    Settings settings_;
    FixedClock clock_{testing::sample_day()};
    ColumnCache columns_;
    std::optional<DirectoryCache> directories_;
    std::optional<Searcher> searcher_;
};

/// The experts of a topic who are there and speak the language.
std::set<std::string> experts_of(const JsonValue& topic, std::string_view language) {
    std::set<std::string> experts;
    for (const auto& expert : list_of(topic, "experts")) {
        const bool fits = *expert.boolean_or(language, false) && !*expert.boolean_or("left", true);
        if (fits) experts.emplace(*expert.text("person"));
    }
    return experts;
}

/// True if a word of `topic` is a form of one of `words`, or holds it.
bool speaks_of(const PersonTopic& topic, const std::set<std::string>& stems, Stemmer& stemmer) {
    const auto tokens = tokenize(topic.text);
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        const auto& own = stemmer.stems(token, Language::unknown);
        return stems.contains(token.term) ||
               std::any_of(own.begin(), own.end(),
                           [&](const std::string& stem) { return stems.contains(stem); });
    });
}

/// The telling words of the queries that mean a topic, in all their forms.
std::set<std::string> stems_of(const JsonValue& topic, Stemmer& stemmer) {
    std::set<std::string> stems{text_of(topic, "topic")};
    for (const std::string language : {"fr", "en"}) {
        for (const auto& query : texts_of(*topic.member("queries"), language)) {
            for (const auto& token : tokenize(query)) {
                if (is_stop_word(token.term)) continue;
                stems.insert(token.term);
                const auto& own = stemmer.stems(token, Language::unknown);
                stems.insert(own.begin(), own.end());
            }
        }
    }
    return stems;
}

/// Of who wrote less nothing can be said.
constexpr std::int64_t kSaidEnough = 5;

TEST_F(SampleIndexTest, TheTopicsOfAnExpertNameWhatTheTruthSays) {
    Stemmer stemmer;
    int experts = 0;
    int named = 0;
    for (const auto& topic : list_of(truth_.root(), "topics")) {
        const auto stems = stems_of(topic, stemmer);
        for (const auto& expert : list_of(topic, "experts")) {
            const auto page = searcher_->person(*expert.text("person"));
            ASSERT_TRUE(page);
            EXPECT_LE(page->topics.size(), 15U);
            if (page->posts < kSaidEnough) continue;
            ++experts;
            const bool found =
                std::any_of(page->topics.begin(), page->topics.end(),
                            [&](const PersonTopic& one) { return speaks_of(one, stems, stemmer); });
            named += found ? 1 : 0;
            if (found && std::getenv("ALLT") == nullptr) continue;
            std::cout << text_of(topic, "topic") << ": " << page->person.name << " (" << page->posts
                      << " posts)";
            for (const auto& one : page->topics)
                std::cout << " | " << one.text << ' ' << one.posts;
            std::cout << '\n';
        }
    }
    std::cout << fmt::format("topics: {} of {} experts\n", named, experts);
    EXPECT_GT(experts, 50);
    EXPECT_GT(named * 4, experts * 3);
}

TEST_F(SampleIndexTest, CountsAgreeWithTheTruth) {
    auto store = StoreReader::open(settings_.data);
    ASSERT_TRUE(store);
    const auto counts = store->counts();
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->set_aside, 0);
    EXPECT_EQ(counts->posts, counted("network", "posts") + counted("chat", "posts"));
    EXPECT_EQ(counts->spaces, static_cast<std::int64_t>(list_of(truth_.root(), "places").size()));
    EXPECT_EQ(counts->persons,
              *truth_.root().integer("accounts") +
                  static_cast<std::int64_t>(list_of(truth_.root(), "same").size()));
    EXPECT_EQ(count("source:network"), counted("network", "open"));
    EXPECT_EQ(count("source:chat"), counted("chat", "open"));
}

TEST_F(SampleIndexTest, NobodyFindsWhatOthersKeepToThemselves) {
    int secrets = 0;
    for (const auto& place : list_of(truth_.root(), "places")) {
        const auto secret = text_of(place, "secret");
        if (secret.empty()) continue;
        ++secrets;
        EXPECT_EQ(count(secret), 0) << secret;
        EXPECT_EQ(count("\"" + secret + "\""), 0) << secret;
    }
    EXPECT_GT(secrets, 4);
    for (const auto& id : texts_of(truth_.root(), "deleted"))
        EXPECT_FALSE(searcher_->thread(id, "")) << id;
}

TEST_F(SampleIndexTest, TwoAccountsOfOnePersonAreOnePerson) {
    for (const auto& pair : list_of(truth_.root(), "same")) {
        const auto ids = pair.elements();
        const auto one = searcher_->person(*ids.at(0).as_text());
        const auto other = searcher_->person(*ids.at(1).as_text());
        ASSERT_TRUE(one && other);
        EXPECT_EQ(one->person.id, other->person.id);
    }
}

TEST_F(SampleIndexTest, TheExpertsOfTheTruthComeFirst) {
    for (const std::string language : {"fr", "en"}) {
        double sum = 0;
        int queries = 0;
        int first = 0;
        for (const auto& topic : list_of(truth_.root(), "topics")) {
            const auto wanted = experts_of(topic, language);
            for (const auto& query : texts_of(*topic.member("queries"), language)) {
                const auto rank = reciprocal_rank(query, wanted);
                if (rank < 1) std::cout << language << ' ' << query << ": " << rank << '\n';
                sum += rank;
                first += rank == 1 ? 1 : 0;
                ++queries;
            }
        }
        const auto mean = sum / queries;
        std::cout << fmt::format("{}: mean reciprocal rank {:.3f}, first {} of {}\n", language,
                                 mean, first, queries);
        EXPECT_GT(queries, 50);
        EXPECT_GT(mean, 0.65) << language;
        EXPECT_GT(first * 2, queries) << language;
    }
}

}  // namespace
}  // namespace quisait
