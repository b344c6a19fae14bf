#include "searchd/service.h"

#include <algorithm>
#include <set>
#include <thread>

#include "searchd/routes.h"

namespace quisait {
namespace {

std::set<std::string> trusted_sources(const Settings& settings) {
    std::set<std::string> trusted;
    for (const auto& source : settings.sources) {
        if (source.trust_emails) trusted.insert(source.name);
    }
    return trusted;
}

}  // namespace

Service::Service(Auth auth, Synonyms synonyms, const Settings& settings)
    : auth_{std::move(auth)},
      synonyms_{std::move(synonyms)},
      directories_{settings.data, trusted_sources(settings)} {}

Result<std::unique_ptr<Service>> Service::create(const Settings& settings, const Clock& clock) {
    QS_TRY(auto auth, Auth::create(settings));
    QS_TRY(auto synonyms, Synonyms::load(settings.synonyms));
    std::unique_ptr<Service> service{new Service{std::move(auth), std::move(synonyms), settings}};
    const auto cores = std::max(std::thread::hardware_concurrency(), 1U);
    const auto workers =
        settings.threads > 0 ? static_cast<std::size_t>(settings.threads) : std::size_t{cores};
    for (std::size_t i = 0; i < workers; ++i) {
        service->searchers_.push_back(std::make_unique<Searcher>(
            service->auth_.everyone_reader(service->columns_), service->directories_, clock,
            settings.deadline, &service->synonyms_, &service->lexicons_));
    }
    return service;
}

Reply Service::answer(const Request& request, std::size_t worker) {
    const auto begin = std::chrono::steady_clock::now();
    std::string_view route;
    auto& searcher = *searchers_.at(worker);
    searcher.begin_request();
    auto reply = quisait::answer(request, searcher, metrics_, route);
    metrics_.count(route, reply.status, std::chrono::steady_clock::now() - begin);
    return reply;
}

}  // namespace quisait
