#include "searchd/people/topic_spelling.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "indexer/schema.h"

namespace quisait {
namespace {

/// Longest text of which words are looked at: a topic is named early.
constexpr std::size_t kLongestText = 8192;
/// What may stand between the two words of a phrase, with its spaces: "base de données", "table of
/// contents". Verbs and articles make sentences, not names.
constexpr auto kLinks = std::to_array<std::string_view>(
    {" ", "-", " de ", " d'", " d’", " du ", " des ", " of ", " à ", " en "});
/// Links words that are topics both.
constexpr auto kPairs = std::to_array<std::string_view>({" et ", " and ", " & "});

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool begins_address(std::string_view text, std::size_t at) {
    const auto rest = text.substr(at);
    if (rest.front() == '@') return at == 0 || is_space(text[at - 1]) || text[at - 1] == '(';
    return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
}

bool joins_phrase(std::string_view gap, bool both_are_topics) {
    return std::find(kLinks.begin(), kLinks.end(), gap) != kLinks.end() ||
           (both_are_topics && std::find(kPairs.begin(), kPairs.end(), gap) != kPairs.end());
}

bool is_whole(const Token& token) {
    return token.kind == TokenKind::word || token.kind == TokenKind::compound;
}

}  // namespace

void Spellings::note(std::string_view text, std::uint64_t talk) {
    ++seen[std::string{text}];
    if (talks == 0 || last_talk != talk) ++talks;
    last_talk = talk;
}

std::string Spellings::best() const {
    const std::pair<const std::string, std::uint32_t>* found = nullptr;
    for (const auto& one : seen) {
        // Capitals sort before small letters: of two alike the later one is the smaller.
        if (found == nullptr || one.second >= found->second) found = &one;
    }
    return found == nullptr ? std::string{} : found->first;
}

SpellingCount::SpellingCount(const std::vector<TopicTerm>& terms, TopicKeys& keys) : keys_{keys} {
    for (const auto& one : terms)
        words_[one.key];
}

void SpellingCount::add_text(std::string_view text, Language language, std::uint64_t talk) {
    const auto plain = without_addresses(cut_at_word(text, kLongestText));
    auto tokens = tokenize(plain);
    std::erase_if(tokens, [](const Token& token) { return !is_whole(token); });
    const Token* before = nullptr;  // the last word that can be a topic
    std::size_t between = 0;        // stop words since then
    for (const auto& token : tokens) {
        const auto& key = keys_.of(token.term, language);
        if (key.empty()) {
            if (++between > 1 || !is_stop_word(token.term)) before = nullptr;
            continue;
        }
        const auto spelled = std::string_view{plain}.substr(token.begin, token.end - token.begin);
        if (const auto found = words_.find(key); found != words_.end()) {
            found->second.note(spelled, talk);
        }
        if (before != nullptr) add_phrase(plain, *before, token, language, talk);
        before = &token;
        between = 0;
    }
}

void SpellingCount::add_phrase(std::string_view text, const Token& first, const Token& second,
                               Language language, std::uint64_t talk) {
    const auto& one = keys_.of(first.term, language);
    const auto& other = keys_.of(second.term, language);
    if (one == other || (!words_.contains(one) && !words_.contains(other))) return;
    const bool both = words_.contains(one) && words_.contains(other);
    if (!joins_phrase(text.substr(first.end, second.begin - first.end), both)) return;
    auto& phrase = phrases_[{one, other}];
    phrase.first = one;
    phrase.second = other;
    phrase.spellings.note(text.substr(first.begin, second.end - first.begin), talk);
    const auto begin = text.substr(first.begin, first.end - first.begin);
    const auto end = text.substr(second.begin, second.end - second.begin);
    phrase.queries.note(std::string{begin} + " " + std::string{end}, talk);
}

void SpellingCount::add_tag(std::string_view tag, Language language, std::uint64_t talk) {
    const auto long_tag = words_.find(term(FieldId::tag, tag));
    const auto found =
        long_tag != words_.end() ? long_tag : words_.find(keys_.of(fold(tag), language));
    if (found != words_.end()) found->second.note(tag, talk);
}

const Spellings* SpellingCount::word(const std::string& key) const {
    const auto found = words_.find(key);
    return found == words_.end() || found->second.talks == 0 ? nullptr : &found->second;
}

std::vector<const PhraseSpellings*> SpellingCount::phrases_with(const std::string& key) const {
    std::vector<const PhraseSpellings*> found;
    for (const auto& [keys, phrase] : phrases_) {
        if (phrase.first == key || phrase.second == key) found.push_back(&phrase);
    }
    return found;
}

std::string without_addresses(std::string_view text) {
    std::string plain{text};
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!begins_address(text, at)) continue;
        for (; at < text.size() && !is_space(text[at]); ++at)
            plain[at] = ' ';
    }
    return plain;
}

}  // namespace quisait
