#pragma once

#include "searchd/requests/call.h"

/// Handlers that answer people: HTML that is complete without JavaScript.
namespace quisait {

Result<Reply> get_home(const Call& call);
/// GET /search?q=TEXT&page=1&sort=best|newest and filters
Result<Reply> get_search_page(const Call& call);
/// GET /people?q=TEXT and filters
Result<Reply> get_people_page(const Call& call);
Result<Reply> get_person_page(const Call& call);
/// GET /questions?days=3&q=TEXT&start=PLACE and filters
Result<Reply> get_questions_page(const Call& call);
/// GET /team?need=TEXT:PEOPLE&lang=fr&place=TEXT&on=DAY
Result<Reply> get_team_page(const Call& call);
Result<Reply> get_thread_page(const Call& call);
Result<Reply> get_help_page(const Call& call);
Result<Reply> get_asset(const Call& call);

/// What went wrong, in words, with a way on. Never fails.
Reply error_page(const Request& request, const Error& error);

}  // namespace quisait
