#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/answers/person_results.h"
#include "searchd/answers/question_results.h"
#include "searchd/answers/results.h"
#include "searchd/answers/team_results.h"
#include "searchd/suggest/suggest.h"

/// Results as JSON: docs/API.md has the shapes. Text, never HTML.
namespace quisait {

std::string to_json(const SearchAnswer& answer, std::int64_t took_ms);
std::string to_json(const ExpertsAnswer& answer, std::int64_t took_ms);
std::string to_json(const QuestionsAnswer& answer, std::int64_t took_ms);
std::string to_json(const TeamsAnswer& answer, std::int64_t took_ms);
std::string to_json(const PersonPage& page);
std::string to_json(const ThreadPage& page);
std::string to_json(const std::vector<Suggestion>& suggestions, std::string_view text);

}  // namespace quisait
