#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/person_results.h"
#include "searchd/question_results.h"
#include "searchd/results.h"
#include "searchd/suggest.h"
#include "searchd/team_results.h"

/// Results as JSON: docs/API.md has the shapes. Text, never HTML.
namespace quisait {

std::string to_json(const SearchAnswer& answer, std::int64_t took_ms);
std::string to_json(const ExpertsAnswer& answer, std::int64_t took_ms);
std::string to_json(const QuestionsAnswer& answer, std::int64_t took_ms);
std::string to_json(const TeamsAnswer& answer, std::int64_t took_ms);
std::string to_json(const PersonPage& page);
std::string to_json(const ThreadPage& page);
std::string to_json(const std::vector<Suggestion>& suggestions, std::string_view text);

/// "strong", "clear", "some".
std::string_view word(Strength strength);
/// "expert", "rising", "present".
std::string_view word(AnswererRole role);

/// "fewest", "departments", "together", "others".
std::string_view word(TeamAim aim);
/// "none", "away", "elsewhere".
std::string_view word(NearestReason reason);

}  // namespace quisait
