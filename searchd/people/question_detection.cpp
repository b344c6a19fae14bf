#include "searchd/people/question_detection.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "searchd/people/topic_spelling.h"

namespace quisait {
namespace {

constexpr std::size_t kLongestText = 8192;
/// Sentences at either end of a text that ask for the whole; those between may be rhetoric.
constexpr std::size_t kFirstSentences = 3;
constexpr std::size_t kLastSentences = 4;
/// "Hein ?" asks nothing that somebody could answer.
constexpr std::size_t kFewestWords = 2;

/// How questions begin where their sign is missing, folded. Bare "how" and "comment" are left out:
/// "How we moved to Lyon" tells.
constexpr auto kOpenings = std::to_array<std::string_view>({"est-ce que",
                                                            "est-ce qu'",
                                                            "est ce que",
                                                            "est ce qu'",
                                                            "qu'est-ce",
                                                            "qu'est ce",
                                                            "quelqu'un sait",
                                                            "quelqu'un a ",
                                                            "quelqu'un aurait",
                                                            "quelqu'un peut",
                                                            "quelqu'un pourrait",
                                                            "quelqu'un connait",
                                                            "quelqu'un utilise",
                                                            "est-ce",
                                                            "qui sait",
                                                            "qui peut",
                                                            "qui connait",
                                                            "qui pourrait",
                                                            "qui aurait",
                                                            "savez-vous",
                                                            "sais-tu",
                                                            "avez-vous",
                                                            "as-tu",
                                                            "auriez-vous",
                                                            "pouvez-vous",
                                                            "pourriez-vous",
                                                            "peux-tu",
                                                            "connaissez-vous",
                                                            "peut-on",
                                                            "doit-on",
                                                            "faut-il",
                                                            "y a-t-il",
                                                            "y a t il",
                                                            "existe-t-il",
                                                            "comment faire",
                                                            "comment puis-je",
                                                            "comment peut-on",
                                                            "comment faites-vous",
                                                            "comment fait-on",
                                                            "comment on fait",
                                                            "comment est-ce",
                                                            "pourquoi est-ce",
                                                            "pourquoi on ",
                                                            "ou trouver",
                                                            "ou est-ce",
                                                            "ou puis-je",
                                                            "quel est",
                                                            "quelle est",
                                                            "quels sont",
                                                            "quelles sont",
                                                            "je cherche",
                                                            "je recherche",
                                                            "on cherche",
                                                            "nous cherchons",
                                                            "je n'arrive pas",
                                                            "on n'arrive pas",
                                                            "je ne trouve pas",
                                                            "j'aimerais savoir",
                                                            "je voudrais savoir",
                                                            "je me demande",
                                                            "j'ai une question",
                                                            "petite question",
                                                            "besoin d'aide",
                                                            "a qui m'adresser",
                                                            "does anyone",
                                                            "does anybody",
                                                            "does somebody",
                                                            "do we have",
                                                            "do you know",
                                                            "anyone know",
                                                            "anybody know",
                                                            "anyone has",
                                                            "anyone have",
                                                            "anyone else",
                                                            "has anyone",
                                                            "has anybody",
                                                            "have you",
                                                            "did anyone",
                                                            "is anyone",
                                                            "is anybody",
                                                            "is there",
                                                            "are there",
                                                            "is it possible",
                                                            "is it ok",
                                                            "can anyone",
                                                            "can anybody",
                                                            "can someone",
                                                            "can somebody",
                                                            "can you",
                                                            "can we",
                                                            "can i ",
                                                            "could anyone",
                                                            "could someone",
                                                            "could you",
                                                            "would anyone",
                                                            "would someone",
                                                            "should i ",
                                                            "should we",
                                                            "how do ",
                                                            "how does",
                                                            "how can",
                                                            "how could",
                                                            "how should",
                                                            "how would",
                                                            "how is ",
                                                            "how are ",
                                                            "how did",
                                                            "what is the",
                                                            "what are the",
                                                            "what's the",
                                                            "what do ",
                                                            "what does",
                                                            "what would",
                                                            "what should",
                                                            "why is ",
                                                            "why are ",
                                                            "why do ",
                                                            "why does",
                                                            "why did",
                                                            "where is ",
                                                            "where are ",
                                                            "where can",
                                                            "where do ",
                                                            "who knows",
                                                            "who can",
                                                            "who is ",
                                                            "which one",
                                                            "which is",
                                                            "when will",
                                                            "when is ",
                                                            "when do ",
                                                            "i'm looking for",
                                                            "i am looking for",
                                                            "looking for",
                                                            "i wonder",
                                                            "i was wondering",
                                                            "wondering if",
                                                            "i can't figure",
                                                            "i cannot figure",
                                                            "i'd like to know",
                                                            "i would like to know",
                                                            "any idea",
                                                            "any ideas",
                                                            "any advice",
                                                            "any hint",
                                                            "need help",
                                                            "help needed",
                                                            "i need help",
                                                            "quick question"});

/// What may stand before the question, folded; the rest of its sentence is looked at.
constexpr auto kGreetings = std::to_array<std::string_view>({"bonjour a tous",
                                                             "bonjour a toutes et a tous",
                                                             "bonjour l'equipe",
                                                             "bonjour",
                                                             "bonsoir",
                                                             "salut tout le monde",
                                                             "salut a tous",
                                                             "salut",
                                                             "coucou",
                                                             "hello all",
                                                             "hello everyone",
                                                             "hello",
                                                             "hi all",
                                                             "hi everyone",
                                                             "hi there",
                                                             "hi team",
                                                             "hi",
                                                             "hey all",
                                                             "hey",
                                                             "dear all",
                                                             "good morning",
                                                             "question",
                                                             "svp",
                                                             "please",
                                                             "so",
                                                             "ok",
                                                             "et",
                                                             "and",
                                                             "but",
                                                             "mais",
                                                             "du coup",
                                                             "sinon",
                                                             "also"});

bool is_closing(char c) {
    return c == ')' || c == '"' || c == '\'' || c == '*' || c == '_';
}

/// A sentence and whether it ends with a question mark.
struct Sentence {
    std::string text;
    bool asks = false;
};

/// The text without quoted lines and code.
std::string spoken(std::string_view text) {
    std::string kept;
    bool in_code = false;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with("```")) in_code = !in_code;
        if (in_code || line.starts_with(">") || line.starts_with("```")) continue;
        kept += line;
        kept += '\n';
    }
    bool in_span = false;
    for (auto& c : kept) {
        if (c == '\n') in_span = false;
        if (c == '`')
            in_span = !in_span;
        else if (in_span)
            c = ' ';
    }
    return kept;
}

/// True if the "?" at `at` ends a sentence: `a?b` and "?x=1" do not.
bool ends_sentence(std::string_view text, std::size_t at) {
    auto after = at + 1;
    while (after < text.size() &&
           (text[after] == '?' || text[after] == '!' || is_closing(text[after])))
        ++after;
    return after >= text.size() || text[after] == ' ' || text[after] == '\n' ||
           text[after] == '\t' || static_cast<unsigned char>(text[after]) >= 0x80;
}

std::vector<Sentence> sentences(std::string_view text) {
    std::vector<Sentence> found;
    std::string current;
    const auto close = [&](bool asks) {
        if (!trim(current).empty()) found.push_back({std::string{trim(current)}, asks});
        current.clear();
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool before_space =
            at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';
        if (c == '?' && ends_sentence(text, at))
            close(true);
        else if (c == '\n' || ((c == '.' || c == '!' || c == ':') && before_space))
            close(false);
        else
            current += c;
    }
    close(false);
    return found;
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    while (!text.empty()) {
        const auto [value, bytes] = first_code_point(text);
        const bool wordish = is_letter(value) || is_digit(value);
        if (wordish && !inside) ++words;
        if (is_cjk(value)) ++words;  // written without spaces
        inside = wordish;
        text.remove_prefix(bytes);
    }
    return words;
}

/// Folded, with plain apostrophes, and without greetings and signs in front.
std::string opening_of(std::string_view sentence) {
    auto text = fold(sentence);
    for (auto at = text.find("\u2019"); at != std::string::npos; at = text.find("\u2019", at))
        text.replace(at, 3, "'");
    std::string_view rest = text;
    const auto skip_signs = [&] {
        while (!rest.empty() &&
               std::string_view{" ,;:-*_#@()[]\"'"}.find(rest.front()) != std::string_view::npos)
            rest.remove_prefix(1);
    };
    skip_signs();
    for (const auto greeting : kGreetings) {
        if (!rest.starts_with(greeting)) continue;
        const auto after = rest.substr(greeting.size());
        if (!after.empty() && after.front() != ' ' && after.front() != ',') continue;
        rest = after;
        skip_signs();
    }
    return std::string{rest};
}

bool opens_question(const Sentence& sentence) {
    const auto opening = opening_of(sentence.text);
    return std::any_of(kOpenings.begin(), kOpenings.end(), [&](std::string_view one) {
        if (!opening.starts_with(one)) return false;
        const auto last = one.back();
        if (last == ' ' || last == '\'' || opening.size() == one.size()) return true;
        return opening[one.size()] == ' ' || opening[one.size()] == '-' ||
               opening[one.size()] == ',';
    });
}

bool asks(const Sentence& sentence) {
    if (count_words(sentence.text) < kFewestWords) return false;
    return sentence.asks || opens_question(sentence);
}

}  // namespace

bool is_question(std::string_view title, std::string_view text) {
    const auto titles = sentences(title);
    if (std::any_of(titles.begin(), titles.end(), asks)) return true;
    const auto all = sentences(without_addresses(spoken(cut_at_word(text, kLongestText))));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool near_end = i < kFirstSentences || i + kLastSentences >= all.size();
        if (near_end && asks(all[i])) return true;
    }
    return false;
}

}  // namespace quisait
