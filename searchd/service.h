#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "config/settings.h"
#include "searchd/auth.h"
#include "searchd/columns.h"
#include "searchd/directory.h"
#include "searchd/exchange.h"
#include "searchd/http_server.h"
#include "searchd/lexicon.h"
#include "searchd/metrics.h"
#include "searchd/searcher.h"

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
    const Metrics& metrics() const { return metrics_; }
    /// Where /metrics reads the counts of the front; empty: there is no front.
    void set_front(std::function<FrontCounts()> counts) { front_counts_ = std::move(counts); }
    FrontCounts front_counts() const { return front_counts_ ? front_counts_() : FrontCounts{}; }

private:
    Service(Auth auth, Synonyms synonyms, const Settings& settings);

    Auth auth_;
    Synonyms synonyms_;
    ColumnCache columns_;
    LexiconCache lexicons_;
    DirectoryCache directories_;
    Metrics metrics_;
    std::function<FrontCounts()> front_counts_;
    std::vector<std::unique_ptr<Searcher>> searchers_;
};

}  // namespace quisait
