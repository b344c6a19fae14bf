#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/people/topic_terms.h"

namespace quisait {

/// How often each spelling was seen, and in how many talks any of them.
struct Spellings {
    std::map<std::string, std::uint32_t> seen;
    std::uint32_t talks = 0;
    std::uint64_t last_talk = 0;

    void note(std::string_view text, std::uint64_t talk);
    /// The most frequent one; of two alike the one in lower case. Empty if none was seen.
    std::string best() const;
};

/// Two words side by side, or with a stop word between them.
struct PhraseSpellings {
    std::string first;   ///< key
    std::string second;  ///< key
    Spellings spellings;
    Spellings queries;  ///< the two words alone
};

/// Sees in whole texts how the words of topics are written and which of them stand together.
class SpellingCount {
public:
    SpellingCount(const std::vector<TopicTerm>& terms, TopicKeys& keys);

    /// Addresses and names behind an @ are no words.
    void add_text(std::string_view text, Language language, std::uint64_t talk);
    void add_tag(std::string_view tag, Language language, std::uint64_t talk);

    /// @return null if it was not seen
    const Spellings* word(const std::string& key) const;
    /// Phrases of which `key` is a part, in no order that matters.
    std::vector<const PhraseSpellings*> phrases_with(const std::string& key) const;

private:
    void add_phrase(std::string_view text, const Token& first, const Token& second,
                    Language language, std::uint64_t talk);

    TopicKeys& keys_;
    std::map<std::string, Spellings> words_;  ///< of every key that is asked for
    std::map<std::pair<std::string, std::string>, PhraseSpellings> phrases_;
};

/// `text` with spaces in place of web addresses and of names behind an @; of the same length.
std::string without_addresses(std::string_view text);

}  // namespace quisait
