#include "searchd/query/word_query.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "indexer/schema.h"
#include "searchd/index/posting_sources.h"
#include "searchd/index/ranking.h"

namespace quisait {
namespace {

constexpr Xapian::termcount kMostExpansions = 50;

/// The tokens of a compound that stand for it side by side: its parts where it has several, the
/// single signs of a run without spaces.
std::vector<std::string> side_by_side(const std::vector<Token>& tokens) {
    std::vector<std::string> terms;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        if (token.kind == TokenKind::joined) continue;
        if (token.kind == TokenKind::compound) {
            const auto after = std::find_if(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                            tokens.end(), [](const Token& one) {
                                                return one.kind != TokenKind::part &&
                                                       one.kind != TokenKind::joined;
                                            });
            const auto parts =
                std::count_if(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1, after,
                              [](const Token& one) { return one.kind == TokenKind::part; });
            if (parts < 2) {
                terms.push_back(token.term);
                i = static_cast<std::size_t>(after - tokens.begin()) - 1;
            }
        } else if (token.kind != TokenKind::cjk || count_code_points(token.term) == 1) {
            terms.push_back(token.term);
        }
    }
    return terms;
}

Xapian::Query term_query(FieldId field, const std::string& value) {
    return Xapian::Query{term(field, value)};
}

Xapian::Query phrase_of(const PlanContext& context, FieldId field,
                        const std::vector<std::string>& words) {
    std::vector<Xapian::Query> terms;
    for (const auto& word : words)
        terms.push_back(term_query(field, word));
    if (terms.size() == 1) return terms.front();
    const Xapian::Query phrase{Xapian::Query::OP_PHRASE, terms.begin(), terms.end(),
                               static_cast<Xapian::termcount>(terms.size())};
    return {Xapian::Query::OP_FILTER, phrase, until_query(context.view, context.until)};
}

/// What finds the forms of a word, in one language or the other.
struct Forms {
    std::set<std::string> stems;  ///< asked under the prefix of stems
    std::set<std::string> words;  ///< stems that are words themselves: such words have no stem term
};

Token token_of(const std::string& text) {
    Token token;
    token.term = text;
    token.lower = text;
    token.kind = TokenKind::word;
    return token;
}

void add_forms(const PlanContext& context, const Token& token, Forms& forms) {
    for (const auto language : {Language::en, Language::fr}) {
        if (!context.view.asks_in(language)) continue;
        const auto stems = context.stemmer.stems(token, language);
        if (stems.empty()) forms.stems.insert(token.term);
        for (const auto& stem : stems) {
            forms.stems.insert(stem);
            if (context.stemmer.stems(token_of(stem), language).empty()) forms.words.insert(stem);
        }
    }
}

/// "deploye" as "deployé": French participles typed without accents. Nothing for other words.
std::string with_accent(const std::string& lower) {
    const auto last = lower.find_last_not_of("es");
    if (last == std::string::npos || last + 1 >= lower.size()) return {};
    const auto ending = lower.substr(last + 1);
    for (const auto& [plain, accented] :
         std::to_array<std::pair<std::string_view, std::string_view>>(
             {{"e", "é"}, {"es", "és"}, {"ee", "ée"}, {"ees", "ées"}})) {
        if (ending == plain) return lower.substr(0, last + 1) + std::string{accented};
    }
    return {};
}

/// A single word and its stems. A document's word that is its own stem has no stem term, so such a
/// stem is asked as a word too.
Xapian::Query all_forms(const PlanContext& context, const Token& token, Marks& marks) {
    const auto& database = context.view.database;
    Forms forms;
    add_forms(context, token, forms);
    if (auto accented = with_accent(token.lower);
        !accented.empty() && context.view.asks_in(Language::fr)) {
        auto participle = token_of(fold(accented));
        participle.lower = std::move(accented);
        add_forms(context, participle, forms);
    }
    std::vector<Xapian::Query> terms;
    for (const auto& form : forms.stems) {
        marks.stems.insert(form);
        const auto stem = term(FieldId::stem, form);
        if (database.term_exists(stem)) terms.emplace_back(stem);
    }
    for (const auto& form : forms.words) {
        if (form != token.term && database.term_exists(form)) terms.emplace_back(form);
    }
    const Xapian::Query exact{token.term};
    if (terms.empty()) return exact;
    terms.push_back(exact);
    const Xapian::Query any{Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()};
    return {Xapian::Query::OP_AND_MAYBE, any,
            Xapian::Query{Xapian::Query::OP_SCALE_WEIGHT, exact, ranking::kExactBonus}};
}

void mark(const std::vector<Token>& tokens, Marks& marks) {
    for (const auto& token : tokens)
        marks.words.insert(token.term);
}

}  // namespace

bool is_stop(const Node& node) {
    if (node.kind != NodeKind::word || node.field != FieldId::text) return false;
    const auto tokens = tokenize(node.text);
    return std::all_of(tokens.begin(), tokens.end(),
                       [](const Token& token) { return is_stop_word(token.term); });
}

Xapian::Query word_query(const PlanContext& context, const Node& node, Marks& marks) {
    const auto tokens = tokenize(node.text);
    Marks ignored;
    auto& wanted = node.negated ? ignored : marks;
    mark(tokens, wanted);
    const auto words = side_by_side(tokens);
    if (node.field == FieldId::title) return phrase_of(context, FieldId::title, words);
    if (tokens.size() == 1) return all_forms(context, tokens.front(), wanted);
    const auto parts = phrase_of(context, FieldId::text, words);
    if (tokens.front().kind != TokenKind::compound) return parts;
    std::vector<Xapian::Query> ways{term_query(FieldId::text, tokens.front().term)};
    if (tokens.size() > 1 && tokens[1].kind == TokenKind::joined) {
        ways.push_back(all_forms(context, tokens[1], wanted));
    }
    if (words.size() > 1) ways.push_back(parts);
    return {Xapian::Query::OP_OR, ways.begin(), ways.end()};
}

Xapian::Query prefix_query(const Node& node, Marks& marks) {
    const auto begin = fold(node.text);
    if (!node.negated) marks.prefixes.push_back(begin);
    const auto pattern = node.field == FieldId::title ? term(FieldId::title, begin) : begin;
    return {Xapian::Query::OP_WILDCARD, pattern, kMostExpansions,
            Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM};
}

Xapian::Query unfinished_query(const PlanContext& context, const Node& node, Marks& marks) {
    const auto whole = word_query(context, node, marks);
    const auto tokens = tokenize(node.text);
    const auto last = std::find_if(tokens.rbegin(), tokens.rend(), [](const Token& token) {
        return token.kind == TokenKind::word || token.kind == TokenKind::compound;
    });
    if (last == tokens.rend() || last->end != node.text.size()) return whole;
    if (count_code_points(last->term) < kShortestPrefix) return whole;
    auto beginning = node;
    beginning.text = last->term;
    const Xapian::Query longer{Xapian::Query::OP_SCALE_WEIGHT, prefix_query(beginning, marks),
                               ranking::kUnfinished};
    return {Xapian::Query::OP_MAX, whole, longer};
}

Xapian::Query phrase_query(const PlanContext& context, const Node& node, Marks& marks) {
    std::vector<std::string> words;
    for (const auto& word : node.words) {
        const auto tokens = tokenize(word);
        if (!node.negated) mark(tokens, marks);
        for (auto& one : side_by_side(tokens))
            words.push_back(std::move(one));
    }
    return phrase_of(context, node.field, words);
}

}  // namespace quisait
