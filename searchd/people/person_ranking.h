#pragma once

#include <cstddef>
#include <cstdint>

/// Every constant of what is said of people without a query, with its source. docs/RANKING.md tells
/// the formulas to people.
namespace quisait::ranking {

// What sets a person apart.

/// Posts whose terms are counted, and those of them whose text is opened to see how words are
/// spelled and which stand side by side. A page of a person does no more work than that.
inline constexpr std::size_t kTopicSample = 256;
inline constexpr std::size_t kTopicTexts = 48;
/// Words whose frequency in the whole index is looked up, and those that may become topics.
inline constexpr std::size_t kTopicLookups = 1500;
inline constexpr std::size_t kTopicCandidates = 60;
inline constexpr std::size_t kMostTopics = 15;

/// A word is no topic of somebody who used it in one talk only; a tag is.
inline constexpr std::size_t kTopicTalks = 2;
/// The person uses the word this many times as often as all others.
inline constexpr double kTopicLift = 2;
/// Words that are less surprising than this happen to be there: G² above it has a chance of one in
/// a thousand (chi-squared, one degree of freedom).
inline constexpr double kTopicSurprise = 10.83;
/// A word that stands in more than this part of all posts is how people talk, not what of. The
/// bound is for large indexes; in a small one a topic may well fill kTopicSmall posts.
inline constexpr double kTopicCommon = 0.05;
inline constexpr double kTopicSmall = 30;

/// A tag was chosen to say what a post is about, a title was written to: what a word gains when
/// all its posts have it there.
inline constexpr double kTopicTagged = 2;
inline constexpr double kTopicTitled = 1;

/// Topics are to say different things: what a post counts for a topic for each topic before that it
/// has too. The idea of maximal marginal relevance (J. Carbonell and J. Goldstein, SIGIR 1998).
inline constexpr double kTopicAgain = 0.5;

/// Two words side by side are a topic when they stand together in this part of the posts of one
/// of them, and take its place when they do so in kPhraseInstead of them.
inline constexpr double kPhraseBeside = 0.3;
inline constexpr double kPhraseInstead = 0.6;

/// How surprising it is that a part has a share which the whole has not: the log-likelihood ratio
/// G² of T. Dunning, Accurate methods for the statistics of surprise and coincidence,
/// Computational Linguistics 19 (1993).
/// @param own     posts of the part that have it, at most `part`
/// @param others  posts of the rest that have it, at most `rest`
/// @return 0 where the part has no larger share than the rest
double surprise(double own, double part, double others, double rest);

// A whole text as a query.

/// The words that are asked, by idf and how often the text says them: the cut that predicts best
/// which parts of a long query help (G. Kumaran and V. Carvalho, Reducing long queries using query
/// quality predictors, SIGIR 2009, keep a few words).
inline constexpr std::size_t kTellingWords = 8;
/// A word of the title counts as if the text said it this often.
inline constexpr double kTellingTitle = 2;
/// A word that stands in more than this part of the posts tells nothing.
inline constexpr double kTellingCommon = 0.1;
/// A question of at least so many words is read as one.
inline constexpr std::size_t kQuestionWords = 5;

// Questions without an answer.

/// Older ones have answered themselves.
inline constexpr std::int64_t kQuestionDays = 365;
/// Posts that are opened to see whether they ask; the next page goes on there.
inline constexpr std::size_t kQuestionTexts = 300;
/// How often one person is proposed on a page: who knows much is not to be flooded.
inline constexpr std::size_t kMostProposals = 3;
/// How far down the ranking one who rises may stand, and how new all shown posts must be.
inline constexpr std::size_t kRisingPlaces = 15;
inline constexpr std::int64_t kRisingDays = 180;

// With whom a person works.

/// Talks that are looked at, the newest; people that are shown.
inline constexpr std::size_t kSharedTalks = 2000;
inline constexpr std::size_t kMostCollaborators = 8;

/// Links a person shared: posts that are opened, links that are shown.
inline constexpr std::size_t kLinkPosts = 20;
inline constexpr std::size_t kMostLinks = 8;

// Teams.

/// People that are looked at for a need, and the needs, up to which the best team is searched for
/// among all; beyond, and after so many steps, the answer says that it is not proven best.
inline constexpr std::size_t kTeamCandidates = 12;
inline constexpr std::size_t kTeamExactNeeds = 5;
inline constexpr std::size_t kTeamSteps = 200000;

}  // namespace quisait::ranking
