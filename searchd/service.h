#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "config/settings.h"
#include "searchd/http/exchange.h"
#include "searchd/http/http_server.h"
#include "searchd/http/metrics.h"
#include "searchd/index/auth.h"
#include "searchd/index/columns.h"
#include "searchd/index/directory.h"
#include "searchd/index/lexicon.h"
#include "searchd/requests/searcher.h"

namespace quisait {

/// What answers requests: a searcher for each worker, and what they share.
class Service {
public:
    /// @param clock  must outlive the service
    /// @return what Auth::create and Synonyms::load return
    static Result<std::unique_ptr<Service>> create(const Settings& settings, const Clock& clock);

    /// Answers one request. Thread: each worker its own number, below workers().
    Reply answer(const Request& request, std::size_t worker);

    std::size_t workers() const { return searchers_.size(); }
    Metrics& metrics() { return metrics_; }

private:
    Service(Auth auth, Synonyms synonyms, const Settings& settings);

    Auth auth_;
    Synonyms synonyms_;
    ColumnCache columns_;
    LexiconCache lexicons_;
    DirectoryCache directories_;
    Metrics metrics_;
    std::vector<std::unique_ptr<Searcher>> searchers_;
};

}  // namespace quisait
