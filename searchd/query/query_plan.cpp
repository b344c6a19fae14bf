#include "searchd/query/query_plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>

#include <fmt/ranges.h>

#include "searchd/index/ranking.h"
#include "searchd/query/filter_query.h"
#include "searchd/query/word_query.h"

namespace quisait {
namespace {

/// The words of a name of an author, if there are such authors.
Xapian::Query byline_query(const Xapian::Database& database, const std::string& word) {
    const auto tokens = tokenize(word);
    if (tokens.size() != 1) return {};
    const auto byline = term(FieldId::byline, tokens.front().term);
    return database.term_exists(byline) ? Xapian::Query{byline} : Xapian::Query{};
}

/// Replies to a talk whose title has the word, in any form.
Xapian::Query talk_query(const Xapian::Database& database, const Marks& marks) {
    std::vector<Xapian::Query> forms;
    for (const auto* some : {&marks.words, &marks.stems}) {
        for (const auto& form : *some) {
            const auto in_title = term(FieldId::talk, form);
            if (database.term_exists(in_title)) forms.emplace_back(in_title);
        }
    }
    if (forms.empty()) return {};
    return {Xapian::Query::OP_SCALE_WEIGHT,
            Xapian::Query{Xapian::Query::OP_SYNONYM, forms.begin(), forms.end()}, ranking::kTalk};
}

/// How many posts have a word in any of its forms; of several words, the rarest.
Xapian::doccount posts_with(const Xapian::Database& database, const Marks& marks) {
    if (marks.words.size() == 1) {
        auto posts = database.get_termfreq(*marks.words.begin());
        for (const auto& stem : marks.stems)
            posts = std::max(posts, database.get_termfreq(term(FieldId::stem, stem)));
        return posts;
    }
    Xapian::doccount rarest = 0;
    for (const auto& word : marks.words) {
        const auto posts = database.get_termfreq(word);
        if (posts > 0 && (rarest == 0 || posts < rarest)) rarest = posts;
    }
    return rarest;
}

/// A number says when or how many, seldom what.
bool is_number(const Marks& marks) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::all_of(marks.words.begin(), marks.words.end(), [&](const std::string& word) {
        return std::all_of(word.begin(), word.end(), is_digit);
    });
}

/// One alternative of a query on its way to Xapian.
class AlternativePlan {
public:
    AlternativePlan(const PlanContext& context, QueryPlan& plan, Joining joining)
        : context_{context}, plan_{plan}, joining_{joining} {}

    void add(const Node& node) {
        if (node.kind == NodeKind::filter) {
            add_filter(node);
        } else {
            add_words(node);
        }
    }

    /// Words that have synonyms: they themselves, or with less weight what means the same.
    void add_family(std::span<const Node> nodes,
                    const std::vector<std::vector<std::string>>& others) {
        std::vector<Xapian::Query> own;
        std::string understood;
        AskedWord asked;
        for (const auto& node : nodes) {
            understood += (understood.empty() ? "" : " ") + node.text;
            if (nodes.size() == 1 || !is_stop(node)) own.push_back(words_query(node, asked.marks));
        }
        note_rarity(asked.marks);
        asked.text = understood;
        const auto joined_by =
            joining_ == Joining::any ? Xapian::Query::OP_OR : Xapian::Query::OP_AND;
        std::vector<Xapian::Query> ways{Xapian::Query{joined_by, own.begin(), own.end()}};
        for (const auto& other : others) {
            Node node;
            node.kind = other.size() == 1 ? NodeKind::word : NodeKind::phrase;
            node.text = other.front();
            node.words = other;
            // A phrase would weigh as much as all its words.
            ways.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, words_query(node, asked.marks),
                              ranking::kSynonym / static_cast<double>(other.size()));
            understood += fmt::format(" ≈ {}", fmt::join(other, " "));
        }
        plan_.understood.push_back(std::move(understood));
        note_asked(std::move(asked));
        words_.emplace_back(Xapian::Query::OP_MAX, ways.begin(), ways.end());
    }

    /// @return nothing if no post can match; an empty query if nothing is asked
    std::optional<Xapian::Query> made() {
        if (nothing_) return std::nullopt;
        const auto positive = joined();
        if (!filters_.empty() || !unwanted_.empty()) plan_.filtered = true;
        if (unwanted_.empty()) return positive;
        const Xapian::Query not_these{Xapian::Query::OP_OR, unwanted_.begin(), unwanted_.end()};
        return Xapian::Query{Xapian::Query::OP_AND_NOT,
                             positive.empty() ? Xapian::Query::MatchAll : positive, not_these};
    }

private:
    void add_filter(const Node& node) {
        const auto filter = plan_filter(context_, node);
        plan_.understood.push_back((node.negated ? "−" : "") + filter.understood);
        if (!filter.note.empty()) plan_.notes.push_back(filter.note);
        if (!filter.tests.empty()) {
            filters_.push_back(column_query(context_.view, filter.tests));
        } else if (node.negated) {
            if (!filter.query.empty()) unwanted_.push_back(filter.query);
        } else {
            filters_.push_back(filter.query);
            if (filter.query.empty()) nothing_ = true;
        }
    }

    void add_words(const Node& node) {
        AskedWord asked{node.text, {}, false};
        auto query = words_query(node, asked.marks);
        auto text = node.kind == NodeKind::phrase
                        ? fmt::format("\"{}\"", fmt::join(node.words, " "))
                    : node.kind == NodeKind::prefix ? node.text + "*"
                    : node.unfinished               ? node.text + "…"
                                                    : node.text;
        if (node.field == FieldId::title) text = "title: " + text;
        plan_.understood.push_back((node.negated ? "−" : "") + text);
        if (!node.negated) {
            note_bonus(node);
            note_rarity(asked.marks);
            if (node.kind == NodeKind::phrase) asked.text = text;
            query = with_byline(node, query);
            note_asked(std::move(asked));
        }
        (node.negated ? unwanted_ : words_).push_back(std::move(query));
    }

    /// Words of the text, that gain where they stand in the title or near each other.
    void note_bonus(const Node& node) {
        if (node.kind != NodeKind::word || node.field != FieldId::text) return;
        const auto tokens = tokenize(node.text);
        if (tokens.size() == 1) bonus_words_.push_back(tokens.front().term);
    }

    void note_rarity(const Marks& marks) {
        const auto& database = context_.view.database;
        auto rarity = ranking::rarity(database.get_doccount(), posts_with(database, marks));
        if (is_number(marks)) rarity *= ranking::kNumber;
        rarity_.push_back(rarity);
    }

    void note_asked(AskedWord asked) {
        plan_.marks.add(asked.marks);
        in_talk_.push_back(joining_ == Joining::any
                               ? Xapian::Query{}
                               : talk_query(context_.view.database, asked.marks));
        plan_.asked.push_back(std::move(asked));
    }

    /// Who looks for "backup ada" may mean what Ada wrote about backups.
    Xapian::Query with_byline(const Node& node, const Xapian::Query& words) const {
        const bool plain = node.kind == NodeKind::word && node.field == FieldId::text;
        if (!plain || joining_ == Joining::any) return words;
        const auto byline = byline_query(context_.view.database, node.text);
        if (byline.empty()) return words;
        return {Xapian::Query::OP_OR, words,
                Xapian::Query{Xapian::Query::OP_SCALE_WEIGHT, byline, ranking::kByline}};
    }

    /// The words near each other.
    void note_nearness() {
        if (bonus_words_.size() < 2) return;
        const auto window = static_cast<Xapian::termcount>(bonus_words_.size()) + ranking::kNearGap;
        const Xapian::Query near{Xapian::Query::OP_NEAR, bonus_words_.begin(), bonus_words_.end(),
                                 window};
        plan_.nearness |= Xapian::Query{Xapian::Query::OP_SCALE_WEIGHT, near, ranking::kNearBonus};
    }

    Xapian::Query with_bonus(const Xapian::Query& words) const {
        std::vector<Xapian::Query> bonus;
        for (const auto& word : bonus_words_) {
            bonus.emplace_back(Xapian::Query::OP_SCALE_WEIGHT,
                               Xapian::Query{term(FieldId::title, word)}, ranking::kTitleBonus);
        }
        for (const auto& talk : in_talk_) {
            if (!talk.empty()) bonus.push_back(talk);
        }
        if (bonus.empty()) return words;
        return {Xapian::Query::OP_AND_MAYBE, words,
                Xapian::Query{Xapian::Query::OP_OR, bonus.begin(), bonus.end()}};
    }

    Xapian::Query words_query(const Node& node, Marks& marks) {
        switch (node.kind) {
            case NodeKind::prefix:
                return prefix_query(node, marks);
            case NodeKind::phrase:
                return phrase_query(context_, node, marks);
            case NodeKind::word:
            case NodeKind::all:
            case NodeKind::any:
            case NodeKind::filter:
                break;
        }
        const auto ask = node.unfinished ? unfinished_query : word_query;
        return ask(context_, node, marks);
    }

    /// All words, some of them perhaps in the title of the talk, but not all of them there.
    Xapian::Query joined_in_talks() const {
        std::vector<Xapian::Query> wide;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const std::array<Xapian::Query, 2> ways{words_[i], in_talk_[i]};
            wide.emplace_back(Xapian::Query::OP_OR, ways.begin(), ways.end());
        }
        return {Xapian::Query::OP_FILTER,
                Xapian::Query{Xapian::Query::OP_AND, wide.begin(), wide.end()},
                Xapian::Query{Xapian::Query::OP_OR, words_.begin(), words_.end()}};
    }

    Xapian::Query joined_words() const {
        switch (joining_) {
            case Joining::all:
                return with_bonus({Xapian::Query::OP_AND, words_.begin(), words_.end()});
            case Joining::talk:
                return with_bonus(joined_in_talks());
            case Joining::any:
                break;
        }
        std::vector<Xapian::Query> weighed;
        for (std::size_t i = 0; i < words_.size(); ++i)
            weighed.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, words_[i], rarity_[i]);
        return {Xapian::Query::OP_OR, weighed.begin(), weighed.end()};
    }

    Xapian::Query joined() {
        Xapian::Query words;
        if (!words_.empty()) {
            plan_.has_words = true;
            plan_.words += words_.size();
            words = joined_words();
            if (joining_ != Joining::any) note_nearness();
        }
        if (filters_.empty()) return words;
        const Xapian::Query filter{Xapian::Query::OP_AND, filters_.begin(), filters_.end()};
        if (words.empty()) return {Xapian::Query::OP_SCALE_WEIGHT, filter, 0.0};
        return {Xapian::Query::OP_FILTER, words, filter};
    }

    const PlanContext& context_;
    QueryPlan& plan_;
    Joining joining_;
    std::vector<Xapian::Query> words_;
    std::vector<Xapian::Query> in_talk_;  ///< for each of words_; empty: no title has it
    std::vector<double> rarity_;          ///< likewise
    std::vector<std::string> bonus_words_;
    std::vector<Xapian::Query> filters_;
    std::vector<Xapian::Query> unwanted_;
    bool nothing_ = false;
};

/// Stop words are left out unless there is nothing else.
bool only_stop_words(const std::vector<Node>& nodes) {
    return std::all_of(nodes.begin(), nodes.end(), [](const Node& node) {
        return node.kind == NodeKind::filter || node.negated || is_stop(node);
    });
}

/// The synonyms of the words that stand side by side from `begin`.
Synonyms::Found synonyms_at(const PlanContext& context, const std::vector<Node>& nodes,
                            std::size_t begin) {
    if (context.synonyms == nullptr) return {};
    std::vector<std::string> words;
    for (auto i = begin; i < nodes.size() && words.size() < Synonyms::kMostWords; ++i) {
        const auto& node = nodes[i];
        const bool plain =
            node.kind == NodeKind::word && node.field == FieldId::text && !node.negated;
        if (!plain) break;
        words.push_back(node.text);
    }
    return context.synonyms->find(words);
}

std::optional<Xapian::Query> plan_alternative(const PlanContext& context,
                                              const std::vector<Node>& nodes, Joining joining,
                                              QueryPlan& plan) {
    AlternativePlan alternative{context, plan, joining};
    const bool keep_stop_words = only_stop_words(nodes);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto family = synonyms_at(context, nodes, i);
        if (family.words > 0) {
            alternative.add_family(std::span{nodes}.subspan(i, family.words), family.others);
            i += family.words - 1;
        } else if (keep_stop_words || nodes[i].negated || !is_stop(nodes[i])) {
            alternative.add(nodes[i]);
        }
    }
    return alternative.made();
}

std::optional<Xapian::Query> plan_alternatives(const PlanContext& context,
                                               const std::vector<Node>& alternatives,
                                               Joining joining, QueryPlan& plan) {
    std::vector<Xapian::Query> possible;
    for (const auto& one : alternatives) {
        if (&one != &alternatives.front()) plan.understood.emplace_back("OR");
        const auto made = plan_alternative(context, one.children, joining, plan);
        if (made && !made->empty()) possible.push_back(*made);
    }
    if (possible.empty()) return std::nullopt;
    return Xapian::Query{Xapian::Query::OP_OR, possible.begin(), possible.end()};
}

/// The filters of the address: one field's values are alternatives.
/// @return nothing if no post can match; an empty query if there are no filters
std::optional<Xapian::Query> plan_filters(const PlanContext& context,
                                          const std::vector<Node>& filters) {
    std::map<FieldId, std::vector<Xapian::Query>> by_field;
    std::vector<Xapian::Query> wanted;
    for (const auto& node : filters) {
        const auto filter = plan_filter(context, node);
        if (!filter.tests.empty()) {
            wanted.push_back(column_query(context.view, filter.tests));
        } else {
            by_field[node.field].push_back(filter.query);
        }
    }
    for (const auto& [field, queries] : by_field) {
        const Xapian::Query any{Xapian::Query::OP_OR, queries.begin(), queries.end()};
        // Xapian writes "nothing matches" as the empty query, which would be no filter at all.
        if (any.empty()) return std::nullopt;
        wanted.push_back(any);
    }
    return Xapian::Query{Xapian::Query::OP_AND, wanted.begin(), wanted.end()};
}

}  // namespace

void Marks::add(const Marks& other) {
    words.insert(other.words.begin(), other.words.end());
    stems.insert(other.stems.begin(), other.stems.end());
    prefixes.insert(prefixes.end(), other.prefixes.begin(), other.prefixes.end());
}

QueryPlan plan_query(const PlanContext& context, const Query& query,
                     const std::vector<Node>& filters, Joining joining) {
    QueryPlan plan;
    const auto asked = query.root.kind == NodeKind::any
                           ? plan_alternatives(context, query.root.children, joining, plan)
                           : plan_alternative(context, query.root.children, joining, plan);
    const bool one_way = query.root.kind != NodeKind::any && joining != Joining::any;
    for (auto& word : plan.asked)
        word.required = one_way;
    const auto filter = plan_filters(context, filters);
    if (!filters.empty()) plan.filtered = true;
    if (asked && filter && !filter->empty()) {
        plan.query = asked->empty() ? Xapian::Query{Xapian::Query::OP_SCALE_WEIGHT, *filter, 0.0}
                                    : Xapian::Query{Xapian::Query::OP_FILTER, *asked, *filter};
    } else if (asked && filter) {
        plan.query = *asked;
    }
    for (const auto& note : query.notes) {
        plan.notes.push_back(fmt::format("column {}: {}", note.column, note.text));
    }
    return plan;
}

}  // namespace quisait
