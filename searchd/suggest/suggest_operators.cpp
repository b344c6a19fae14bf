#include <algorithm>
#include <array>

#include "base/text.h"
#include "searchd/suggest/suggest_parts.h"

namespace quisait {
namespace {

/// A value that an operator knows by itself. Words as the parser reads them.
struct KnownValue {
    FieldId field;
    std::string_view english;
    std::string_view french;
    std::string_view text;  ///< key of what it is
};

// clang-format off
constexpr auto kKnownValues = std::to_array<KnownValue>({
    {FieldId::lang, "en",         "en",           "lang_en"},
    {FieldId::lang, "fr",         "fr",           "lang_fr"},
    {FieldId::kind, "question",   "question",     "kind_question"},
    {FieldId::kind, "answer",     "reponse",      "kind_answer"},
    {FieldId::kind, "message",    "message",      "kind_message"},
    {FieldId::kind, "article",    "article",      "kind_article"},
    {FieldId::kind, "comment",    "commentaire",  "kind_comment"},
    {FieldId::kind, "event",      "evenement",    "kind_event"},
    {FieldId::has,  "link",       "lien",         "has_link"},
    {FieldId::has,  "file",       "fichier",      "has_file"},
    {FieldId::has,  "answer",     "reponse",      "has_answer"},
    {FieldId::has,  "unanswered", "sans-reponse", "help_is"},
});
// clang-format on

std::vector<std::string_view> words_of(std::string_view words) {
    std::vector<std::string_view> list;
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        list.push_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return list;
}

/// The key of what an operator asks.
std::string text_key(const Operator& row) {
    if (row.operation == "after" || row.operation == "before") {
        return "help_" + std::string{row.operation};
    }
    if (row.field == FieldId::has && row.words.starts_with("is ")) return "help_is";
    return "field_" + std::string{field(row.field).name};
}

/// A name that begins so. English names come before their French twins in the table.
std::string_view name_beginning(const Operator& row, const std::string& prefix,
                                PageLanguage language) {
    std::string_view found;
    for (const auto name : words_of(row.words)) {
        if (!fold(name).starts_with(prefix)) continue;
        found = name;
        if (language == PageLanguage::en) break;
    }
    return found;
}

Suggestion value_suggestion(const SuggestContext& context, std::string_view value,
                            std::string_view detail) {
    const auto& typed = context.typed;
    Suggestion one;
    one.kind = SuggestionKind::operation;
    const auto whole = typed.name + std::string{value};
    one.text = whole;
    one.detail = detail;
    one.query = typed.before + typed.sign + whole;
    return one;
}

std::vector<Suggestion> known_values(const SuggestContext& context) {
    const auto& row = *context.typed.operation;
    const auto prefix = fold(context.typed.value);
    const bool states = text_key(row) == "help_is";
    std::vector<Suggestion> values;
    for (const auto& known : kKnownValues) {
        const bool is_state = known.text == "help_is";
        if (known.field != row.field || is_state != states) continue;
        for (const auto language : {context.language, PageLanguage::en, PageLanguage::fr}) {
            const auto value = language == PageLanguage::fr ? known.french : known.english;
            if (!value.starts_with(prefix)) continue;
            values.push_back(
                value_suggestion(context, value, text_of(context.language, known.text)));
            break;
        }
    }
    return values;
}

/// Sources that have posts for this reader.
std::vector<Suggestion> sources(const SuggestContext& context) {
    std::vector<std::string> names;
    for (unsigned i = 0; i < 256; ++i) {
        const std::string name{context.plan.directory.source_name(static_cast<std::uint8_t>(i))};
        const bool wanted = !name.empty() && name.starts_with(context.typed.value);
        if (wanted && context.plan.view.database.term_exists(term(FieldId::source, name))) {
            names.push_back(name);
        }
    }
    std::sort(names.begin(), names.end());
    std::vector<Suggestion> values;
    for (const auto& name : names)
        values.push_back(value_suggestion(context, name, {}));
    return values;
}

/// Tags that are there, most frequent first.
std::vector<Suggestion> tags(const SuggestContext& context, std::size_t most) {
    if (context.plan.lexicons == nullptr || context.typed.value.empty()) return {};
    const auto kept = context.plan.lexicons->of(context.plan.view);
    std::vector<WordList::Word> words;
    for (const auto& lexicon : kept) {
        const auto [begin, end] = lexicon->tags.beginning_with(fold(context.typed.value));
        for (auto i = begin; i < end; ++i)
            words.push_back(lexicon->tags.at(i));
    }
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
        return a.frequency != b.frequency ? a.frequency > b.frequency : a.text < b.text;
    });
    std::vector<Suggestion> values;
    for (const auto& word : words) {
        if (values.size() >= most) break;
        std::string value{word.text};
        if (!context.plan.view.database.term_exists(term(FieldId::tag, value))) continue;
        if (value.find('"') != std::string::npos) continue;
        if (value.find(' ') != std::string::npos) value = "\"" + value + "\"";
        auto one = value_suggestion(context, value, {});
        const auto same = [&](const Suggestion& other) { return other.query == one.query; };
        if (std::none_of(values.begin(), values.end(), same)) values.push_back(std::move(one));
    }
    return values;
}

std::vector<Suggestion> values_of_field(const SuggestContext& context, std::size_t most) {
    switch (context.typed.operation->field) {
        case FieldId::author:
            return suggested_people(context, most);
        case FieldId::space:
            return suggested_places(context, most);
        case FieldId::text:
        case FieldId::title:
            return suggested_searches(context, most);
        case FieldId::tag:
            return tags(context, most);
        case FieldId::source:
            return sources(context);
        case FieldId::lang:
        case FieldId::kind:
        case FieldId::has:
            return known_values(context);
        case FieldId::id:
        case FieldId::stem:
        case FieldId::byline:
        case FieldId::talk:
        case FieldId::thread:
        case FieldId::created:
        case FieldId::likes:
        case FieldId::count_:
            break;
    }
    return {};
}

}  // namespace

std::vector<Suggestion> suggested_operators(const SuggestContext& context, std::size_t most) {
    const auto prefix = fold(context.typed.value);
    std::vector<Suggestion> found;
    for (const auto& row : operators()) {
        if (found.size() >= most) break;
        const auto name = name_beginning(row, prefix, context.language);
        if (name.empty()) continue;
        Suggestion one;
        one.kind = SuggestionKind::operation;
        one.text = std::string{name} + ":";
        one.detail = text_of(context.language, text_key(row));
        one.query = context.typed.before + context.typed.sign + one.text;
        found.push_back(std::move(one));
    }
    return found;
}

std::vector<Suggestion> suggested_values(const SuggestContext& context, std::size_t most) {
    auto values = values_of_field(context, most);
    if (values.size() > most) values.resize(most);
    return values;
}

}  // namespace quisait
