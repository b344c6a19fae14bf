#pragma once

#include <cstdint>
#include <string>

#include "searchd/results.h"

/// Results as JSON: docs/API.md has the shapes. Text, never HTML.
namespace quisait {

std::string to_json(const SearchAnswer& answer, std::int64_t took_ms);
std::string to_json(const ExpertsAnswer& answer, std::int64_t took_ms);
std::string to_json(const PersonPage& page);
std::string to_json(const ThreadPage& page);

/// "strong", "clear", "some".
std::string_view word(Strength strength);

}  // namespace quisait
