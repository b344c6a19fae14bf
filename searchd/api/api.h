#pragma once

#include "searchd/requests/call.h"

/// Handlers that answer programs. docs/API.md has the shapes.
namespace quisait {

/// GET /api/v1/search?q=TEXT&page=1&size=20&sort=best|newest&typing=1 and filters
/// 400 bad_parameter: a number out of its bounds. A q that does not parse is no error.
Result<Reply> get_search(const Call& call);
/// GET /api/v1/experts?q=TEXT&size=10 and filters; size at most 100
Result<Reply> get_experts(const Call& call);
/// GET /api/v1/questions?days=3&q=TEXT&size=10&start=PLACE and filters; size at most 50
Result<Reply> get_questions(const Call& call);
/// GET /api/v1/teams?need=TEXT:PEOPLE&lang=fr&place=TEXT&on=DAY; need and lang may be repeated
Result<Reply> get_teams(const Call& call);
/// GET /api/v1/people/{id}; 404 for unknown and hidden alike
Result<Reply> get_person(const Call& call);
/// GET /api/v1/threads/{id}?q=TEXT; id of the talk or of one of its posts
Result<Reply> get_thread(const Call& call);
/// GET /api/v1/suggest?q=TEXT&lang=en|fr; a space at the end of q is kept
/// 400 bad_parameter: another lang
Result<Reply> get_suggestions(const Call& call);
Result<Reply> get_openapi(const Call& call);
Result<Reply> get_opensearch(const Call& call);
Result<Reply> get_health(const Call& call);
/// 503 not_ready while nothing is indexed, or the index cannot be opened
Result<Reply> get_ready(const Call& call);
Result<Reply> get_metrics(const Call& call);

}  // namespace quisait
