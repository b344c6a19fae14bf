#pragma once

#include <cstddef>
#include <cstdint>

/// Every constant of the ranking, with its source. docs/RANKING.md tells the formulas to people.
namespace quisait::ranking {

/// BM25 for short posts: repeats count little, length less than usual (Robertson's k1 and b; the
/// values won on collections of short texts).
inline constexpr double kK1 = 0.8;
inline constexpr double kB = 0.5;
inline constexpr double kShortestLength = 0.5;  ///< of the mean: shorter posts gain no more

/// What an exact word adds to the weight of its stem.
inline constexpr double kExactBonus = 0.2;

/// What a synonym weighs beside the word that was asked.
inline constexpr double kSynonym = 0.8;

/// What words that begin so weigh beside the word that is being typed, so that posts with the very
/// word come first.
inline constexpr double kUnfinished = 0.5;

/// How things lose worth as they grow old: a share never fades, the rest halves.
struct Ageing {
    double old_share;
    double half_life_days;
};

// Posts.

/// What a word of the title adds to its weight in the text.
inline constexpr double kTitleBonus = 0.5;
/// What the words add when they stand near each other, in any order, with kNearGap other words
/// among them; of their weight together.
inline constexpr double kNearBonus = 0.4;
inline constexpr unsigned kNearGap = 3;
/// Of so many matches, the best without it.
inline constexpr std::size_t kNearest = 1000;
/// What a word weighs that is the author's name, of its weight in a text.
inline constexpr double kByline = 0.3;
/// What a word weighs that a reply's talk has in its title, of its weight in the text.
inline constexpr double kTalk = 0.3;
/// Where fewer talks than these have all words, those are looked at whose title has some of them.
inline constexpr std::size_t kFewTalks = 5;
/// An old post is as good as a new one that matches a little less.
inline constexpr Ageing kPostAgeing{0.8, 2 * 365.25};
/// Likes add this part for each doubling, at most kMostLiked: one like more means little to a
/// hundred.
inline constexpr double kLiked = 0.03;
inline constexpr double kMostLiked = 0.15;
/// The answer that settled its question.
inline constexpr double kSettled = 0.15;

// People. docs/RELEVANCE.md has the measurements: tuned on the dev part of one collection, reported
// on others.

/// How many posts vote: the best ones, with all that tie with the last. Behind them stand posts
/// with one weak word, whose number would outvote what is about the question.
inline constexpr std::size_t kVoters = 1000;

/// A vote falls with the score: exp(kSteepness * (score / reference - 1)), at most 1. The steep
/// form of expCombMNZ (Macdonald and Ounis, voting models); the reference is the mean of the best
/// kBest scores, so that one post that happens to hold all words does not silence the others.
inline constexpr double kSteepness = 8;
inline constexpr std::size_t kBest = 10;

/// Asking is not knowing; an accepted answer is a proof.
inline constexpr double kQuestion = 0.2;
inline constexpr double kAccepted = 1.5;

/// An answer need not say again what was asked: replies of a talk whose first post votes have at
/// least this part of its vote.
inline constexpr double kContext = 0.4;

/// Votes of one talk count at most as its best post: flooding a talk gains nothing.
inline constexpr double kThreadCap = 1;

/// Where any of the words is enough, a rare one counts for more than BM25 lets it: its weight is
/// multiplied by (idf / idf of a word that one post has) ^ kRarityPower; a number counts half.
inline constexpr double kRarityPower = 0.5;
inline constexpr double kNumber = 0.5;

/// A post in a place that is named by a word of the query scores as if it said the word once more;
/// the part of the word's idf that is added.
inline constexpr double kPlaceBonus = 1;

/// score = votes ^ kVotesPower * (quarters with a vote) ^ kPersistence * seniority / activity.
/// Votes saturate: the fiftieth post proves less than the second. Who is at it over years knows it
/// better than who wrote as much in a week.
inline constexpr double kVotesPower = 0.7;
inline constexpr double kPersistence = 0.5;
inline constexpr unsigned kQuarterDays = 90;

/// Who is there for years knows more of what is asked than the posts say; the power of the quarters
/// in which a person wrote anything.
inline constexpr double kSeniorityPower = 0.1;

/// Who writes much about everything is no expert of everything: activity is
/// (posts + kActivityPrior * mean posts) ^ kActivityPower.
inline constexpr double kActivityPower = 0.55;
inline constexpr double kActivityPrior = 4;

/// Votes, for companies change.
inline constexpr Ageing kVoteAgeing{0.5, 3 * 365.25};

/// Posts that are counted as "on this" reach this share of the reference score.
inline constexpr double kOnTopic = 0.5;

/// Posts that are shown as proof: an accepted answer convinces more than it counts, and likes as in
/// a search of posts.
inline constexpr double kConvincing = 2;

/// A post of the same quarter or place as one that is shown already
/// proves that much less; this many for each that is shown are compared.
inline constexpr float kSameQuarter = 0.7F;
inline constexpr float kSamePlace = 0.85F;
inline constexpr std::size_t kProofsCompared = 4;

/// What a skill said in the profile adds to a score of which the best is 1.
inline constexpr double kDeclaredSkill = 0.15;

/// Who has less than this share of the first one's score is shown on no page: better nobody than a
/// guess. Programs get everybody, with a word that says so.
inline constexpr double kLeastShare = 0.1;

/// What is left of the worth of a post: 1 on the day it was written, never below the share that
/// does not fade.
/// @param age  days since it was written; below 0 (a clock ran ahead) counts as 0
double freshness(double age, const Ageing& ageing);

/// What a post's readers add to its score, as a factor of at least 1.
double endorsement(std::uint32_t likes, bool settled);

/// By what the weight of a word is multiplied where any of the words is enough.
/// @param posts   all; at least 1
/// @param having  those with the word, at most `posts`
/// @return above 0, at most 1
double rarity(double posts, double having);

/// Robertson and Spärck Jones's, with 1 added so that it stays above 0.
double inverse_document_frequency(double posts, double having);

/// What makes a post convince a reader beyond its vote, as a factor of at least 1.
double conviction(std::uint32_t likes, bool accepted);

/// The vote of a post.
/// @param score      its BM25 score, at least 0
/// @param reference  the mean of the best scores of the query, above 0
/// @return at most 1
double steepness(double score, double reference);

/// What the votes for a person come to.
/// @param votes     above 0
/// @param quarters  different quarters of a year with a vote, at least 1
double persistent(double votes, double quarters);

/// What the votes for a person are multiplied by.
/// @param quarters  of a year in which the person wrote anything, at least 1
double seniority(double quarters);

/// What the votes for a person are divided by.
double activity(double posts, double mean_posts);

}  // namespace quisait::ranking
