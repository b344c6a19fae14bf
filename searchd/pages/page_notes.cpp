#include "searchd/pages/page_notes.h"

#include <array>
#include <optional>

#include "searchd/index/fold.h"

namespace quisait {
namespace {

/// A sentence and its translation; {} stands for the same value in both.
struct Sentence {
    std::string_view en;
    std::string_view fr;
};

// clang-format off
constexpr auto kSentences = std::to_array<Sentence>({
    {"the query is cut here", "la recherche est coupée ici"},
    {"nothing stands after OR", "rien ne suit OR"},
    {"nothing stands after the colon", "rien ne suit le deux-points"},
    {"\"{}\" is no day such as 2026-03-14", "« {} » n’est pas un jour comme 2026-03-14"},
    {"\"{}\" is no number such as >3", "« {} » n’est pas un nombre comme >3"},
    {"at most {} words are read", "{} mots au plus sont lus"},
    {"* wants {} letters before it", "* demande {} lettres avant elle"},
    {"at most {} words with * are read so", "{} mots avec * au plus sont lus ainsi"},
    {"the phrase has no closing quote", "il manque le guillemet fermant"},
    {"at most {} words of a phrase are read", "{} mots au plus d’une expression sont lus"},
    {"nobody is called \"{}\"", "personne ne s’appelle « {} »"},
    {"no place is called \"{}\"", "aucun lieu ne s’appelle « {} »"},
    {"no post has all these words; these have some of them", "aucun message n’a tous ces mots ; ceux-ci en ont une partie"},
    {kTookTooLong, "la recherche a pris trop de temps : voici ce qu’elle a trouvé"},
    {"from: {}", "de : {}"},
    {"in: {}", "dans : {}"},
    {"title: {}", "titre : {}"},
    {"tag: {}", "tag : {}"},
    {"lang: {}", "langue : {}"},
    {"kind: {}", "type : {}"},
    {"source: {}", "source : {}"},
    {"has: {}", "avec : {}"},
    {"on: {}", "le : {}"},
    {"after: {}", "après : {}"},
    {"before: {}", "avant : {}"},
    {"year: {}", "année : {}"},
    {"is: {}", "est : {}"},
    {"id: {}", "message : {}"},
    {"thread: {}", "discussion : {}"},
    {"likes {}", "mentions J’aime {}"},
});
// clang-format on

/// The value that stands for {} in `pattern`, if `text` is such a sentence.
std::optional<std::string_view> value_in(std::string_view text, std::string_view pattern) {
    const auto hole = pattern.find("{}");
    if (hole == std::string_view::npos) {
        return text == pattern ? std::optional{std::string_view{}} : std::nullopt;
    }
    const auto before = pattern.substr(0, hole);
    const auto after = pattern.substr(hole + 2);
    if (text.size() < before.size() + after.size()) return std::nullopt;
    if (!text.starts_with(before) || !text.ends_with(after)) return std::nullopt;
    return text.substr(before.size(), text.size() - before.size() - after.size());
}

std::optional<std::string> in_french(std::string_view english) {
    for (const auto& row : kSentences) {
        const auto value = value_in(english, row.en);
        if (!value) continue;
        std::string french{row.fr};
        if (const auto hole = french.find("{}"); hole != std::string::npos) {
            french.replace(hole, 2, *value);
        }
        return french;
    }
    return std::nullopt;
}

/// "column 7: " at the beginning, or empty.
std::string_view column_of(std::string_view english) {
    constexpr std::string_view kColumn = "column ";
    if (!english.starts_with(kColumn)) return {};
    const auto end = english.find_first_not_of("0123456789", kColumn.size());
    const bool sound = end != std::string_view::npos && end > kColumn.size() &&
                       english.substr(end).starts_with(": ");
    return sound ? english.substr(0, end + 2) : std::string_view{};
}

}  // namespace

NoteText note_text(PageLanguage language, std::string_view english) {
    if (language == PageLanguage::en) return {std::string{english}};
    const auto column = column_of(english);
    const std::string_view negation = english.starts_with("−") ? "−" : "";
    const auto french = in_french(english.substr(column.size() + negation.size()));
    if (!french) return {std::string{english}, false};
    if (column.empty()) return {std::string{negation} + *french};
    const auto number = column.substr(7, column.size() - 9);
    return {"caractère " + std::string{number} + "\u00a0: " + *french};
}

}  // namespace quisait
