#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "searchd/http/exchange.h"
#include "searchd/people/experts.h"
#include "searchd/people/open_questions.h"
#include "searchd/people/teams.h"
#include "searchd/posts/post_search.h"

/// What the parameters of an address ask for; the same for pages and programs.
namespace quisait {

/// A parameter that filters, and the field it filters by.
struct FilterParameter {
    std::string_view name;
    FieldId field;
    std::string_view operation;
    std::string_view doc;
};

/// All of them: docs/API.md lists them.
std::span<const FilterParameter> filter_parameters();

/// @return bad_parameter: a number out of its bounds, no day such as 2026-03-14, an unknown sort
Result<SearchRequest> read_search_request(const Request& request);
Result<ExpertsRequest> read_experts_request(const Request& request);
/// @return bad_parameter, also for a `start` that no answer named
Result<QuestionsRequest> read_questions_request(const Request& request);

/// Needs as "kubernetes:2"; empty ones are left out.
/// @return bad_parameter: more than kMostNeeds, a number of people out of its bounds, a day that is
///     none
Result<TeamsRequest> read_teams_request(const Request& request);

/// `text` as a part of an address: all but unreserved characters as %XX (RFC 3986).
std::string percent_encoded(std::string_view text);

}  // namespace quisait
