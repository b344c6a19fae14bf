#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/answers/results.h"
#include "searchd/requests/page_address.h"
#include "searchd/requests/searcher.h"
#include "searchd/texts/page_model.h"
#include "searchd/texts/page_texts.h"

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
/// A value of a facet or filter as people read it; `name` where the language has no word for it.
std::string value_name(PageLanguage language, std::string_view facet, std::string_view value,
                       std::string_view name);
/// The source in a full id: "wiki" of "wiki:7".
std::string_view source_of(std::string_view full_id);

}  // namespace quisait
