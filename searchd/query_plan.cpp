#include "searchd/query_plan.h"

#include <algorithm>
#include <map>

#include "searchd/filter_query.h"
#include "searchd/word_query.h"

namespace quisait {
namespace {

/// One alternative of a query on its way to Xapian.
class AlternativePlan {
public:
    AlternativePlan(const PlanContext& context, QueryPlan& plan) : context_{context}, plan_{plan} {}

    void add(const Node& node) {
        if (node.kind == NodeKind::filter) {
            add_filter(node);
        } else {
            add_words(node);
        }
    }

    Xapian::Query made(Joining joining) {
        const auto positive = joined(joining);
        if (positive.empty() && unwanted_.empty()) return {};
        if (unwanted_.empty()) return positive;
        const Xapian::Query not_these{Xapian::Query::OP_OR, unwanted_.begin(), unwanted_.end()};
        return {Xapian::Query::OP_AND_NOT, positive.empty() ? Xapian::Query::MatchAll : positive,
                not_these};
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
            filters_.push_back(filter.query.empty() ? Xapian::Query::MatchNothing : filter.query);
            if (filter.query.empty()) nothing_ = true;
        }
    }

    void add_words(const Node& node) {
        auto query = words_query(node);
        auto text = node.kind == NodeKind::phrase
                        ? fmt::format("\"{}\"", fmt::join(node.words, " "))
                    : node.kind == NodeKind::prefix ? node.text + "*"
                                                    : node.text;
        if (node.field == FieldId::title) text = "title: " + text;
        plan_.understood.push_back((node.negated ? "−" : "") + text);
        (node.negated ? unwanted_ : words_).push_back(std::move(query));
    }

    Xapian::Query words_query(const Node& node) {
        switch (node.kind) {
            case NodeKind::prefix:
                return prefix_query(node, plan_.marks);
            case NodeKind::phrase:
                return phrase_query(node, plan_.marks);
            case NodeKind::word:
            case NodeKind::all:
            case NodeKind::any:
            case NodeKind::filter:
                break;
        }
        return word_query(context_.view.database, node, context_.stemmer, plan_.marks);
    }

    Xapian::Query joined(Joining joining) {
        if (nothing_) return Xapian::Query::MatchNothing;
        Xapian::Query words;
        if (!words_.empty()) {
            plan_.has_words = true;
            plan_.words += words_.size();
            words = Xapian::Query{
                joining == Joining::all ? Xapian::Query::OP_AND : Xapian::Query::OP_OR,
                words_.begin(), words_.end()};
        }
        if (filters_.empty()) return words;
        const Xapian::Query filter{Xapian::Query::OP_AND, filters_.begin(), filters_.end()};
        if (words.empty()) return {Xapian::Query::OP_SCALE_WEIGHT, filter, 0.0};
        return {Xapian::Query::OP_FILTER, words, filter};
    }

    const PlanContext& context_;
    QueryPlan& plan_;
    std::vector<Xapian::Query> words_;
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

Xapian::Query plan_alternative(const PlanContext& context, const std::vector<Node>& nodes,
                               Joining joining, QueryPlan& plan) {
    AlternativePlan alternative{context, plan};
    const bool keep_stop_words = only_stop_words(nodes);
    for (const auto& node : nodes) {
        if (!keep_stop_words && !node.negated && is_stop(node)) continue;
        alternative.add(node);
    }
    return alternative.made(joining);
}

/// The filters of the address: one field's values are alternatives.
Xapian::Query plan_filters(const PlanContext& context, const std::vector<Node>& filters) {
    std::map<FieldId, std::vector<Xapian::Query>> by_field;
    std::vector<Xapian::Query> wanted;
    for (const auto& node : filters) {
        const auto filter = plan_filter(context, node);
        auto query = filter.query.empty() ? Xapian::Query::MatchNothing : filter.query;
        if (!filter.tests.empty()) {
            wanted.push_back(column_query(context.view, filter.tests));
        } else {
            by_field[node.field].push_back(std::move(query));
        }
    }
    for (const auto& [field, queries] : by_field) {
        wanted.emplace_back(Xapian::Query::OP_OR, queries.begin(), queries.end());
    }
    if (wanted.empty()) return {};
    return {Xapian::Query::OP_AND, wanted.begin(), wanted.end()};
}

}  // namespace

QueryPlan plan_query(const PlanContext& context, const Query& query,
                     const std::vector<Node>& filters, Joining joining) {
    QueryPlan plan;
    if (query.root.kind == NodeKind::any) {
        std::vector<Xapian::Query> alternatives;
        for (const auto& one : query.root.children) {
            if (!alternatives.empty()) plan.understood.emplace_back("OR");
            alternatives.push_back(plan_alternative(context, one.children, joining, plan));
        }
        plan.query = Xapian::Query{Xapian::Query::OP_OR, alternatives.begin(), alternatives.end()};
    } else {
        plan.query = plan_alternative(context, query.root.children, joining, plan);
    }
    const auto filter = plan_filters(context, filters);
    if (!filter.empty()) {
        plan.query = plan.query.empty()
                         ? Xapian::Query{Xapian::Query::OP_SCALE_WEIGHT, filter, 0.0}
                         : Xapian::Query{Xapian::Query::OP_FILTER, plan.query, filter};
    }
    for (const auto& note : query.notes) {
        plan.notes.push_back(fmt::format("column {}: {}", note.column, note.text));
    }
    return plan;
}

}  // namespace quisait
