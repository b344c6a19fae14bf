#include "searchd/pages/page_parts.h"

#include <algorithm>

#include "searchd/pages/page_heading.h"
#include "searchd/pages/page_notes.h"
#include "searchd/requests/address_query.h"

namespace quisait {
namespace {

/// What was understood is worth a line only where it is not what was typed.
bool says_more(const QueryReading& query) {
    return fmt::format("{}", fmt::join(query.understood, " ")) != query.text &&
           !query.understood.empty();
}

Model::List filter_models(PageLanguage language, const PageAddress& address,
                          const std::vector<std::string>& names) {
    Model::List list;
    std::size_t number = 0;
    for (const auto& [name, value] : address.filters()) {
        const auto& known = number < names.size() ? names[number] : value;
        ++number;
        const auto shown = filled(language, "filter_of", text_of(language, "facet_" + name),
                                  value_name(language, name, value, known));
        list.push_back(
            Model{}.text("text", shown).text("address", address.without(name, value).text()));
    }
    return list;
}

Model::List note_models(PageLanguage language, const std::vector<std::string>& notes) {
    Model::List list;
    for (const auto& english : notes) {
        const auto note = note_text(language, english);
        list.push_back(
            Model{}.text("text", note.text).text("note_lang", note.translated ? "" : "en"));
    }
    return list;
}

/// Why the post is found, as far as its line of numbers does not say so already.
std::string why_text(PageLanguage language, const Hit& hit) {
    std::vector<std::string> parts;
    for (const auto& reason : hit.why) {
        const auto key = "why_" + reason;
        if (has_text(key)) parts.emplace_back(text_of(language, key));
    }
    if (!hit.missing.empty()) {
        parts.push_back(
            filled(language, "why_missing", fmt::format("{}", fmt::join(hit.missing, ", "))));
    }
    if (hit.copies > 0) parts.push_back(counted(language, "copies", hit.copies));
    return fmt::format("{}", fmt::join(parts, " · "));
}

}  // namespace

Model::List segment_models(const std::vector<Segment>& segments) {
    Model::List list;
    for (const auto& segment : segments) {
        Model one;
        one.text("t", segment.text).flag("h", segment.hit);
        list.push_back(std::move(one));
    }
    return list;
}

std::string_view source_of(std::string_view full_id) {
    return full_id.substr(0, full_id.find(':'));
}

Model hit_model(PageLanguage language, const Hit& hit, std::string_view query) {
    Model model;
    const auto shown = headed(hit);
    model.text("address", thread_address(hit.thread, query, hit.id));
    model.list("heading", segment_models(shown.heading)).text("hit_lang", hit.lang);
    model.flag("has_snippet", !shown.rest.empty()).list("snippet", segment_models(shown.rest));
    model.text("anchor", anchor_of(hit.id)).flag("accepted", hit.accepted);
    model.text("author", hit.author.name);
    model.text("author_address", hit.author.id.empty() ? "" : person_address(hit.author.id));
    model.text("space", hit.space.name).text("created", hit.created);
    model.text("day", day_text(language, hit.created));
    model.text("kind_text",
               hit.kind == "message" ? "" : value_name(language, "kind", hit.kind, ""));
    model.text("likes", hit.likes > 0 ? counted(language, "likes", hit.likes) : "");
    model.text("replies", hit.replies > 0 ? counted(language, "replies", hit.replies) : "");
    const auto more =
        hit.more_in_thread > 0 ? counted(language, "more", hit.more_in_thread) : std::string{};
    const auto url = safe_url(hit.url);
    const auto why = why_text(language, hit);
    model.text("more", more).text("source_url", url).text("why", why);
    model.text("open_source", filled(language, "open_source", source_of(hit.id)));
    return std::move(model.flag("has_more", !more.empty() || !url.empty() || !why.empty()));
}

Model own_hit_model(PageLanguage language, Hit hit, std::string_view query) {
    hit.author = {};
    return hit_model(language, hit, query);
}

void add_reading(Model& model, PageLanguage language, const QueryReading& query,
                 const PageAddress& address, const std::vector<std::string>& names) {
    Model::List chips;
    if (says_more(query)) {
        for (const auto& text : query.understood)
            chips.push_back(Model{}.text("text", note_text(language, text).text));
    }
    auto filters = filter_models(language, address, names);
    model.flag("has_reading", !chips.empty() || !filters.empty());
    model.flag("has_chips", !chips.empty()).flag("has_filters", !filters.empty());
    model.text("clear_address", filters.empty() ? "" : address.bare().text());
    model.list("chips", std::move(chips)).list("filters", std::move(filters));
    model.list("notes", note_models(language, query.notes));
    if (query.did_you_mean.empty()) return;
    const auto better = address.without("q").with("q", query.did_you_mean).text();
    model.object("mean", Model{}.text("text", query.did_you_mean).text("address", better));
}

Result<std::vector<std::string>> filter_names(Searcher& searcher, const PageAddress& address) {
    std::vector<std::string> names;
    for (const auto& [name, value] : address.filters()) {
        const auto row = std::find_if(filter_parameters().begin(), filter_parameters().end(),
                                      [&](const FilterParameter& one) { return one.name == name; });
        const bool named = row->field == FieldId::author || row->field == FieldId::space;
        if (!named) {
            names.push_back(value);
            continue;
        }
        QS_TRY(auto shown, searcher.name_of(row->field, value));
        names.push_back(std::move(shown));
    }
    return names;
}

std::string value_name(PageLanguage language, std::string_view facet, std::string_view value,
                       std::string_view name) {
    const bool has_words = facet == "kind" || facet == "lang" || facet == "has";
    const auto key = fmt::format("{}_{}", facet, value);
    return std::string{has_words && has_text(key) ? text_of(language, key) : name};
}

Model::List facet_models(PageLanguage language, const std::vector<Facet>& facets,
                         const PageAddress& address) {
    Model::List list;
    for (const auto& facet : facets) {
        // A single value narrows nothing, unless it is what was chosen.
        const bool useful =
            facet.values.size() > 1 || (facet.values.size() == 1 && facet.values[0].chosen);
        if (!useful) continue;
        Model::List values;
        for (const auto& value : facet.values) {
            const auto changed = value.chosen ? address.without(facet.name, value.value)
                                              : address.with(facet.name, value.value);
            values.push_back(
                Model{}
                    .text("address", changed.text())
                    .text("name", value_name(language, facet.name, value.value, value.name))
                    .text("count", number_text(language, value.count))
                    .flag("chosen", value.chosen));
        }
        list.push_back(Model{}
                           .text("name", text_of(language, "facet_" + facet.name))
                           .list("values", std::move(values)));
    }
    return list;
}

}  // namespace quisait
