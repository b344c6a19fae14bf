#include <iostream>

#include "searchd/index/auth.h"
#include "searchd/query/synonyms.h"
#include "searchd/requests/address_query.h"
#include "searchd/service.h"
#include "tests/bench/benches.h"
#include "tests/bench/material.h"
#include "tests/bench/meter.h"
#include "tests/bench/server.h"
#include "tests/searchd/raw_client.h"

namespace quisait::bench {
namespace {

using Steady = std::chrono::steady_clock;

double milliseconds_since(Steady::time_point begin) {
    return std::chrono::duration<double, std::milli>{Steady::now() - begin}.count();
}

/// One way to search: its CPU and its wall time, one value a search.
struct Way {
    std::string_view name;
    std::vector<double> cpu{};
    std::vector<double> wall{};
};

/// The same search, three ways.
class Rivals {
public:
    Rivals(Searcher& searcher, Service& service, const Server& server)
        : searcher_{searcher}, service_{service}, server_{server}, client_{server.port()} {}

    Result<> search(const std::string& query) {
        SearchRequest request;
        request.text = query;
        QS_CHECK(measured(
            ways_[0], [] { return thread_cpu(); },
            [&]() -> Result<> {
                QS_TRY([[maybe_unused]] const auto answer, searcher_.search(request));
                return {};
            }));
        const auto target = "/api/v1/search?q=" + percent_encoded(query);
        Request call;
        QS_CHECK(read_target(target, call));
        QS_CHECK(measured(
            ways_[1], [] { return thread_cpu(); },
            [&]() -> Result<> { return status(service_.answer(call, 0).status); }));
        const auto bytes = get_request(target);
        return measured(
            ways_[2], [&] { return process_cpu(server_.process()); },
            [&]() -> Result<> {
                client_.send(bytes);
                return status(testing::status_of(client_.receive()));
            });
    }

    void forget() {
        for (auto& way : ways_)
            way.cpu.clear(), way.wall.clear();
    }

    void print() const {
        const auto base = sum_of(ways_[0].cpu);
        for (const auto& way : ways_) {
            std::cout << fmt::format(
                "  {:<26}{:>9.3f} ms CPU mean {:>9.3f} ms wall p50 {:>9.3f} p99 {:>8.2f} x\n",
                way.name, sum_of(way.cpu) / static_cast<double>(way.cpu.size()),
                quantile(way.wall, 0.5), quantile(way.wall, 0.99), sum_of(way.cpu) / base);
        }
    }
    double ratio() const { return sum_of(ways_[2].cpu) / sum_of(ways_[0].cpu); }

private:
    static Result<> status(int status) {
        if (status == 200) return {};
        return fail(Code::internal, "a search was answered {}", status);
    }

    template <typename Clock, typename Work>
    static Result<> measured(Way& way, Clock&& clock, Work&& work) {
        const auto wall = Steady::now();
        const Cpu cpu = clock();
        QS_CHECK(work());
        way.cpu.push_back((clock() - cpu).count() * 1e3);
        way.wall.push_back(milliseconds_since(wall));
        return {};
    }

    Searcher& searcher_;
    Service& service_;
    const Server& server_;
    testing::RawClient client_;
    std::array<Way, 3> ways_{
        {{"searcher, in process"}, {"service, in process, JSON"}, {"over HTTP, whole server"}}};
};

}  // namespace

Result<> bench_http(const QueryOptions& options) {
    Settings settings;
    settings.data = options.data;
    settings.address = "127.0.0.1";
    settings.threads = 1;
    settings.deadline = std::chrono::seconds{60};
    const SystemClock clock;
    QS_TRY(const auto queries, queries_of(options.data, options.queries, 1));
    QS_TRY(const auto auth, Auth::create(settings));
    QS_TRY(const auto synonyms, Synonyms::load({}));
    ColumnCache columns;
    DirectoryCache directories{options.data, {}};
    LexiconCache lexicons;
    Searcher searcher{
        auth.everyone_reader(columns), directories, clock, settings.deadline, &synonyms, &lexicons};
    QS_TRY(const auto service, Service::create(settings, clock));
    QS_TRY(const auto server, Server::start(options.data));
    Rivals rivals{searcher, *service, *server};
    std::vector<double> ratios;
    for (int round = 0; round <= options.rounds; ++round) {
        rivals.forget();
        for (const auto& query : queries)
            QS_CHECK(rivals.search(query));
        if (round == 0) continue;  // the first warms caches
        std::cout << fmt::format("round {}: {} searches\n", round, queries.size());
        rivals.print();
        ratios.push_back(rivals.ratio());
    }
    std::cout << fmt::format("over HTTP / in process, CPU, median of {}: {:.2f} (aim: 1.20)\n",
                             ratios.size(), quantile(ratios, 0.5));
    return {};
}

}  // namespace quisait::bench
