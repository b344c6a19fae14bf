#include <algorithm>

#include "base/text.h"
#include "searchd/suggest/suggest_parts.h"
#include "searchd/texts/person_lines.h"

namespace quisait {
namespace {

/// A name of more words is not looked for.
constexpr std::size_t kMostWords = 3;

/// What may be a name: the part that is typed, with none or some of the words before it.
struct Tail {
    std::string before;  ///< what stays
    std::string name;    ///< folded
};

bool is_plain_word(std::string_view word) {
    return !word.empty() && word.find_first_of(":\"*") == std::string_view::npos &&
           word.front() != '-' && word.front() != '!';
}

/// The longest first.
std::vector<Tail> tails_of(const Unfinished& typed) {
    std::vector<Tail> tails{{typed.before, fold(typed.value)}};
    if (typed.operation || !typed.sign.empty()) return tails;
    auto before = typed.before;
    auto name = typed.value;
    while (tails.size() < kMostWords && before.ends_with(' ')) {
        before.pop_back();
        const auto space = before.rfind(' ');
        const auto begin = space == std::string::npos ? 0 : space + 1;
        const auto word = before.substr(begin);
        if (!is_plain_word(word)) break;
        name = word + " " + name;
        before.resize(begin);
        tails.insert(tails.begin(), {before, fold(name)});
    }
    return tails;
}

/// `value` in quotes where it has spaces; `id` where quotes cannot hold it.
std::string quoted(const std::string& value, const std::string& id) {
    if (value.find('"') != std::string::npos) return id;
    return value.find(' ') == std::string::npos ? value : "\"" + value + "\"";
}

/// The name of the operator with its colon: the one that was typed, else that of the language.
std::string operator_name(const SuggestContext& context, std::string_view english,
                          std::string_view french) {
    if (!context.typed.name.empty()) return context.typed.name;
    return std::string{context.language == PageLanguage::fr ? french : english};
}

std::size_t posts_of(const View& view, const KnownPerson& known) {
    std::size_t posts = 0;
    for (const auto& columns : view.columns) {
        for (const auto account : known.accounts)
            posts += columns->posts_of(account);
    }
    return posts;
}

/// A person, and what decides who comes first.
struct Candidate {
    std::uint32_t person = 0;
    bool at_start = false;
    std::size_t posts = 0;
};

std::vector<Candidate> people_of(const PlanContext& context, const std::string& name) {
    const auto& directory = context.directory;
    std::vector<Candidate> candidates;
    for (const auto& found : directory.people_names().beginning_with(name)) {
        const auto& known = directory.persons()[found.number];
        if (!known.bot) {
            candidates.push_back({found.number, found.at_start, posts_of(context.view, known)});
        }
    }
    const auto& persons = directory.persons();
    std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
        const auto& one = persons[a.person].card;
        const auto& other = persons[b.person].card;
        if (one.left != other.left) return other.left;
        if (a.at_start != b.at_start) return a.at_start;
        if (a.posts != b.posts) return a.posts > b.posts;
        if (one.name != other.name) return one.name < other.name;
        return a.person < b.person;
    });
    return candidates;
}

Suggestion person_suggestion(const SuggestContext& context, const Tail& tail,
                             const PersonCard& card, bool is_only_one) {
    Suggestion one;
    one.kind = SuggestionKind::person;
    one.text = card.name;
    one.detail = card_line(card);
    if (card.left) {
        one.detail += (one.detail.empty() ? "" : " · ") +
                      std::string{quisait::text_of(context.language, "has_left")};
    }
    const auto value = is_only_one ? quoted(card.name, card.id) : card.id;
    one.query = tail.before + context.typed.sign + operator_name(context, "from:", "de:") + value;
    const bool alone = tail.before.find_first_not_of(' ') == std::string::npos;
    if (alone && !context.typed.operation && context.typed.sign.empty()) one.person = card.id;
    return one;
}

}  // namespace

std::vector<Suggestion> suggested_people(const SuggestContext& context, std::size_t most) {
    const auto& persons = context.plan.directory.persons();
    std::vector<Suggestion> people;
    for (const auto& tail : tails_of(context.typed)) {
        const auto candidates = people_of(context.plan, tail.name);
        for (const auto& one : candidates) {
            if (people.size() >= most) break;
            const auto& card = persons[one.person].card;
            const auto namesakes =
                std::count_if(candidates.begin(), candidates.end(), [&](const Candidate& other) {
                    return persons[other.person].card.name == card.name;
                });
            people.push_back(person_suggestion(context, tail, card, namesakes == 1));
        }
        if (!people.empty()) break;
    }
    return people;
}

std::vector<Suggestion> suggested_places(const SuggestContext& context, std::size_t most) {
    const auto& directory = context.plan.directory;
    std::vector<Suggestion> places;
    for (const auto& tail : tails_of(context.typed)) {
        auto found = directory.space_names().beginning_with(tail.name);
        std::erase_if(found, [&](const NameIndex::Found& one) {
            return !context.plan.view.audiences.contains(directory.spaces()[one.number].audience);
        });
        std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
            const auto& one = directory.spaces()[a.number].space.name;
            const auto& other = directory.spaces()[b.number].space.name;
            return a.at_start != b.at_start ? a.at_start : one < other;
        });
        for (const auto& one : found) {
            if (places.size() >= most) break;
            const auto& space = directory.spaces()[one.number];
            const auto id = space.source_name + ":" + space.space.id;
            Suggestion place;
            place.kind = SuggestionKind::place;
            place.text = space.space.name;
            place.detail = space.source_name;
            place.query = tail.before + context.typed.sign +
                          operator_name(context, "in:", "dans:") + quoted(space.space.name, id);
            places.push_back(std::move(place));
        }
        if (!places.empty()) break;
    }
    return places;
}

}  // namespace quisait
