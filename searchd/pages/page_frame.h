#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searchd/http/exchange.h"
#include "searchd/texts/page_model.h"
#include "searchd/texts/page_texts.h"

namespace quisait {

/// The tab a page belongs to.
enum class Tab : std::uint8_t { none, posts, people };

/// Makes the reply of a page: content in its frame, with the security headers.
/// @param content  the template in web/templates
/// @param title    of the window, without the name of the product
Reply page_reply(const Request& request, Tab tab, std::string_view content, std::string_view title,
                 Model model);

}  // namespace quisait
