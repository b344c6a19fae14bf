#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "searchd/http/exchange.h"

/// Style sheet, scripts and pictures, embedded when the program is built. Their addresses hold a
/// checksum of their content, so a browser keeps them for ever and never shows an old one.
namespace quisait {

/// "/assets/quisait-1f2e….css"; `file` is its name in web/.
const std::string& asset_address(std::string_view file);

/// @return no_such_thing; 304 where If-None-Match names what the browser has
Result<Reply> asset(std::string_view name, const Request& request);

}  // namespace quisait
