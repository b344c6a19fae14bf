#include <algorithm>
#include <set>

#include "base/text.h"
#include "searchd/suggest/suggest_parts.h"
#include "searchd/suggest/together.h"

namespace quisait {
namespace {

/// How many of the most frequent words are looked up until enough have posts.
constexpr std::size_t kMostLookedUp = 16;
constexpr std::size_t kShortestWord = 2;  ///< letters

/// The word at the end of what is typed.
struct Ending {
    std::string word;       ///< folded
    std::size_t begin = 0;  ///< bytes in the value
};

std::optional<Ending> ending_of(const std::string& value) {
    const auto tokens = tokenize(value);
    const auto last = std::find_if(tokens.rbegin(), tokens.rend(), [](const Token& token) {
        return token.kind == TokenKind::word || token.kind == TokenKind::compound;
    });
    if (last == tokens.rend() || last->end != value.size()) return std::nullopt;
    if (count_code_points(last->term) < kShortestWord) return std::nullopt;
    return Ending{last->term, last->begin};
}

bool is_more_frequent(const WordList::Word& a, const WordList::Word& b) {
    return a.frequency != b.frequency ? a.frequency > b.frequency : a.text < b.text;
}

void add_most_frequent(const WordList& list, const std::string& prefix,
                       std::vector<WordList::Word>& words) {
    const auto [begin, end] = list.beginning_with(prefix);
    std::vector<WordList::Word> range;
    range.reserve(end - begin);
    for (auto i = begin; i < end; ++i) {
        const auto word = list.at(i);
        if (word.text.size() > prefix.size()) range.push_back(word);
    }
    const auto most = std::min(range.size(), kMostLookedUp);
    std::partial_sort(range.begin(), range.begin() + static_cast<std::ptrdiff_t>(most), range.end(),
                      is_more_frequent);
    words.insert(words.end(), range.begin(), range.begin() + static_cast<std::ptrdiff_t>(most));
}

/// Each word once, most frequent first.
void merge(std::vector<WordList::Word>& words) {
    std::sort(words.begin(), words.end(),
              [](const auto& a, const auto& b) { return a.text < b.text; });
    std::vector<WordList::Word> merged;
    for (const auto& word : words) {
        if (!merged.empty() && merged.back().text == word.text) {
            merged.back().frequency += word.frequency;
        } else {
            merged.push_back(word);
        }
    }
    std::sort(merged.begin(), merged.end(), is_more_frequent);
    if (merged.size() > kMostLookedUp) merged.resize(kMostLookedUp);
    words = std::move(merged);
}

/// Words of titles and tags; where these have none, of texts.
std::vector<WordList::Word> completions(const Lexicons& lexicons, const std::string& prefix,
                                        bool of_titles) {
    std::vector<WordList::Word> words;
    for (const auto& lexicon : lexicons) {
        add_most_frequent(lexicon->titles, prefix, words);
        if (!of_titles) add_most_frequent(lexicon->tags, prefix, words);
    }
    if (words.empty() && !of_titles) {
        for (const auto& lexicon : lexicons)
            add_most_frequent(lexicon->words, prefix, words);
    }
    merge(words);
    return words;
}

/// Leaves out forms of a word that was there before: they find the same posts.
class Forms {
public:
    explicit Forms(Stemmer& stemmer) : stemmer_{stemmer} {}

    bool is_new(std::string_view word) {
        const auto forms = forms_of(word);
        return std::none_of(forms.begin(), forms.end(),
                            [&](const auto& form) { return seen_.contains(form); });
    }
    void add(std::string_view word) {
        for (auto& form : forms_of(word))
            seen_.insert(std::move(form));
    }

private:
    std::vector<std::string> forms_of(std::string_view word) {
        Token token;
        token.term = word;
        token.lower = word;
        token.kind = TokenKind::word;
        std::vector<std::string> forms{token.term};
        for (const auto language : {Language::en, Language::fr}) {
            for (const auto& stem : stemmer_.stems(token, language))
                forms.push_back(stem);
        }
        return forms;
    }

    Stemmer& stemmer_;
    std::set<std::string> seen_;
};

}  // namespace

std::vector<Suggestion> suggested_searches(const SuggestContext& context, std::size_t most) {
    const auto& typed = context.typed;
    const auto ending = ending_of(typed.value);
    if (!ending || !typed.sign.empty() || context.plan.lexicons == nullptr) return {};
    const bool of_titles = typed.operation && typed.operation->field == FieldId::title;
    auto& lexicons = *context.plan.lexicons;
    // Held until the end: the words below are views of them.
    const auto kept = lexicons.of(context.plan.view);
    Together together{context};
    Forms forms{context.plan.stemmer};
    std::vector<Suggestion> found;
    for (const auto& word : completions(kept, ending->word, of_titles)) {
        if (found.size() >= most || std::chrono::steady_clock::now() > context.plan.until) break;
        const std::string text{word.text};
        const bool is_tag_alone = text.find(' ') != std::string::npos;
        const auto asked = of_titles      ? term(FieldId::title, text)
                           : is_tag_alone ? term(FieldId::tag, text)
                                          : text;
        if (!forms.is_new(text) || !together.has_posts(asked)) continue;
        forms.add(text);
        Suggestion one;
        one.query = typed.before + typed.name + typed.value.substr(0, ending->begin) +
                    lexicons.written(context.plan.view, text);
        one.text = one.query;
        found.push_back(std::move(one));
    }
    return found;
}

}  // namespace quisait
