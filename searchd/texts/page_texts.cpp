#include "searchd/texts/page_texts.h"

#include <algorithm>
#include <array>
#include <cassert>

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
    {"find_people", "Find people", "Trouver des personnes"},
    {"search_label", "Search posts and people", "Chercher des messages et des personnes"},
    {"suggestions", "Suggestions", "Suggestions"},
    {"suggest_one", "{n} suggestion", "{n} suggestion"},
    {"suggest_many", "{n} suggestions", "{n} suggestions"},
    {"suggest_searches", "Searches", "Recherches"},
    {"suggest_places", "Places", "Lieux"},
    {"suggest_operators", "Operators", "Opérateurs"},
    {"kinds", "What to search for", "Que chercher"},
    {"posts", "Posts", "Messages"},
    {"people", "People", "Personnes"},
    {"help", "How to search", "Comment chercher"},
    {"foot", "You see only what everybody may read.", "Vous ne voyez que ce que tout le monde peut lire."},
    {"lead", "Who knows what, with the proof.", "Qui sait quoi, preuves à l’appui."},
    {"home_hint", "Ask in French or English: words, “a phrase”, from:ada, in:support.", "Cherchez en français ou en anglais : des mots, « une expression », de:ada, dans:support."},
    {"home_help", "More ways to ask", "Autres façons de chercher"},
    {"documents_one", "{n} post or profile can be found.", "{n} message ou profil peut être trouvé."},
    {"documents_many", "{n} posts and profiles can be found.", "{n} messages et profils peuvent être trouvés."},
    {"not_ready", "Nothing was indexed yet.", "Rien n’est encore indexé."},
    {"remove", "remove", "enlever"},
    {"clear", "Clear all filters", "Enlever tous les filtres"},
    {"chosen_filters", "Chosen filters", "Filtres choisis"},
    {"filter_of", "{n}: {m}", "{n} : {m}"},
    {"understood", "Understood:", "Compris :"},
    {"did_you_mean", "Did you mean:", "Vouliez-vous dire :"},
    {"accepted", "accepted answer", "réponse acceptée"},
    {"open_source", "Open in {n}", "Ouvrir dans {n}"},
    {"profile_source", "Profile in {n}", "Profil dans {n}"},
    {"back_to", "All results for “{n}”", "Tous les résultats pour « {n} »"},
    {"sort", "Sort:", "Trier :"},
    {"sort_best", "Best", "Pertinence"},
    {"sort_newest", "Newest", "Date"},
    {"known_by", "People who write about this", "Qui en parle"},
    {"all_people", "All people", "Toutes les personnes"},
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
    {"facet_tag", "Tag", "Mot-clé"},
    {"facet_after", "From", "À partir du"},
    {"facet_before", "Before", "Avant le"},
    {"kind_message", "message", "message"},
    {"kind_question", "question", "question"},
    {"kind_answer", "answer", "réponse"},
    {"kind_article", "article", "article"},
    {"kind_comment", "comment", "commentaire"},
    {"kind_event", "event", "événement"},
    {"lang_en", "English", "anglais"},
    {"lang_fr", "French", "français"},
    {"lang_de", "German", "allemand"},
    {"lang_es", "Spanish", "espagnol"},
    {"lang_it", "Italian", "italien"},
    {"lang_nl", "Dutch", "néerlandais"},
    {"lang_pl", "Polish", "polonais"},
    {"lang_pt", "Portuguese", "portugais"},
    {"lang_ar", "Arabic", "arabe"},
    {"lang_zh", "Chinese", "chinois"},
    {"lang_ja", "Japanese", "japonais"},
    {"has_link", "a link", "un lien"},
    {"has_file", "a file", "un fichier"},
    {"has_answer", "an accepted answer", "une réponse acceptée"},
    {"posts_one", "{n} post", "{n} message"},
    {"posts_many", "{n} posts", "{n} messages"},
    {"in_talks_one", "in {n} talk", "dans {n} discussion"},
    {"in_talks_many", "in {n} talks", "dans {n} discussions"},
    {"at_least", "at least", "au moins"},
    {"no_post", "No post matches “{n}”", "Aucun message ne correspond à « {n} »"},
    {"no_post_filters", "No post matches these filters", "Aucun message ne correspond à ces filtres"},
    {"for_query", "for “{n}”", "pour « {n} »"},
    {"no_person", "Nobody’s posts match “{n}”", "Aucun message de personne ne correspond à « {n} »"},
    {"found_people_one", "{n} person who writes about “{m}”", "{n} personne qui parle de « {m} »"},
    {"found_people_many", "{n} people who write about “{m}”", "{n} personnes qui parlent de « {m} »"},
    {"first_people_one", "The first person for “{m}”", "La première personne pour « {m} »"},
    {"first_people_many", "The first {n} people for “{m}”", "Les {n} premières personnes pour « {m} »"},
    {"more_people", "Show more people", "Montrer plus de personnes"},
    {"ask_posts", "What are you looking for?", "Que cherchez-vous ?"},
    {"ask_people", "What should somebody know?", "Que devrait savoir cette personne ?"},
    {"nothing_ways", "Ways on:", "Pour continuer :"},
    {"way_filters", "Search without the filters", "Chercher sans les filtres"},
    {"way_first_page", "Go to the first page", "Aller à la première page"},
    {"way_unquoted", "Search the words without the quotes", "Chercher les mots sans les guillemets"},
    {"way_people", "Look for people who write about it", "Chercher qui en parle"},
    {"way_posts", "Look for posts about it", "Chercher des messages à ce sujet"},
    {"way_help", "See how to search", "Voir comment chercher"},
    {"called_so", "People of that name", "Les personnes de ce nom"},
    {"proof", "The posts that say so", "Les messages qui le montrent"},
    {"strength_strong", "Strong signs:", "Indices forts :"},
    {"strength_clear", "Clear signs:", "Indices clairs :"},
    {"strength_some", "Some signs:", "Quelques indices :"},
    {"strength_slight", "A slight sign:", "Un léger indice:"},
    {"accepted_one", "{n} accepted answer", "{n} réponse acceptée"},
    {"accepted_many", "{n} accepted answers", "{n} réponses acceptées"},
    {"likes_one", "{n} like", "{n} mention J’aime"},
    {"likes_many", "{n} likes", "{n} mentions J’aime"},
    {"replies_one", "{n} reply", "{n} réponse"},
    {"replies_many", "{n} replies", "{n} réponses"},
    {"copies_one", "{n} copy in another talk", "{n} copie dans une autre discussion"},
    {"copies_many", "{n} copies in other talks", "{n} copies dans d’autres discussions"},
    {"why_title", "title has all the words", "tous les mots sont dans le titre"},
    {"why_together", "words side by side", "mots côte à côte"},
    {"why_author", "by the author’s name", "par le nom de l’auteur"},
    {"why_talk", "a word in the title of the talk or a tag", "un mot dans le titre de la discussion ou un mot-clé"},
    {"why_form", "another form of a word", "autre forme d’un mot"},
    {"why_missing", "without {}", "sans {}"},
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
    {"topics_here", "Writes about, more than others do", "Écrit, plus que d’autres, sur"},
    {"works_with", "Writes in the same talks", "Participe aux mêmes discussions"},
    {"links_shared", "Links shared lately", "Liens partagés récemment"},
    {"in_its_post", "the post of {n}", "le message du {n}"},
    {"questions", "Questions without an answer", "Questions sans réponse"},
    {"questions_what_one", "Nobody but who asks has written there for {n} day, as far as you may read.", "Depuis {n} jour, seule la personne qui demande y a écrit, pour ce que vous pouvez lire."},
    {"questions_what_many", "Nobody but who asks has written there for {n} days, as far as you may read.", "Depuis {n} jours, seule la personne qui demande y a écrit, pour ce que vous pouvez lire."},
    {"questions_now", "Nobody but who asks has written there, as far as you may read.", "Seule la personne qui demande y a écrit, pour ce que vous pouvez lire."},
    {"questions_days", "Asked at least so many days ago", "Posées il y a au moins tant de jours"},
    {"questions_about", "About", "Au sujet de"},
    {"questions_show", "Show", "Montrer"},
    {"questions_none", "No question waits for an answer.", "Aucune question n’attend de réponse."},
    {"questions_list", "Newest first", "Les plus récentes d’abord"},
    {"questions_next", "Older questions", "Questions plus anciennes"},
    {"waits_one", "Has waited for {n} day", "Attend depuis {n} jour"},
    {"waits_many", "Has waited for {n} days", "Attend depuis {n} jours"},
    {"could_answer", "Could answer", "Pourraient répondre"},
    {"role_expert", "Strongest signs:", "Indices les plus forts :"},
    {"role_rising", "Writes about it lately:", "En parle depuis peu :"},
    {"role_present", "Not away:", "Sans absence annoncée :"},
    {"team", "Build a team", "Composer une équipe"},
    {"team_lead", "One need a field: a topic, or a whole question. “kubernetes:2” asks for two people.", "Un besoin par champ : un sujet, ou toute une question. « kubernetes:2 » demande deux personnes."},
    {"team_need", "Need", "Besoin"},
    {"team_place", "Where", "Lieu de travail"},
    {"team_day", "Present on", "Présence le"},
    {"team_speaks", "Somebody speaks", "Une personne parle"},
    {"team_propose", "Propose teams", "Proposer des équipes"},
    {"team_on", "Absences are those of {n}.", "Les absences sont celles du {n}."},
    {"team_gaps", "Not covered", "Non couvert"},
    {"team_nearest", "The nearest:", "Le plus proche :"},
    {"team_none", "Nobody’s posts speak for these needs.", "Aucun message ne montre qui répond à ces besoins."},
    {"team_foot", "A proposal from posts that you may read, not a judgement. Ask the people.", "Une proposition tirée des messages que vous pouvez lire, pas un jugement. Demandez aux personnes."},
    {"aim_fewest", "fewest people", "le moins de personnes"},
    {"aim_departments", "most different departments", "le plus de services différents"},
    {"aim_together", "have written in the same talks", "ont déjà écrit dans les mêmes discussions"},
    {"aim_others", "other people", "d’autres personnes"},
    {"people_one", "{n} person", "{n} personne"},
    {"people_many", "{n} people", "{n} personnes"},
    {"departments", "Departments", "Services"},
    {"pair_of", "{n} and {m}", "{n} et {m}"},
    {"not_proven_one", "Too many ways to try them all: a better team may exist, none has fewer than {n} person.", "Trop de possibilités pour les essayer toutes : une meilleure équipe peut exister, aucune n’a moins de {n} personne."},
    {"not_proven_many", "Too many ways to try them all: a better team may exist, none has fewer than {n} people.", "Trop de possibilités pour les essayer toutes : une meilleure équipe peut exister, aucune n’a moins de {n} personnes."},
    {"gap", "{n}: {m}.", "{n} : {m}."},
    {"is_in", "Works in", "Travaille à"},
    {"recent_posts", "Recent posts", "Messages récents"},
    {"all_posts_one", "The only post", "Le seul message"},
    {"all_posts_many", "All {n} posts", "Les {n} messages"},
    {"no_posts", "No post that you may read.", "Aucun message que vous puissiez lire."},
    {"only_readable", "Only posts that you may read are shown and counted.", "Seuls les messages que vous pouvez lire sont montrés et comptés."},
    {"talk", "Talk", "Discussion"},
    {"cut_talk", "Only the first {n} posts are shown.", "Seuls les {n} premiers messages sont montrés."},
    {"help_title", "How to search", "Comment chercher"},
    {"help_words", "Type words: posts with all of them are found, in all their forms, with or without accents. Nothing you type can be wrong: what cannot be read is shown under the box.", "Tapez des mots : les messages qui les ont tous sont trouvés, sous toutes leurs formes, avec ou sans accents. Rien de ce que vous tapez n’est faux : ce qui n’est pas compris s’affiche sous la recherche."},
    {"help_phrase", "these words side by side", "ces mots côte à côte"},
    {"help_not", "without this", "sans cela"},
    {"help_or", "this or that", "ceci ou cela"},
    {"help_prefix", "words that begin so", "les mots qui commencent ainsi"},
    {"help_operators", "Operators, in French and English", "Opérateurs, en français et en anglais"},
    {"help_written", "Written", "On écrit"},
    {"help_finds", "What it looks at", "Ce qui est examiné"},
    {"help_example", "Example", "Exemple"},
    {"field_id", "One post, by its id.", "Un seul message, par son identifiant."},
    {"field_text", "All the words of a post; those of its title count more.", "Tous les mots d’un message ; ceux du titre comptent plus."},
    {"field_title", "Its title.", "Son titre."},
    {"field_author", "Who wrote it.", "Qui l’a écrit."},
    {"field_space", "Where it stands.", "Où il se trouve."},
    {"field_thread", "The talk it belongs to.", "La discussion dont il fait partie."},
    {"field_tag", "A tag it was given.", "Un mot-clé qu’on lui a donné."},
    {"field_lang", "Its language.", "Sa langue."},
    {"field_kind", "message, question, answer, article, comment or event.", "message, question, réponse (answer), article, commentaire ou événement."},
    {"field_source", "The source it came from.", "La source dont il vient."},
    {"field_has", "link, file or answer.", "lien, fichier ou réponse."},
    {"field_created", "Its day, UTC.", "Son jour, UTC."},
    {"field_likes", "How many like it.", "Combien de personnes l’aiment."},
    {"help_after", "Written on this day or later.", "Écrit ce jour-là ou plus tard."},
    {"help_before", "Written before this day.", "Écrit avant ce jour."},
    {"help_is", "Questions without an answer.", "Les questions sans réponse."},
    {"error_404", "There is nothing here", "Il n’y a rien ici"},
    {"error_404_what", "The address is unknown, or you may not read what stands here.", "L’adresse est inconnue, ou vous ne pouvez pas lire ce qui s’y trouve."},
    {"error_400", "This address cannot be read", "Cette adresse n’est pas lisible"},
    {"error_503", "Search is not available", "La recherche n’est pas disponible"},
    {"error_503_what", "Try again in a moment.", "Réessayez dans un instant."},
    {"error_not_ready", "Nothing can be searched yet", "Rien ne peut encore être cherché"},
    {"error_not_ready_what", "Nothing was indexed yet. An administrator runs “quisait-indexer sync”.", "Rien n’est encore indexé. Un administrateur lance « quisait-indexer sync »."},
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

std::optional<PageLanguage> language_called(std::string_view name) {
    for (const auto language : {PageLanguage::en, PageLanguage::fr}) {
        if (word(language) == name) return language;
    }
    return std::nullopt;
}

/// What the cookie "ui" says: the choice made before.
std::optional<PageLanguage> kept_language(const Request& request) {
    auto rest = request.header("cookie");
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        const auto cookie = trim(rest.substr(0, end));
        if (cookie.starts_with("ui=")) return language_called(cookie.substr(3));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return std::nullopt;
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

std::optional<PageLanguage> asked_language(const Request& request) {
    return language_called(request.text("ui"));
}

PageLanguage page_language(const Request& request) {
    if (const auto asked = asked_language(request)) return *asked;
    if (const auto kept = kept_language(request)) return *kept;
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

std::string counted(PageLanguage language, std::string_view key, std::int64_t number,
                    std::string_view m) {
    const bool one = number == 1 || (number == 0 && language == PageLanguage::fr);
    return filled(language, std::string{key} + (one ? "_one" : "_many"),
                  number_text(language, number), m);
}

bool has_text(std::string_view key) {
    return std::any_of(kTexts.begin(), kTexts.end(),
                       [&](const Text& row) { return row.key == key; });
}

std::string filled(PageLanguage language, std::string_view key, std::string_view n,
                   std::string_view m) {
    // m first: what stands for n may hold a "{m}" of its own.
    return replaced(replaced(text_of(language, key), "{m}", m), "{n}", n);
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
