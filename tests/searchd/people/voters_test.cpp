#include "searchd/people/voters.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <random>
#include <vector>

namespace quisait {
namespace {

using ::testing::ElementsAre;

std::vector<Vote> votes_with_scores(const std::vector<float>& scores) {
    std::vector<Vote> votes;
    for (const auto score : scores)
        votes.push_back({static_cast<Xapian::docid>(votes.size() + 1), 0, score});
    return votes;
}

std::vector<Xapian::docid> taken(const std::vector<Vote>& votes) {
    Voters voters;
    for (const auto& vote : votes)
        voters.add(vote);
    std::vector<Xapian::docid> documents;
    for (const auto& vote : voters.take())
        documents.push_back(vote.document);
    std::sort(documents.begin(), documents.end());
    return documents;
}

/// All that score at least what the last of the best scores.
std::vector<Xapian::docid> best_by_sorting(std::vector<Vote> votes) {
    std::sort(votes.begin(), votes.end(),
              [](const Vote& a, const Vote& b) { return a.score > b.score; });
    const auto least = votes[std::min(votes.size(), ranking::kVoters) - 1].score;
    std::vector<Xapian::docid> documents;
    for (const auto& vote : votes) {
        if (vote.score >= least) documents.push_back(vote.document);
    }
    std::sort(documents.begin(), documents.end());
    return documents;
}

TEST(Voters, FewAreAllKept) {
    EXPECT_THAT(taken(votes_with_scores({0, 3, 1})), ElementsAre(1, 2, 3));
}

TEST(Voters, OfManyTheBestAreKeptWithAllThatTieWithTheLast) {
    std::mt19937 random{7};
    for (const unsigned kinds : {3U, 50U, 1'000'000U}) {
        std::vector<float> scores;
        for (int i = 0; i < 30'000; ++i)
            scores.push_back(static_cast<float>(random() % kinds));
        const auto votes = votes_with_scores(scores);
        EXPECT_EQ(taken(votes), best_by_sorting(votes)) << kinds << " different scores";
    }
}

TEST(Voters, ScoresThatOnlyRiseOrOnlyFallAreNoSpecialCase) {
    std::vector<float> scores;
    for (int i = 0; i < 20'000; ++i)
        scores.push_back(static_cast<float>(i));
    const auto rising = votes_with_scores(scores);
    EXPECT_EQ(taken(rising), best_by_sorting(rising));
    std::reverse(scores.begin(), scores.end());
    const auto falling = votes_with_scores(scores);
    EXPECT_EQ(taken(falling), best_by_sorting(falling));
}

}  // namespace
}  // namespace quisait
