#pragma once

#include <string>
#include <string_view>

#include "searchd/texts/page_model.h"

namespace quisait {

/// A whole page: web/templates/layout.mustache around web/templates/CONTENT.mustache. All values
/// are escaped: no template has three braces (a test looks).
/// `texts` are reached as {{t.key}}.
std::string render_page(std::string_view content, const Model& model, const Model& texts);

}  // namespace quisait
