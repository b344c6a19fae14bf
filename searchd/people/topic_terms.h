#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "searchd/people/person_posts.h"

namespace quisait {

/// Forms of one word, or a tag of several words, that a person uses.
struct TopicTerm {
    std::string key;                   ///< the stem, or the tag with its prefix
    std::vector<std::uint32_t> posts;  ///< that have it: places in the sample, rising
    std::uint32_t talks = 0;
    std::uint32_t tagged = 0;  ///< posts that have it as a tag
    std::uint32_t titled = 0;
    double score = 0;  ///< above 0 where it sets the person apart

    bool is_long_tag() const { return key.front() == 'K'; }
};

/// What forms of a word have in common. Thread: one.
class TopicKeys {
public:
    explicit TopicKeys(Stemmer& stemmer) : stemmer_{stemmer} {}

    /// @param word  folded
    /// @return empty for what is no topic by itself: stop words, numbers, single letters,
    ///     addresses. Valid as long as this object.
    const std::string& of(const std::string& word, Language language);

private:
    Stemmer& stemmer_;
    std::unordered_map<std::string, std::string> known_[3];
};

/// Posts of the whole index that have a word in any of its forms; a post that has two forms counts
/// twice. Throws what Xapian throws.
double posts_with_word(const Xapian::Database& database, const std::string& key);

/// What a person writes about more than others do: docs/RANKING.md. Reads the term lists of the
/// sample, no document; the best ranking::kTopicCandidates, ordered so that the first ones are of
/// different subjects.
/// @param sample  side by side by talk
/// Throws what Xapian throws.
std::vector<TopicTerm> topic_terms(const PlanContext& context, const std::vector<OwnPost>& sample,
                                   TopicKeys& keys);

}  // namespace quisait
