#include <iostream>
#include <thread>

#include "searchd/requests/address_query.h"
#include "tests/bench/benches.h"
#include "tests/bench/material.h"
#include "tests/bench/meter.h"
#include "tests/bench/server.h"
#include "tests/searchd/raw_client.h"

namespace quisait::bench {
namespace {

constexpr std::chrono::seconds kPatience{120};

Result<> ask_all(int port, const std::string& path, const std::vector<std::string>& queries) {
    testing::RawClient client{port};
    for (const auto& query : queries) {
        client.send(get_request(path + "?q=" + percent_encoded(query)));
        const auto answer = client.receive(kPatience);
        if (testing::status_of(answer) != 200) {
            return fail(Code::internal, "{} was answered {}", path, testing::status_of(answer));
        }
    }
    return {};
}

/// As many clients at once as there may be workers.
Result<> ask_together(int port, const std::string& path, const std::vector<std::string>& queries) {
    Result<> other;
    std::thread second{[&] { other = ask_all(port, path, queries); }};
    auto first = ask_all(port, path, queries);
    second.join();
    QS_CHECK(first);
    return other;
}

void print(std::string_view after, const Resident& resident) {
    std::cout << fmt::format("  {:<44}{:>8.1f} MB resident {:>8.1f} heap {:>8.1f} peak\n", after,
                             resident.total, resident.anonymous, resident.peak);
    std::cout.flush();
}

struct Step {
    std::string_view name;
    std::string path;
    std::vector<std::string> queries;
};

}  // namespace

Result<> bench_memory(const QueryOptions& options) {
    QS_TRY(const auto queries, queries_of(options.data, options.queries, 3));
    QS_TRY(const auto server, Server::start(options.data));
    // Every post matches the last ones: nothing can be larger.
    const std::vector<std::string> everything(5, "kind:message");
    const std::vector<std::string> frequent{"the", "the OR a OR of", "kind:message OR the"};
    const std::vector<Step> steps{
        {"first answer: columns and directory are read", "/readyz", {""}},
        {"searches", "/api/v1/search", queries},
        {"searches, pages", "/search", queries},
        {"experts", "/api/v1/experts", queries},
        {"experts, pages", "/people", queries},
        {"suggestions: words of titles are read", "/api/v1/suggest", queries},
        {"searches of the most frequent words", "/api/v1/search", frequent},
        {"experts of the most frequent words", "/api/v1/experts", frequent},
        {"searches of all posts", "/api/v1/search", everything},
        {"experts of all posts", "/api/v1/experts", everything},
    };
    print("started", resident_of(server->process()));
    for (const auto& step : steps) {
        QS_CHECK(ask_together(server->port(), step.path, step.queries));
        print(step.name, resident_of(server->process()));
    }
    const auto last = resident_of(server->process());
    std::cout << fmt::format("resident memory of searchd: {:.0f} MB, peak {:.0f} MB (aim: 120)\n",
                             last.total, last.peak);
    return {};
}

}  // namespace quisait::bench
