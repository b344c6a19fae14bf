#include "searchd/posts/facets.h"

#include <algorithm>
#include <chrono>
#include <map>

#include "indexer/schema.h"

namespace quisait {
namespace {

constexpr std::size_t kMostValues = 10;

/// The most frequent first, then by name; those without a count fall away.
Facet finished(std::string name, std::vector<FacetValue> values) {
    std::erase_if(values, [](const FacetValue& value) { return value.count == 0; });
    std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
        if (a.chosen != b.chosen) return a.chosen;
        return a.count != b.count ? a.count > b.count : a.name < b.name;
    });
    if (values.size() > kMostValues) values.resize(kMostValues);
    return {std::move(name), std::move(values)};
}

bool is_chosen(const std::vector<Node>& filters, FieldId field, const std::string& value) {
    return std::any_of(filters.begin(), filters.end(),
                       [&](const Node& node) { return node.field == field && node.text == value; });
}

}  // namespace

std::string_view facet_of(FieldId field) {
    switch (field) {
        case FieldId::source:
            return "source";
        case FieldId::space:
            return "space";
        case FieldId::author:
            return "author";
        case FieldId::tag:
            return "tag";
        case FieldId::kind:
            return "kind";
        case FieldId::lang:
            return "lang";
        case FieldId::has:
            return "has";
        case FieldId::created:
            return "year";
        default:
            return {};
    }
}

FacetCounts::FacetCounts(const PlanContext& context)
    : context_{&context}, tags_(context.view.columns.size()) {}

void FacetCounts::count(Counts& counts, std::size_t value) {
    if (value >= counts.size()) counts.resize(value + 1);
    ++counts[value];
}

void FacetCounts::add(const Match& match) {
    const auto& key = match.key;
    if (key.author != 0) count(persons_, key.author);
    if (key.space != 0) count(spaces_, key.space);
    count(sources_, key.source);
    count(kinds_, key.kind);
    count(languages_, key.lang);
    if (key.day != 0) count(days_, key.day);
    if ((key.flags & FoldKey::kHasLink) != 0) ++has_[0];
    if ((key.flags & FoldKey::kHasFile) != 0) ++has_[1];
    if ((key.flags & FoldKey::kAccepted) != 0) ++has_[2];
    if ((key.flags & Columns::kTagged) != 0) count_tags(match.document);
}

void FacetCounts::count_tags(Xapian::docid document) {
    const auto& columns = context_->view.columns_of(document);
    auto& counts = tags_[(document - 1) % tags_.size()];
    for (const auto& tagging : columns.tags(context_->view.number_in_database(document)))
        count(counts, tagging.tag);
}

Facet FacetCounts::tags(const std::vector<Node>& filters) const {
    std::map<std::string_view, std::int64_t> by_name;
    for (std::size_t database = 0; database < tags_.size(); ++database) {
        const auto& names = context_->view.columns[database]->tag_names();
        for (std::size_t tag = 0; tag < tags_[database].size(); ++tag)
            by_name[names[tag]] += tags_[database][tag];
    }
    std::vector<FacetValue> values;
    for (const auto& [name, posts] : by_name) {
        const std::string tag{name};
        values.push_back({tag, tag, posts, is_chosen(filters, FieldId::tag, tag)});
    }
    return finished("tag", std::move(values));
}

Facet FacetCounts::people(const std::vector<Node>& filters) const {
    const auto& persons = context_->directory.persons();
    Counts by_person;
    for (std::uint32_t account = 1; account < persons_.size(); ++account) {
        if (persons_[account] == 0) continue;
        const auto person = context_->directory.person_of(account);
        if (!person) continue;
        if (*person >= by_person.size()) by_person.resize(*person + 1);
        by_person[*person] += persons_[account];
    }
    // Of thousands only those that can be shown get names of their own.
    std::vector<std::uint32_t> found;
    for (std::uint32_t person = 0; person < by_person.size(); ++person) {
        if (by_person[person] > 0) found.push_back(person);
    }
    const auto is_before = [&](std::uint32_t a, std::uint32_t b) {
        if (by_person[a] != by_person[b]) return by_person[a] > by_person[b];
        return persons[a].card.name < persons[b].card.name;
    };
    const auto most =
        found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), kMostValues));
    std::partial_sort(found.begin(), most, found.end(), is_before);
    std::vector<FacetValue> values;
    for (auto person = found.begin(); person != found.end(); ++person) {
        const auto& card = persons[*person].card;
        const bool chosen = is_chosen(filters, FieldId::author, card.id);
        if (person < most || chosen) {
            values.push_back({card.id, card.name, by_person[*person], chosen});
        }
    }
    return finished("author", std::move(values));
}

Facet FacetCounts::spaces(const std::vector<Node>& filters) const {
    std::vector<FacetValue> values;
    for (std::uint32_t number = 1; number < spaces_.size(); ++number) {
        const auto* space = spaces_[number] == 0 ? nullptr : context_->directory.space_of(number);
        if (space == nullptr) continue;
        const auto ref = context_->directory.space_ref(space->source_name + ":" + space->space.id);
        values.push_back(
            {ref.id, ref.name, spaces_[number], is_chosen(filters, FieldId::space, ref.id)});
    }
    return finished("space", std::move(values));
}

Facet FacetCounts::years(const std::vector<Node>& filters) const {
    std::map<int, std::int64_t> by_year;
    for (std::size_t day = 0; day < days_.size(); ++day) {
        if (days_[day] == 0) continue;
        const std::chrono::year_month_day date{
            std::chrono::sys_days{std::chrono::days{static_cast<int>(day)}}};
        by_year[static_cast<int>(date.year())] += days_[day];
    }
    std::vector<FacetValue> values;
    for (auto year = by_year.rbegin(); year != by_year.rend(); ++year) {
        const auto name = std::to_string(year->first);
        values.push_back({name, name, year->second, is_chosen(filters, FieldId::created, name)});
    }
    if (values.size() > kMostValues) values.resize(kMostValues);
    return {"year", std::move(values)};
}

std::vector<Facet> FacetCounts::facets(const std::vector<Node>& filters) const {
    const auto simple = [&](std::string name, FieldId field, const Counts& counts, auto word_of) {
        std::vector<FacetValue> values;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const std::string value{word_of(i)};
            if (!value.empty()) {
                values.push_back({value, value, counts[i], is_chosen(filters, field, value)});
            }
        }
        return finished(std::move(name), std::move(values));
    };
    std::vector<Facet> facets;
    facets.push_back(simple("source", FieldId::source, sources_, [&](std::size_t i) {
        return context_->directory.source_name(static_cast<std::uint8_t>(i));
    }));
    facets.push_back(spaces(filters));
    facets.push_back(people(filters));
    facets.push_back(tags(filters));
    facets.push_back(simple("kind", FieldId::kind, kinds_, [](std::size_t i) {
        return i < kProfileKind ? word(static_cast<PostKind>(i)) : std::string_view{};
    }));
    facets.push_back(simple("lang", FieldId::lang, languages_,
                            [](std::size_t i) { return word(static_cast<Language>(i)); }));
    const Counts has{has_.begin(), has_.end()};
    facets.push_back(simple("has", FieldId::has, has, [](std::size_t i) {
        return std::array<std::string_view, 3>{"link", "file", "answer"}.at(i);
    }));
    facets.push_back(years(filters));
    return facets;
}

}  // namespace quisait
