#include "searchd/suggest/suggest.h"

#include <algorithm>

#include "base/text.h"
#include "searchd/suggest/suggest_parts.h"

namespace quisait {
namespace {

constexpr std::size_t kShortestWord = 2;  ///< letters
constexpr std::size_t kMostSearches = 6;
constexpr std::size_t kMostPeople = 2;
constexpr std::size_t kMostPlaces = 2;
constexpr std::size_t kMostOperators = 2;

/// Where the last part begins: after the last space outside of quotes.
std::size_t begin_of_last(std::string_view text, bool& open) {
    std::size_t begin = 0;
    open = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') open = !open;
        if (text[i] == ' ' && !open) begin = i + 1;
    }
    return begin;
}

void add(std::vector<Suggestion>& all, std::vector<Suggestion> more) {
    for (auto& one : more)
        all.push_back(std::move(one));
}

}  // namespace

std::string_view word(SuggestionKind kind) {
    switch (kind) {
        case SuggestionKind::search:
            return "search";
        case SuggestionKind::person:
            return "person";
        case SuggestionKind::place:
            return "place";
        case SuggestionKind::operation:
            return "operator";
    }
    return {};
}

std::optional<Unfinished> unfinished_part(std::string_view text) {
    if (text.size() > kLongestQuery) return std::nullopt;
    bool open = false;
    const auto begin = begin_of_last(text, open);
    Unfinished typed;
    typed.text = text;
    typed.before = text.substr(0, begin);
    auto rest = text.substr(begin);
    const auto sign = std::min(rest.find_first_not_of("-!"), rest.size());
    typed.sign = rest.substr(0, sign);
    rest.remove_prefix(sign);
    const auto colon = rest.substr(0, rest.find('"')).find(':');
    if (colon != std::string_view::npos) {
        typed.operation = find_operator(lower_ascii(rest.substr(0, colon)));
        if (typed.operation) {
            typed.name = rest.substr(0, colon + 1);
            rest.remove_prefix(colon + 1);
        }
    }
    if (rest.starts_with('"')) {
        typed.quoted = true;
        rest.remove_prefix(1);
    }
    if (rest.find('"') != std::string_view::npos) return std::nullopt;
    if (rest.empty() && !typed.operation) return std::nullopt;
    typed.value = rest;
    return typed;
}

std::vector<Suggestion> suggest(const PlanContext& context, std::string_view text,
                                PageLanguage language) {
    const auto typed = unfinished_part(text);
    if (!typed) return {};
    const SuggestContext all{context, *typed, language};
    if (typed->operation) return suggested_values(all, kMostSuggestions);
    if (typed->quoted || count_code_points(typed->value) < kShortestWord) return {};
    auto others = suggested_people(all, kMostPeople);
    add(others, suggested_places(all, kMostPlaces));
    add(others, suggested_operators(all, kMostOperators));
    auto found = suggested_searches(all, std::min(kMostSearches, kMostSuggestions - others.size()));
    add(found, std::move(others));
    return found;
}

}  // namespace quisait
