#pragma once

#include <string>
#include <string_view>

namespace quisait {

/// A body without the short codes in brackets that WordPress turns into pictures and players:
/// those with attributes, those that end one, and the few that need neither. What they enclose
/// stays.
std::string without_short_codes(std::string_view body);

}  // namespace quisait
