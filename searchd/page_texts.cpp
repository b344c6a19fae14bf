#include "searchd/page_texts.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>

#include "base/text.h"

namespace quisait {
namespace {

struct Text {
    std::string_view key;
    std::string_view en;
    std::string_view fr;
};

// clang-format off
constexpr auto kTexts = std::to_array<Text>({
    {"skip", "Skip to the content", "Aller au contenu"},
    {"search", "Search", "Chercher"},
    {"search_label", "Search posts and people", "Chercher des messages et des personnes"},
    {"kinds", "What to search for", "Que chercher"},
    {"posts", "Posts", "Messages"},
    {"people", "People", "Personnes"},
    {"help", "How to search", "Comment chercher"},
    {"foot", "You see only what everybody may read.", "Vous ne voyez que ce que tout le monde peut lire."},
    {"lead", "Who knows what, with the proof.", "Qui sait quoi, preuves à l’appui."},
    {"home_hint", "Ask in French or English: words, “a phrase”, from: a person, in: a place.", "Cherchez en français ou en anglais : des mots, « une phrase », de: une personne, dans: un lieu."},
    {"documents_one", "{n} post or profile can be found.", "{n} message ou profil peut être trouvé."},
    {"documents_many", "{n} posts and profiles can be found.", "{n} messages et profils peuvent être trouvés."},
    {"not_ready", "Nothing was indexed yet.", "Rien n’est encore indexé."},
    {"remove", "remove", "enlever"},
    {"clear", "Clear all filters", "Enlever tous les filtres"},
    {"accepted", "answered", "résolu"},
    {"open_source", "Open in the source", "Ouvrir dans la source"},
    {"sort", "Sort", "Trier"},
    {"sort_best", "Best", "Pertinence"},
    {"sort_newest", "Newest", "Date"},
    {"known_by", "People who write about this", "Les personnes qui en parlent"},
    {"all_people", "all people", "toutes"},
    {"pages", "Pages", "Pages"},
    {"previous", "Previous", "Précédente"},
    {"next", "Next", "Suivante"},
    {"page_of", "Page {n} of {m}", "Page {n} sur {m}"},
    {"filters", "Filters", "Filtres"},
    {"facet_source", "Source", "Source"},
    {"facet_space", "Place", "Lieu"},
    {"facet_author", "Person", "Personne"},
    {"facet_kind", "Kind", "Type"},
    {"facet_lang", "Language", "Langue"},
    {"facet_has", "With", "Avec"},
    {"facet_year", "Year", "Année"},
    {"kind_message", "message", "message"},
    {"kind_question", "question", "question"},
    {"kind_answer", "answer", "réponse"},
    {"kind_article", "article", "article"},
    {"kind_comment", "comment", "commentaire"},
    {"kind_event", "event", "événement"},
    {"lang_en", "English", "anglais"},
    {"lang_fr", "French", "français"},
    {"has_link", "a link", "un lien"},
    {"has_file", "a file", "un fichier"},
    {"has_answer", "an accepted answer", "une réponse acceptée"},
    {"posts_one", "{n} post", "{n} message"},
    {"posts_many", "{n} posts", "{n} messages"},
    {"in_talks_one", "in {n} talk", "dans {n} discussion"},
    {"in_talks_many", "in {n} talks", "dans {n} discussions"},
    {"at_least", "at least", "au moins"},
    {"no_post", "No post matches", "Aucun message ne correspond à"},
    {"no_person", "Nobody’s posts match", "Aucune personne n’en parle :"},
    {"found_people_one", "{n} person who writes about", "{n} personne qui parle de"},
    {"found_people_many", "{n} people who write about", "{n} personnes qui parlent de"},
    {"ask_posts", "What are you looking for?", "Que cherchez-vous ?"},
    {"ask_people", "What should somebody know?", "Que devrait savoir cette personne ?"},
    {"nothing_ways", "Ways on:", "Pour continuer :"},
    {"way_filters", "Search without the filters", "Chercher sans les filtres"},
    {"way_any", "Search for any of the words", "Chercher l’un des mots"},
    {"way_other_tab", "Ask the other tab with the same words", "Chercher les mêmes mots dans l’autre onglet"},
    {"way_help", "See how to search", "Voir comment chercher"},
    {"called_so", "People of that name", "Les personnes de ce nom"},
    {"proof", "The posts that say so", "Les messages qui le montrent"},
    {"strength_strong", "Wrote about it often or recently.", "En parle souvent ou récemment."},
    {"strength_clear", "Wrote about it several times.", "En a parlé plusieurs fois."},
    {"strength_some", "Mentioned it.", "L’a évoqué."},
    {"accepted_one", "{n} accepted answer", "{n} réponse acceptée"},
    {"accepted_many", "{n} accepted answers", "{n} réponses acceptées"},
    {"likes_one", "{n} like", "{n} mention J’aime"},
    {"likes_many", "{n} likes", "{n} mentions J’aime"},
    {"replies_one", "{n} reply", "{n} réponse"},
    {"replies_many", "{n} replies", "{n} réponses"},
    {"more_one", "{n} more matching post in this talk", "{n} autre message trouvé dans cette discussion"},
    {"more_many", "{n} more matching posts in this talk", "{n} autres messages trouvés dans cette discussion"},
    {"last", "last on", "le dernier le"},
    {"says", "Says they know", "Dit connaître"},
    {"away", "Away until", "Absence jusqu’au"},
    {"has_left", "Has left.", "N’est plus là."},
    {"manager", "Manager", "Responsable"},
    {"speaks", "Speaks", "Parle"},
    {"writes_in", "Writes in", "Écrit dans"},
    {"accounts", "Accounts", "Comptes"},
    {"recent_posts", "Recent posts", "Messages récents"},
    {"all_posts_one", "The only post", "Le seul message"},
    {"all_posts_many", "All {n} posts", "Les {n} messages"},
    {"no_posts", "No post that you may read.", "Aucun message que vous puissiez lire."},
    {"only_readable", "Only posts that you may read are shown and counted.", "Seuls les messages que vous pouvez lire sont montrés et comptés."},
    {"talk", "Talk", "Discussion"},
    {"cut_talk", "Only the first {n} posts are shown.", "Seuls les {n} premiers messages sont montrés."},
    {"help_title", "How to search", "Comment chercher"},
    {"help_words", "Type words: posts with all of them are found, in all their forms, with or without accents. Nothing you type can be wrong: what cannot be read is shown under the box.", "Tapez des mots : les messages qui les ont tous sont trouvés, sous toutes leurs formes, avec ou sans accents. Rien de ce que vous tapez n’est faux : ce qui n’est pas compris s’affiche sous la recherche."},
    {"help_phrase", "these words side by side", "ces mots côte à côte"},
    {"help_not", "without this", "sans cela"},
    {"help_or", "this or that", "ceci ou cela"},
    {"help_prefix", "words that begin so", "les mots qui commencent ainsi"},
    {"help_operators", "Operators, in French and English", "Opérateurs, en français et en anglais"},
    {"help_written", "Written", "On écrit"},
    {"help_finds", "What it looks at", "Ce qui est examiné (en anglais)"},
    {"help_example", "Example", "Exemple"},
    {"error_404", "There is nothing here", "Il n’y a rien ici"},
    {"error_404_what", "The address is unknown, or you may not read what stands here.", "L’adresse est inconnue, ou vous ne pouvez pas lire ce qui s’y trouve."},
    {"error_400", "This address cannot be read", "Cette adresse n’est pas lisible"},
    {"error_503", "Search is not available", "La recherche n’est pas disponible"},
    {"error_503_what", "Try again in a moment.", "Réessayez dans un instant."},
    {"error_500", "Something went wrong", "Quelque chose n’a pas marché"},
    {"error_500_what", "It was written to the log of the administrators.", "Les administrateurs en trouveront la trace."},
    {"try_again", "Try again", "Réessayer"},
    {"start_page", "Start page", "Page d’accueil"},
});
constexpr auto kMonths = std::to_array<Text>({
    {"01", "January", "janvier"}, {"02", "February", "février"}, {"03", "March", "mars"},
    {"04", "April", "avril"}, {"05", "May", "mai"}, {"06", "June", "juin"},
    {"07", "July", "juillet"}, {"08", "August", "août"}, {"09", "September", "septembre"},
    {"10", "October", "octobre"}, {"11", "November", "novembre"}, {"12", "December", "décembre"},
});
// clang-format on

std::string_view in(PageLanguage language, const Text& row) {
    return language == PageLanguage::fr ? row.fr : row.en;
}

std::string replaced(std::string_view text, std::string_view sign, std::string_view value) {
    std::string made{text};
    if (const auto at = made.find(sign); at != std::string::npos)
        made.replace(at, sign.size(), value);
    return made;
}

Model make_texts(PageLanguage language) {
    Model model;
    for (const auto& row : kTexts)
        model.text(std::string{row.key}, in(language, row));
    return model;
}

}  // namespace

std::string_view word(PageLanguage language) {
    return language == PageLanguage::fr ? "fr" : "en";
}

PageLanguage page_language(const Request& request) {
    if (request.text("ui") == "fr") return PageLanguage::fr;
    if (request.text("ui") == "en") return PageLanguage::en;
    const auto wanted = lower_ascii(request.header("accept-language"));
    const auto fr = std::min(wanted.find("fr"), wanted.size());
    const auto en = std::min(wanted.find("en"), wanted.size());
    return fr < en ? PageLanguage::fr : PageLanguage::en;
}

std::string_view text_of(PageLanguage language, std::string_view key) {
    const auto* found =
        std::find_if(kTexts.begin(), kTexts.end(), [&](const Text& row) { return row.key == key; });
    assert(found != kTexts.end() && "a text without a row");
    return in(language, *found);
}

std::string counted(PageLanguage language, std::string_view key, std::int64_t number) {
    const bool one = number == 1 || (number == 0 && language == PageLanguage::fr);
    const auto text = text_of(language, std::string{key} + (one ? "_one" : "_many"));
    return replaced(text, "{n}", number_text(language, number));
}

const Model& texts(PageLanguage language) {
    static const Model english = make_texts(PageLanguage::en);
    static const Model french = make_texts(PageLanguage::fr);
    return language == PageLanguage::fr ? french : english;
}

std::string day_text(PageLanguage language, std::string_view rfc3339) {
    if (rfc3339.size() < 10) return {};
    const auto month = rfc3339.substr(5, 2);
    const auto* row = std::find_if(kMonths.begin(), kMonths.end(),
                                   [&](const Text& one) { return one.key == month; });
    if (row == kMonths.end()) return std::string{rfc3339.substr(0, 10)};
    auto day = rfc3339.substr(8, 2);
    if (day.starts_with('0')) day.remove_prefix(1);
    const bool first = language == PageLanguage::fr && day == "1";
    return fmt::format("{}{} {} {}", day, first ? "er" : "", in(language, *row),
                       rfc3339.substr(0, 4));
}

std::string number_text(PageLanguage language, std::int64_t number) {
    auto digits = std::to_string(number);
    const std::string_view between = language == PageLanguage::fr ? "\u202f" : ",";
    for (auto at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, between);
    }
    return digits;
}

}  // namespace quisait
