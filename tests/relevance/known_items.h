#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/result.h"
#include "indexer/analyzer.h"
#include "tests/relevance/trec.h"

namespace quisait::relevance {

/// Questions whose answer is known because they were made from it.
struct KnownItems {
    std::vector<Topic> titles;  ///< the title of a talk; the talk is to be found
    std::vector<Topic>
        sentences;          ///< rare words of one sentence of a reply; its talk is to be found
    Judgements judgements;  ///< of both: topic → talk, grade 1
};

/// Makes them by rule from a file of facts, the same each time: talks and replies whose hash falls
/// in the sample; titles of at least 4 words that no other talk has; of a reply its longest
/// sentence, and of that the kSentenceWords words that the fewest posts have, in their order.
/// Only of places that everyone may read.
/// @param most      questions of each kind, about
/// @param language  only of posts in it; unknown: of all
/// @return what reading the file returns
Result<KnownItems> known_items(const std::filesystem::path& facts, std::int64_t most,
                               Language language = Language::unknown);

inline constexpr std::size_t kSentenceWords = 5;

}  // namespace quisait::relevance
