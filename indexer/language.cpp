#include <StopWords.h>
#include <algorithm>
#include <cld2/public/compact_lang_det.h>
#include <cstdio>
#include <functional>
#include <sstream>
#include <unordered_set>

#include "base/text.h"
#include "indexer/analyzer.h"

namespace quisait {
namespace {

struct HashText {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};
using Words = std::unordered_set<std::string, HashText, std::equal_to<>>;

Words words_of(std::string_view file) {
    for (const auto& embedded : embedded::kStopWords) {
        if (embedded.name != file) continue;
        std::istringstream stream{std::string{embedded.content}};
        Words words;
        for (std::string one; stream >> one;)
            words.insert(one);
        return words;
    }
    return {};
}

const Words& stop_words(Language language) {
    static const Words english = words_of("en.txt");
    static const Words french = words_of("fr.txt");
    return language == Language::fr ? french : english;
}

const Words& folded_stop_words() {
    static const Words folded = [] {
        Words all;
        for (const auto language : {Language::en, Language::fr}) {
            for (const auto& one : stop_words(language))
                all.insert(fold(one));
        }
        return all;
    }();
    return folded;
}

constexpr std::size_t kEnoughBytes = 2000;
constexpr int kClearLead = 2;

/// What CLD2 says, if it is one of ours.
Language by_letters(std::string_view text) {
    bool reliable = false;
    const auto language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()),
                                               /*is_plain_text=*/true, &reliable);
    if (!reliable) return Language::unknown;
    if (language == CLD2::FRENCH) return Language::fr;
    if (language == CLD2::ENGLISH) return Language::en;
    return Language::unknown;
}

}  // namespace

std::string_view word(Language language) {
    switch (language) {
        case Language::unknown:
            return "";
        case Language::en:
            return "en";
        case Language::fr:
            return "fr";
    }
    return "";
}

Language language_of(std::string_view code) {
    const auto lower = lower_ascii(code.substr(0, 2));
    if (lower == "en") return Language::en;
    if (lower == "fr") return Language::fr;
    return Language::unknown;
}

Language detect_language(std::string_view text) {
    text = cut_at_word(text, kEnoughBytes);
    int english = 0;
    int french = 0;
    for (const auto& token : tokenize(text)) {
        if (stop_words(Language::en).contains(token.lower)) ++english;
        if (stop_words(Language::fr).contains(token.lower)) ++french;
    }
    if (english >= french + kClearLead) return Language::en;
    if (french >= english + kClearLead) return Language::fr;
    const auto guessed = by_letters(text);
    if (guessed != Language::unknown) return guessed;
    if (english == french) return Language::unknown;
    return english > french ? Language::en : Language::fr;
}

bool is_stop_word(std::string_view term) {
    return folded_stop_words().contains(term);
}

bool is_stop_word(Language language, std::string_view lower) {
    return language != Language::unknown && stop_words(language).contains(lower);
}

}  // namespace quisait
