#include "searchd/page_parts.h"

#include <array>

#include "base/text.h"

namespace quisait {
namespace {

constexpr std::size_t kLongestTitle = 90;
constexpr auto kFacetsWithWords = std::to_array<std::string_view>({"kind", "lang", "has"});

/// A chat message has no title: its first words stand for one.
std::string title_of(const Hit& hit) {
    if (!hit.title.empty()) return hit.title;
    std::string text;
    for (const auto& segment : hit.snippet)
        text += segment.text;
    const auto line = clean_line(text);
    const auto cut = cut_at_word(line, kLongestTitle);
    const auto title = std::string{trim(cut)} + (cut.size() < line.size() ? " …" : "");
    return title.empty() ? hit.id : title;
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

Model hit_model(PageLanguage language, const Hit& hit, std::string_view query) {
    Model model;
    const auto address = thread_address(hit.thread, query, hit.id);
    model.text("address", address).text("title", title_of(hit)).text("hit_lang", hit.lang);
    model.text("anchor", anchor_of(hit.id)).flag("accepted", hit.accepted);
    model.text("author", hit.author.name);
    model.text("author_address", hit.author.id.empty() ? "" : person_address(hit.author.id));
    model.text("space", hit.space.name).text("created", hit.created);
    model.text("day", day_text(language, hit.created));
    model.text("kind_text", hit.kind == "message" || hit.kind.empty()
                                ? std::string_view{}
                                : text_of(language, "kind_" + hit.kind));
    model.text("likes", hit.likes > 0 ? counted(language, "likes", hit.likes) : "");
    model.text("replies", hit.replies > 0 ? counted(language, "replies", hit.replies) : "");
    model.list("snippet", segment_models(hit.snippet));
    const auto more =
        hit.more_in_thread > 0 ? counted(language, "more", hit.more_in_thread) : std::string{};
    const auto url = safe_url(hit.url);
    model.text("more", more).text("source_url", url);
    return std::move(model.flag("has_more", !more.empty() || !url.empty()));
}

void add_reading(Model& model, PageLanguage language, const QueryReading& query,
                 const PageAddress& address) {
    Model::List chips;
    for (const auto& text : query.understood)
        chips.push_back(Model{}.text("text", text));
    Model::List filters;
    for (const auto& [name, value] : address.filters()) {
        const auto shown = value_name(language, name, value, value);
        filters.push_back(
            Model{}.text("text", shown).text("address", address.without(name, value).text()));
    }
    Model::List notes;
    for (const auto& text : query.notes)
        notes.push_back(Model{}.text("text", text));
    model.flag("has_reading", chips.size() > 1 || !filters.empty());
    model.text("clear_address", filters.empty() ? "" : address.bare().text());
    model.list("chips", std::move(chips)).list("filters", std::move(filters));
    model.list("notes", std::move(notes));
}

std::string value_name(PageLanguage language, std::string_view facet, std::string_view value,
                       std::string_view name) {
    for (const auto known : kFacetsWithWords) {
        if (facet != known) continue;
        for (const auto& word : {"message", "question", "answer", "article", "comment", "event",
                                 "en", "fr", "link", "file"}) {
            const bool sound =
                value == word && !(facet == "kind" && value.size() < 5) &&
                (facet != "lang" || value.size() == 2) &&
                (facet != "has" || value == "link" || value == "file" || value == "answer");
            if (sound) {
                return std::string{
                    text_of(language, std::string{facet} + "_" + std::string{value})};
            }
        }
    }
    return std::string{name};
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

std::string card_line(const PersonCard& card) {
    std::string line;
    for (const auto& part : {card.title, card.department, card.team, card.location}) {
        if (part.empty() || line.find(part) != std::string::npos) continue;
        line += (line.empty() ? "" : " · ") + part;
    }
    return line;
}

std::string away_text(PageLanguage language, const PersonCard& card) {
    if (card.away_until.empty()) return {};
    return std::string{text_of(language, "away")} + " " + day_text(language, card.away_until);
}

}  // namespace quisait
