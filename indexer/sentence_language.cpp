#include "indexer/sentence_language.h"

#include <algorithm>

namespace quisait {
namespace {

constexpr int kClearLead = 2;

/// True if a sentence ends between two tokens.
bool ends_sentence(std::string_view between) {
    return between.find_first_of(".!?\n") != std::string_view::npos;
}

/// The language of the tokens from `begin` to before `end`.
Language language_of_sentence(const std::vector<Token>& tokens, std::size_t begin,
                              std::size_t end) {
    int lead = 0;  // of English
    for (auto i = begin; i < end; ++i) {
        if (is_stop_word(Language::en, tokens[i].lower)) ++lead;
        if (is_stop_word(Language::fr, tokens[i].lower)) --lead;
    }
    if (lead >= kClearLead) return Language::en;
    return lead <= -kClearLead ? Language::fr : Language::unknown;
}

}  // namespace

std::vector<Language> languages_of(std::string_view text, const std::vector<Token>& tokens,
                                   Language whole) {
    std::vector<Language> languages(tokens.size(), whole);
    for (std::size_t begin = 0; begin < tokens.size();) {
        auto end = begin + 1;
        while (end < tokens.size()) {
            const auto gap = std::max(tokens[end].begin, tokens[end - 1].end);
            const auto between = text.substr(tokens[end - 1].end, gap - tokens[end - 1].end);
            if (ends_sentence(between)) break;
            ++end;
        }
        const auto own = language_of_sentence(tokens, begin, end);
        if (own != Language::unknown) {
            std::fill(languages.begin() + static_cast<std::ptrdiff_t>(begin),
                      languages.begin() + static_cast<std::ptrdiff_t>(end), own);
        }
        begin = end;
    }
    return languages;
}

}  // namespace quisait
