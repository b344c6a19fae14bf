#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/page_address.h"
#include "searchd/page_model.h"
#include "searchd/page_texts.h"
#include "searchd/results.h"

/// Parts that several pages show, as models of their templates.
namespace quisait {

/// hit.mustache
Model hit_model(PageLanguage language, const Hit& hit, std::string_view query);
/// reading.mustache: how the query was read, and the filters of the address
void add_reading(Model& model, PageLanguage language, const QueryReading& query,
                 const PageAddress& address);
/// The facets, each value a link that adds or removes it.
Model::List facet_models(PageLanguage language, const std::vector<Facet>& facets,
                         const PageAddress& address);
Model::List segment_models(const std::vector<Segment>& segments);
/// "Engineer · Search · Lyon"
std::string card_line(const PersonCard& card);
/// "Away until 21 August 2026", or empty.
std::string away_text(PageLanguage language, const PersonCard& card);
/// A value of a facet or filter as people read it.
std::string value_name(PageLanguage language, std::string_view facet, std::string_view value,
                       std::string_view name);

}  // namespace quisait
