#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/page_address.h"
#include "searchd/page_model.h"
#include "searchd/page_texts.h"
#include "searchd/results.h"
#include "searchd/searcher.h"

/// Parts that several pages show, as models of their templates.
namespace quisait {

/// hit.mustache
Model hit_model(PageLanguage language, const Hit& hit, std::string_view query);
/// Of a page whose posts are one person's: hit.mustache without the author.
Model own_hit_model(PageLanguage language, Hit hit, std::string_view query);
/// reading.mustache: how the query was read, and the filters of the address
/// @param names  of the filters of `address`, in their order
void add_reading(Model& model, PageLanguage language, const QueryReading& query,
                 const PageAddress& address, const std::vector<std::string>& names);
/// Names of the filters of an address, in their order.
Result<std::vector<std::string>> filter_names(Searcher& searcher, const PageAddress& address);
/// The facets, each value a link that adds or removes it.
Model::List facet_models(PageLanguage language, const std::vector<Facet>& facets,
                         const PageAddress& address);
Model::List segment_models(const std::vector<Segment>& segments);
/// "Engineer · Search · Lyon"
std::string card_line(const PersonCard& card);
/// "Away until 21 August 2026", or empty.
std::string away_text(PageLanguage language, const PersonCard& card);
/// A value of a facet or filter as people read it; `name` where the language has no word for it.
std::string value_name(PageLanguage language, std::string_view facet, std::string_view value,
                       std::string_view name);
/// The source in a full id: "wiki" of "wiki:7".
std::string_view source_of(std::string_view full_id);

}  // namespace quisait
