#pragma once

#include <string_view>

#include "searchd/answers/person_results.h"
#include "searchd/answers/question_results.h"
#include "searchd/answers/results.h"
#include "searchd/answers/team_results.h"

/// The words of enumerators, as JSON has them and as the keys of texts end.
namespace quisait {

/// "strong", "clear", "some", "slight".
std::string_view word(Strength strength);
/// "expert", "rising", "present".
std::string_view word(AnswererRole role);
/// "fewest", "departments", "together", "others".
std::string_view word(TeamAim aim);
/// "none", "away", "elsewhere".
std::string_view word(NearestReason reason);

}  // namespace quisait
