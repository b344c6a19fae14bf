#include "searchd/query/filter_query.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "indexer/schema.h"

namespace quisait {
namespace {

/// French words of values, folded, and what they stand for.
constexpr auto kFrenchValues = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"lien", "link"},
    {"liens", "link"},
    {"fichier", "file"},
    {"fichiers", "file"},
    {"reponse", "answer"},
    {"commentaire", "comment"},
    {"evenement", "event"},
    {"francais", "fr"},
    {"french", "fr"},
    {"anglais", "en"},
    {"english", "en"},
    {"sans-reponse", "unanswered"},
    {"ouverte", "unanswered"},
});

std::string value_of(const Node& node) {
    auto folded = fold(node.text);
    for (const auto& [french, value] : kFrenchValues) {
        if (folded == french) return std::string{value};
    }
    return folded;
}

std::uint32_t seconds(Instant instant) {
    return static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(instant.time_since_epoch().count(), 0, UINT32_MAX));
}

Xapian::Query any_term(const std::vector<std::string>& terms) {
    std::vector<Xapian::Query> queries(terms.begin(), terms.end());
    return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
}

FilterPlan plan_year(const Node& node) {
    FilterPlan plan;
    const auto first = parse_day(node.text + "-01-01");
    const auto last = parse_day(node.text + "-12-31");
    if (!first || !last) return plan;
    plan.tests = {{ColumnTest::What::created_from, seconds(*first), false},
                  {ColumnTest::What::created_until,
                   seconds(*last + std::chrono::days{1} - std::chrono::seconds{1}), false}};
    plan.understood = "year: " + node.text;
    return plan;
}

FilterPlan plan_date(const Node& node) {
    if (node.operation == "year") return plan_year(node);
    FilterPlan plan;
    const auto day = parse_day(node.text);
    if (!day) return plan;
    const auto last = *day + std::chrono::days{1} - std::chrono::seconds{1};
    using What = ColumnTest::What;
    if (node.operation == "after") {
        plan.tests = {{What::created_from, seconds(*day), node.negated}};
    } else if (node.operation == "before") {
        plan.tests = {{What::created_until, seconds(*day - std::chrono::seconds{1}), node.negated}};
    } else {
        plan.tests = {{What::created_from, seconds(*day), false},
                      {What::created_until, seconds(last), false}};
    }
    plan.understood =
        fmt::format("{}: {}", node.operation == "is" ? "on" : node.operation, node.text);
    return plan;
}

FilterPlan plan_likes(const Node& node) {
    FilterPlan plan;
    std::uint32_t number = 0;
    std::from_chars(node.text.data(), node.text.data() + node.text.size(), number);
    const bool least = node.operation == "at_least";
    plan.tests = {{least ? ColumnTest::What::likes_from : ColumnTest::What::likes_until, number,
                   node.negated}};
    plan.understood = fmt::format("likes {} {}", least ? "≥" : "≤", number);
    return plan;
}

FilterPlan plan_people(const PlanContext& context, const Node& node) {
    FilterPlan plan;
    std::vector<std::string> terms;
    std::vector<std::string> names;
    for (const auto index : context.directory.people_called(node.text)) {
        const auto& card = context.directory.persons()[index].card;
        names.push_back(card.name);
        for (const auto& account : card.accounts)
            terms.push_back(term(FieldId::author, account));
    }
    plan.understood = fmt::format(
        "from: {}", names.empty() ? node.text : fmt::format("{}", fmt::join(names, ", ")));
    if (names.empty()) plan.note = fmt::format("nobody is called \"{}\"", node.text);
    plan.query = any_term(terms);
    return plan;
}

FilterPlan plan_spaces(const PlanContext& context, const Node& node) {
    FilterPlan plan;
    std::vector<std::string> terms;
    std::vector<std::string> names;
    for (const auto* space : context.directory.spaces_called(node.text, context.view.audiences)) {
        const auto id = space->source_name + ":" + space->space.id;
        names.push_back(space->space.name.empty() ? id : space->space.name);
        terms.push_back(term(FieldId::space, id));
    }
    plan.understood = fmt::format(
        "in: {}", names.empty() ? node.text : fmt::format("{}", fmt::join(names, ", ")));
    if (names.empty()) plan.note = fmt::format("no place is called \"{}\"", node.text);
    plan.query = any_term(terms);
    return plan;
}

FilterPlan plan_exact(const Node& node) {
    FilterPlan plan;
    const bool is_id =
        node.field == FieldId::id || node.field == FieldId::thread || node.field == FieldId::source;
    const auto value = is_id ? node.text : value_of(node);
    plan.understood = fmt::format("{}: {}", field(node.field).name, value);
    if (node.field == FieldId::has && value == "unanswered") {
        plan.understood = "is: unanswered";
        plan.tests = {{ColumnTest::What::unanswered, 0, node.negated}};
        return plan;
    }
    plan.query = Xapian::Query{term(node.field, value)};
    return plan;
}

}  // namespace

FilterPlan plan_filter(const PlanContext& context, const Node& node) {
    if (node.field == FieldId::created) return plan_date(node);
    if (node.field == FieldId::likes) return plan_likes(node);
    if (node.field == FieldId::author) return plan_people(context, node);
    if (node.field == FieldId::space) return plan_spaces(context, node);
    return plan_exact(node);
}

}  // namespace quisait
