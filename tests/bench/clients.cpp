#include <iostream>
#include <optional>
#include <stop_token>
#include <thread>

#include "searchd/requests/address_query.h"
#include "tests/bench/benches.h"
#include "tests/bench/material.h"
#include "tests/bench/meter.h"
#include "tests/bench/server.h"
#include "tests/searchd/raw_client.h"

namespace quisait::bench {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kDripEvery{2000};

/// Clients that hold connections: some asked once and are silent, some send a request byte by
/// byte, each a byte every two seconds, and come back when they are cut off.
class Crowd {
public:
    Crowd(int port, std::size_t idle, std::size_t dripping) : port_{port} {
        for (std::size_t i = 0; i < idle; ++i) {
            idle_.emplace_back(port);
            idle_.back().send(get_request("/healthz"));
            idle_.back().receive();
        }
        for (std::size_t i = 0; i < dripping; ++i)
            drips_.emplace_back();
        for (auto& drip : drips_)
            drip.client.emplace(port);
        if (!drips_.empty()) {
            thread_ = std::jthread{[this](const std::stop_token& stop) { run(stop); }};
        }
    }

    std::size_t cut_off() const { return cut_off_; }

private:
    struct Drip {
        std::optional<testing::RawClient> client;
        std::size_t sent = 0;
    };

    void run(const std::stop_token& stop) {
        const auto pause = kDripEvery / static_cast<int>(drips_.size());
        for (std::size_t i = 0; !stop.stop_requested(); i = (i + 1) % drips_.size()) {
            drip(drips_[i]);
            std::this_thread::sleep_for(pause);
        }
    }

    void drip(Drip& one) {
        static const std::string request = get_request("/search?q=" + std::string(2000, 'x'));
        if (one.client->send(request.substr(one.sent, 1))) {
            ++one.sent;
            return;
        }
        ++cut_off_;
        one.client.emplace(port_);
        one.sent = 0;
    }

    int port_;
    std::vector<testing::RawClient> idle_;
    std::vector<Drip> drips_;
    std::atomic<std::size_t> cut_off_ = 0;
    std::jthread thread_;
};

/// The milliseconds of each request, one after the other on one connection.
Result<std::vector<double>> time_requests(int port, const std::vector<std::string>& queries,
                                          std::size_t count) {
    testing::RawClient client{port};
    std::vector<double> times;
    for (std::size_t i = 0; i < count; ++i) {
        const auto target = "/api/v1/search?q=" + percent_encoded(queries[i % queries.size()]);
        const auto begin = Steady::now();
        client.send(get_request(target));
        const auto status = testing::status_of(client.receive());
        if (status != 200) return fail(Code::internal, "a search was answered {}", status);
        times.push_back(std::chrono::duration<double, std::milli>{Steady::now() - begin}.count());
    }
    return times;
}

void print(std::string_view name, const std::vector<double>& times) {
    std::cout << fmt::format(
        "  {:<12} p50 {:>8.2f} ms   p90 {:>8.2f}   p99 {:>8.2f}   most {:>8.2f}\n", name,
        quantile(times, 0.5), quantile(times, 0.9), quantile(times, 0.99), quantile(times, 1));
    std::cout.flush();
}

}  // namespace

Result<> bench_clients(const ClientsOptions& options) {
    QS_TRY(const auto queries, queries_of(options.data, 100, 4));
    if (queries.empty()) return fail(Code::not_ready, "no posts to search");
    QS_TRY(const auto server, Server::start(options.data));
    QS_TRY(const auto warm, time_requests(server->port(), queries, queries.size()));
    std::vector<double> alone;
    std::vector<double> crowded;
    std::size_t cut_off = 0;
    for (int round = 0; round < options.rounds; ++round) {
        QS_TRY(const auto without, time_requests(server->port(), queries, options.requests));
        const Crowd crowd{server->port(), options.idle, options.dripping};
        QS_TRY(const auto with, time_requests(server->port(), queries, options.requests));
        std::cout << fmt::format("round {}\n", round + 1);
        print("alone", without);
        print("in a crowd", with);
        alone.insert(alone.end(), without.begin(), without.end());
        crowded.insert(crowded.end(), with.begin(), with.end());
        cut_off += crowd.cut_off();
    }
    std::cout << fmt::format("all rounds; slow clients cut off {} times\n", cut_off);
    print("alone", alone);
    print("in a crowd", crowded);
    std::cout << fmt::format(
        "a search beside {} idle and {} dripping clients / alone, wall: p50"
        " {:.2f}, p99 {:.2f} (aim: not noticeable)\n",
        options.idle, options.dripping, quantile(crowded, 0.5) / quantile(alone, 0.5),
        quantile(crowded, 0.99) / quantile(alone, 0.99));
    return {};
}

}  // namespace quisait::bench
