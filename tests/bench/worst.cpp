#include <iostream>
#include <random>

#include <fmt/ranges.h>

#include "base/text.h"
#include "searchd/requests/address_query.h"
#include "tests/bench/benches.h"
#include "tests/bench/material.h"
#include "tests/bench/meter.h"
#include "tests/bench/server.h"
#include "tests/searchd/raw_client.h"

namespace quisait::bench {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{120};
constexpr std::size_t kLongestQuery = 500;  ///< bytes: what the parser takes, about

/// A query as a list of parts, each legal by itself.
using Parts = std::vector<std::string>;

std::string text_of(const Parts& parts) {
    return fmt::format("{}", fmt::join(parts, " "));
}

/// Makes queries harder by chance.
class Climber {
public:
    Climber(std::vector<std::string> words, std::uint64_t seed)
        : words_{std::move(words)}, random_{seed} {}

    Parts first() { return {word(), word()}; }

    Parts changed(Parts parts) {
        switch (below(4)) {
            case 0:
                if (parts.size() > 1) parts.erase(parts.begin() + at(parts));
                break;
            case 1:
                *(parts.begin() + at(parts)) = part();
                break;
            default:
                parts.insert(parts.begin() + at(parts), part());
        }
        while (text_of(parts).size() > kLongestQuery)
            parts.erase(parts.begin() + at(parts));
        return parts;
    }

private:
    std::size_t below(std::size_t end) {
        return std::uniform_int_distribution<std::size_t>{0, end - 1}(random_);
    }
    std::ptrdiff_t at(const Parts& parts) {
        return static_cast<std::ptrdiff_t>(below(parts.size()));
    }
    const std::string& word() { return words_[below(words_.size())]; }

    std::string phrase() {
        Parts words;
        for (auto left = 2 + below(7); left > 0; --left)
            words.push_back(word());
        return '"' + text_of(words) + '"';
    }

    std::string part() {
        switch (below(9)) {
            case 0:
                return phrase();
            case 1:
                return word().substr(0, 3) + "*";
            case 2:
                return word() + " OR " + word();
            case 3:
                return "-" + word();
            case 4:
                return "title:" + word();
            case 5:
                return "kind:message";
            case 6:
                return "likes:>0";
            default:
                return word();
        }
    }

    std::vector<std::string> words_;
    std::mt19937_64 random_;
};

/// The words that most posts have, letters alone, and as many that stand in queries.
std::vector<std::string> words_of(const std::vector<std::string>& queries) {
    std::vector<std::string> words{"the",  "a",   "to",   "of", "and", "is",   "in",  "it",
                                   "that", "for", "this", "be", "on",  "with", "not", "we"};
    for (const auto& query : queries) {
        const auto word = query.substr(0, query.find(' '));
        if (word.size() > 2) words.push_back(word);
    }
    return words;
}

class Asker {
public:
    Asker(int port, std::string path) : client_{port}, path_{std::move(path)} {}

    /// Milliseconds of wall time, the answer read to its end.
    Result<double> ask(const std::string& query) {
        const auto begin = Steady::now();
        client_.send(get_request(path_ + "?q=" + percent_encoded(query)));
        const auto answer = client_.receive(kPatience);
        if (testing::status_of(answer) != 200) {
            return fail(Code::internal, "{} was answered {}", query, testing::status_of(answer));
        }
        return std::chrono::duration<double, std::milli>{Steady::now() - begin}.count();
    }

private:
    testing::RawClient client_;
    std::string path_;
};

Result<> climb(const Server& server, const std::string& path, const QueryOptions& options,
               const std::vector<std::string>& words) {
    Asker asker{server.port(), path};
    std::string worst;
    double most = 0;
    for (int start = 0; start < options.rounds; ++start) {
        Climber climber{words, static_cast<std::uint64_t>(start + 1)};
        auto here = climber.first();
        QS_TRY(auto height, asker.ask(text_of(here)));
        for (std::size_t step = 0; step < options.queries; ++step) {
            auto next = climber.changed(here);
            QS_TRY(const auto took, asker.ask(text_of(next)));
            if (took <= height) continue;
            height = took;
            here = std::move(next);
        }
        if (height <= most) continue;
        most = height;
        worst = text_of(here);
    }
    constexpr int kRepeats = 100;
    std::vector<double> times;
    for (int i = 0; i < kRepeats; ++i) {
        QS_TRY(const auto took, asker.ask(worst));
        times.push_back(took);
    }
    std::cout << fmt::format(
        "{}: worst of {} queries: p50 {:.0f} ms, p99 {:.0f} ms (aim: 800)\n  {}\n", path,
        options.queries * static_cast<std::size_t>(options.rounds), quantile(times, 0.5),
        quantile(times, 0.99), worst);
    std::cout.flush();
    return {};
}

}  // namespace

Result<> bench_worst(const QueryOptions& options) {
    QS_TRY(const auto queries, queries_of(options.data, 40, 3));
    QS_TRY(const auto server, Server::start(options.data));
    const auto words = words_of(queries);
    for (const std::string path : {"/api/v1/search", "/api/v1/experts", "/search", "/people"})
        QS_CHECK(climb(*server, path, options, words));
    return {};
}

}  // namespace quisait::bench
