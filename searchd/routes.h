#pragma once

#include <span>
#include <string_view>

#include "base/result.h"
#include "searchd/http/exchange.h"
#include "searchd/http/metrics.h"
#include "searchd/requests/call.h"

namespace quisait {

/// Who is told of an error: a program gets problem details, a person a page.
enum class Audience : std::uint8_t { program, person };

/// All that is known of an address. docs/API.md is checked against this table by the tests.
struct Route {
    Method method;
    std::string_view path;  ///< a `{name}` at its end takes the rest of the path
    Audience audience;
    RouteHandler handler;
    std::string_view doc;
};

std::span<const Route> routes();

/// Finds the route and runs it; errors become pages or problem details. HEAD is answered as GET.
Reply answer(const Request& request, Searcher& searcher, const Metrics& metrics,
             std::string_view& route_path);

}  // namespace quisait
