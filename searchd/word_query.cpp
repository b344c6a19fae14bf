#include "searchd/word_query.h"

#include <algorithm>

#include "base/text.h"
#include "indexer/schema.h"
#include "searchd/ranking.h"

namespace quisait {
namespace {

constexpr Xapian::termcount kMostExpansions = 50;

/// The tokens of a compound that stand for it side by side: its parts where it has several, the
/// single signs of a run without spaces.
std::vector<std::string> side_by_side(const std::vector<Token>& tokens) {
    std::vector<std::string> terms;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        if (token.kind == TokenKind::compound) {
            std::size_t parts = 0;
            while (i + 1 + parts < tokens.size() && tokens[i + 1 + parts].kind == TokenKind::part)
                ++parts;
            if (parts < 2) {
                terms.push_back(token.term);
                i += parts;
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

Xapian::Query phrase_of(FieldId field, const std::vector<std::string>& words) {
    std::vector<Xapian::Query> terms;
    for (const auto& word : words)
        terms.push_back(term_query(field, word));
    if (terms.size() == 1) return terms.front();
    return {Xapian::Query::OP_PHRASE, terms.begin(), terms.end(),
            static_cast<Xapian::termcount>(terms.size())};
}

/// A single word and its stems. A document's word that is its own stem has no stem term, so a
/// stem is asked as a word too.
Xapian::Query all_forms(const Xapian::Database& database, const Token& token, Stemmer& stemmer,
                        Marks& marks) {
    std::vector<std::string> forms = stemmer.stems(token, Language::unknown);
    forms.push_back(token.term);
    std::vector<Xapian::Query> terms;
    for (const auto& form : forms) {
        marks.stems.insert(form);
        const auto stem = term(FieldId::stem, form);
        if (database.term_exists(stem)) terms.emplace_back(stem);
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

Xapian::Query word_query(const Xapian::Database& database, const Node& node, Stemmer& stemmer,
                         Marks& marks) {
    const auto tokens = tokenize(node.text);
    Marks ignored;
    auto& wanted = node.negated ? ignored : marks;
    mark(tokens, wanted);
    const auto words = side_by_side(tokens);
    if (node.field == FieldId::title) return phrase_of(FieldId::title, words);
    if (tokens.size() == 1) return all_forms(database, tokens.front(), stemmer, wanted);
    const auto parts = phrase_of(FieldId::text, words);
    if (tokens.front().kind != TokenKind::compound || words.size() < 2) return parts;
    return {Xapian::Query::OP_OR, term_query(FieldId::text, tokens.front().term), parts};
}

Xapian::Query prefix_query(const Node& node, Marks& marks) {
    const auto begin = fold(node.text);
    if (!node.negated) marks.prefixes.push_back(begin);
    const auto pattern = node.field == FieldId::title ? term(FieldId::title, begin) : begin;
    return {Xapian::Query::OP_WILDCARD, pattern, kMostExpansions,
            Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM};
}

Xapian::Query phrase_query(const Node& node, Marks& marks) {
    std::vector<std::string> words;
    for (const auto& word : node.words) {
        const auto tokens = tokenize(word);
        if (!node.negated) mark(tokens, marks);
        for (auto& one : side_by_side(tokens))
            words.push_back(std::move(one));
    }
    return phrase_of(node.field, words);
}

}  // namespace quisait
