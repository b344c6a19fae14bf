#pragma once

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

/// How fast a post's vote falls with its score: exp(kSteepness * (score / top - 1)). The steep
/// form of expCombMNZ (Macdonald and Ounis, voting model).
inline constexpr double kSteepness = 6;

/// Asking is not knowing; an accepted answer is a proof.
inline constexpr double kQuestion = 0.2;
inline constexpr double kAccepted = 1.5;

/// Votes of one talk count at most as twice its best post.
inline constexpr double kThreadCap = 2;

/// Who writes much about everything is no expert of everything: the sum is divided by
/// (posts + kActivityPrior * mean posts) ^ kActivityPower.
inline constexpr double kActivityPower = 0.35;
inline constexpr double kActivityPrior = 4;

/// A post keeps this share of its vote however old it is; the rest halves every three years.
inline constexpr double kOldShare = 0.3;
inline constexpr double kHalfLifeDays = 3 * 365.25;

/// What a skill said in the profile adds to a score of which the best is 1.
inline constexpr double kDeclaredSkill = 0.15;

/// Who has less than this share of the first one's score is not shown: better nobody than a guess.
inline constexpr double kLeastShare = 0.1;

/// How much of its vote a post keeps: 1 on the day it was written, never below kOldShare.
/// @param age  days since it was written; below 0 (a clock ran ahead) counts as 0
double freshness(double age);

/// The vote of a post.
/// @param score  its BM25 score, at least 0
/// @param top    the best score of the query, above 0
double steepness(double score, double top);

/// What the votes for a person are divided by.
double activity(double posts, double mean_posts);

}  // namespace quisait::ranking
