#include "searchd/query/query.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "base/time.h"

namespace quisait {
namespace {

/// Operators of dates and states: fields of the schema answer for the rest.
constexpr auto kOperators = std::to_array<Operator>({
    {"after apres après depuis", FieldId::created, "after"},
    {"before avant", FieldId::created, "before"},
    {"is est", FieldId::has, "is"},
});

bool is_listed(std::string_view words, std::string_view name) {
    while (!words.empty()) {
        const auto space = words.find(' ');
        if (words.substr(0, space) == name) return true;
        if (space == std::string_view::npos) return false;
        words.remove_prefix(space + 1);
    }
    return false;
}

std::vector<Operator> all_operators() {
    std::vector<Operator> all{kOperators.begin(), kOperators.end()};
    for (const auto& row : kFields) {
        if (!row.words.empty()) all.push_back({row.words, row.id, "is"});
    }
    return all;
}

/// Reads from left to right; alternatives are lists of parts that are all wanted.
class Parser {
public:
    explicit Parser(std::string_view text) {
        query_.text = clean_line(cut_at_word(text, kLongestQuery));
        if (text.size() > kLongestQuery) note(kLongestQuery, "the query is cut here");
    }

    Query parse() {
        std::vector<Node> alternatives(1, Node{});
        while (skip_spaces()) {
            if (take_or()) {
                if (!alternatives.back().children.empty()) alternatives.emplace_back();
                continue;
            }
            if (auto part = read_part()) alternatives.back().children.push_back(*std::move(part));
        }
        if (alternatives.size() > 1 && alternatives.back().children.empty()) {
            alternatives.pop_back();
            note(query_.text.size(), "nothing stands after OR");
        }
        query_.root = std::move(alternatives.front());
        if (alternatives.size() > 1) {
            alternatives.front() = std::move(query_.root);
            query_.root = Node{};
            query_.root.kind = NodeKind::any;
            query_.root.children = std::move(alternatives);
        }
        return std::move(query_);
    }

private:
    std::string_view rest() const { return std::string_view{query_.text}.substr(at_); }

    void note(std::size_t at, std::string text) {
        query_.notes.push_back({at + 1, std::move(text)});
    }

    bool skip_spaces() {
        while (at_ < query_.text.size() && query_.text[at_] == ' ')
            ++at_;
        return at_ < query_.text.size();
    }

    bool take_or() {
        for (const std::string_view word : {"OR", "OU", "||", "|"}) {
            if (!rest().starts_with(word)) continue;
            const auto after = rest().substr(word.size());
            if (!after.empty() && after.front() != ' ') continue;
            at_ += word.size();
            return true;
        }
        return false;
    }

    std::optional<Node> read_part() {
        Node node;
        node.column = at_ + 1;
        while (rest().starts_with('-') || rest().starts_with('!')) {
            node.negated = !node.negated;
            ++at_;
        }
        if (at_ >= query_.text.size() || query_.text[at_] == ' ') return std::nullopt;
        const auto colon = rest().substr(0, rest().find_first_of(" \"")).find(':');
        if (colon != std::string_view::npos && colon > 0) {
            const auto found = find_operator(lower_ascii(rest().substr(0, colon)));
            if (found) {
                at_ += colon + 1;
                return read_operator(std::move(node), *found);
            }
        }
        return read_words(std::move(node));
    }

    std::string read_value() {
        if (rest().starts_with('"')) {
            ++at_;
            const auto end = rest().find('"');
            auto value = std::string{rest().substr(0, end)};
            at_ += std::min(end == std::string_view::npos ? rest().size() : end + 1, rest().size());
            return value;
        }
        auto value = std::string{rest().substr(0, rest().find(' '))};
        at_ += value.size();
        return value;
    }

    std::optional<Node> read_operator(Node node, const Operator& found) {
        node.field = found.field;
        if (found.field == FieldId::text || found.field == FieldId::title) {
            return read_words(std::move(node));
        }
        const auto start = at_;
        node.kind = NodeKind::filter;
        node.operation = std::string{found.operation};
        node.text = read_value();
        if (node.text.empty()) {
            note(start, "nothing stands after the colon");
            return std::nullopt;
        }
        if (found.field == FieldId::created) return read_date(std::move(node), start);
        if (found.field == FieldId::likes) return read_number(std::move(node), start);
        return node;
    }

    std::optional<Node> read_date(Node node, std::size_t start) {
        auto day = node.text;
        if (day.size() == 4) day += "-01-01";
        if (day.size() == 7) day += "-01";
        if (!parse_day(day)) {
            note(start, fmt::format("\"{}\" is no day such as 2026-03-14", node.text));
            return std::nullopt;
        }
        node.text = day;
        return node;
    }

    std::optional<Node> read_number(Node node, std::size_t start) {
        node.operation = ">";
        std::string_view digits = node.text;
        bool inclusive = true;
        if (digits.starts_with('>') || digits.starts_with('<')) {
            node.operation = std::string{digits.substr(0, 1)};
            digits.remove_prefix(1);
            inclusive = digits.starts_with('=');
            if (inclusive) digits.remove_prefix(1);
        }
        const bool whole =
            !digits.empty() && digits.size() <= 6 &&
            std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!whole) {
            note(start, fmt::format("\"{}\" is no number such as >3", node.text));
            return std::nullopt;
        }
        int number = std::stoi(std::string{digits});
        if (!inclusive) number += node.operation == ">" ? 1 : -1;
        node.operation = node.operation == ">" ? "at_least" : "at_most";
        node.text = std::to_string(number);
        return node;
    }

    std::optional<Node> read_words(Node node) {
        if (rest().starts_with('"')) return read_phrase(std::move(node));
        const auto start = at_;
        auto text = std::string{rest().substr(0, rest().find_first_of(" \""))};
        at_ += text.size();
        if (++words_ > kMostWords) {
            if (words_ == kMostWords + 1) {
                note(start, fmt::format("at most {} words are read", kMostWords));
            }
            return std::nullopt;
        }
        node.kind = NodeKind::word;
        if (text.size() > 1 && text.back() == '*') {
            text.pop_back();
            read_prefix(node, text, start);
        }
        node.text = std::move(text);
        if (tokenize(node.text).empty()) return std::nullopt;
        return node;
    }

    void read_prefix(Node& node, const std::string& text, std::size_t start) {
        if (count_code_points(text) < kShortestPrefix) {
            note(start, fmt::format("* wants {} letters before it", kShortestPrefix));
        } else if (++prefixes_ > kMostPrefixes) {
            note(start, fmt::format("at most {} words with * are read so", kMostPrefixes));
        } else {
            node.kind = NodeKind::prefix;
        }
    }

    std::optional<Node> read_phrase(Node node) {
        const auto start = at_;
        ++at_;
        const auto end = rest().find('"');
        if (end == std::string_view::npos) note(start, "the phrase has no closing quote");
        const auto inside = rest().substr(0, end);
        at_ += end == std::string_view::npos ? rest().size() : end + 1;
        for (const auto& token : tokenize(inside)) {
            if (token.kind == TokenKind::part || token.kind == TokenKind::joined) continue;
            if (node.words.size() == kLongestPhrase || ++words_ > kMostWords) {
                note(start, fmt::format("at most {} words of a phrase are read", kLongestPhrase));
                break;
            }
            node.words.emplace_back(inside.substr(token.begin, token.end - token.begin));
        }
        if (node.words.empty()) return std::nullopt;
        node.kind = NodeKind::phrase;
        return node;
    }

    Query query_;
    std::size_t at_ = 0;
    std::size_t words_ = 0;
    std::size_t prefixes_ = 0;
};

/// The last word may go on, if it is one and long enough.
void leave_open(Query& query) {
    auto* last = &query.root;
    while (!last->children.empty())
        last = &last->children.back();
    const bool is_last = query.text.ends_with(last->text);
    last->unfinished = last->kind == NodeKind::word && !last->negated && is_last &&
                       count_code_points(last->text) >= kShortestPrefix;
}

std::string print_leaf(const Node& node) {
    switch (node.kind) {
        case NodeKind::word:
            return fmt::format("(any \"{}\"{})", node.text, node.unfinished ? " …" : "");
        case NodeKind::prefix:
            return fmt::format("(prefix \"{}\")", node.text);
        case NodeKind::phrase:
            return fmt::format("(phrase \"{}\")", fmt::join(node.words, "\" \""));
        case NodeKind::filter:
            return fmt::format("({} {} \"{}\")", field(node.field).name, node.operation, node.text);
        case NodeKind::all:
        case NodeKind::any:
            break;
    }
    return {};
}

std::string print_part(const Node& node) {
    auto text = print_leaf(node);
    if (node.field == FieldId::title) text = fmt::format("(title {})", text);
    return node.negated ? fmt::format("(not {})", text) : text;
}

std::string print_all(const Node& node) {
    if (node.children.size() == 1) return print_part(node.children.front());
    std::string text = "(and";
    for (const auto& child : node.children)
        text += " " + print_part(child);
    return text + ")";
}

}  // namespace

std::span<const Operator> operators() {
    static const std::vector<Operator> all = all_operators();
    return all;
}

std::optional<Operator> find_operator(std::string_view name) {
    for (const auto& row : operators()) {
        if (is_listed(row.words, name)) return row;
    }
    return std::nullopt;
}

Query parse_query(std::string_view text, Ending ending) {
    auto query = Parser{text}.parse();
    const bool open = ending == Ending::typing && text.size() <= kLongestQuery && !text.empty() &&
                      text.back() != ' ';
    if (open) leave_open(query);
    return query;
}

std::string print(const Query& query) {
    std::string text;
    if (query.root.kind == NodeKind::any) {
        text = "(or";
        for (const auto& child : query.root.children)
            text += " " + print_all(child);
        text += ")";
    } else {
        text = query.root.children.empty() ? "(nothing)" : print_all(query.root);
    }
    for (const auto& note : query.notes) {
        text += fmt::format("\nnote column {}: {}", note.column, note.text);
    }
    return text;
}

}  // namespace quisait
