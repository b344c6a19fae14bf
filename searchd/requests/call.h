#pragma once

#include <string_view>

#include "base/result.h"
#include "searchd/http/exchange.h"
#include "searchd/http/metrics.h"
#include "searchd/requests/searcher.h"

namespace quisait {

/// One request on its way to its handler.
struct Call {
    const Request& request;
    std::string_view rest;  ///< what stands for `{…}` in the route's path
    Searcher& searcher;     ///< of this worker, for this reader
    const Metrics& metrics;
};

using RouteHandler = Result<Reply> (*)(const Call& call);

}  // namespace quisait
