#pragma once

#include <span>
#include <string_view>

#include "base/result.h"
#include "searchd/exchange.h"
#include "searchd/searcher.h"
#include "searchd/service.h"

namespace quisait {

/// One request on its way to its handler.
struct Call {
    const Request& request;
    std::string_view rest;  ///< what stands for `{…}` in the route's path
    Searcher& searcher;     ///< of this worker, for this reader
    const Service& service;
};

using RouteHandler = Result<Reply> (*)(const Call& call);

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
Reply answer(const Service& service, const Request& request, Searcher& searcher,
             std::string_view& route_path);

}  // namespace quisait
