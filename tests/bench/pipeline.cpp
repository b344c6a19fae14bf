#include <iostream>

#include "indexer/projection.h"
#include "indexer/sync.h"
#include "tests/bench/bare_index.h"
#include "tests/bench/benches.h"
#include "tests/bench/material.h"
#include "tests/bench/meter.h"
#include "tests/support/temporary_folder.h"

namespace quisait::bench {
namespace {

constexpr std::size_t kMostBytes = 4U << 20U;

/// Reads facts and forgets them.
class NoSink : public FactSink {
public:
    Result<> take(Fact fact, std::string_view /*where*/) override {
        kept_ = cleaned(std::move(fact));
        return {};
    }
    Result<> set_aside(SetAside item) override {
        return fail(Code::bad_input, "{}: {}", item.where, item.reason);
    }
    Result<> mark(const Checkpoint& /*next*/) override { return {}; }

private:
    Fact kept_;
};

SourceSettings source_of(const std::filesystem::path& facts) {
    SourceSettings source;
    source.name = "bench";
    source.type = "facts";
    source.path = facts;
    return source;
}

Result<> parse_all(const std::filesystem::path& facts) {
    const SystemClock clock;
    const auto source = source_of(facts);
    NoSink sink;
    return read_facts(Task{source, clock, kMostBytes, {}}, {}, sink);
}

Result<> store_all(const std::filesystem::path& facts, const std::filesystem::path& data) {
    const SystemClock clock;
    const auto source = source_of(facts);
    QS_TRY(auto store, StoreWriter::open(data));
    QS_TRY(const auto report,
           sync_source(store, Task{source, clock, kMostBytes, {}}, Sweep::guarded));
    if (report.troubles > 0) return fail(Code::bad_input, "{} facts set aside", report.troubles);
    return {};
}

Result<> index_all(const std::filesystem::path& data) {
    QS_TRY(const auto generation, new_generation(data));
    QS_TRY(auto store, StoreReader::open(data));
    QS_TRY(auto index, IndexWriter::open(generation));
    QS_TRY([[maybe_unused]] const auto applied, project(store, index, {}));
    return {};
}

struct Round {
    Cost bare, parse, store, index;
    double bare_mb = 0, store_mb = 0, index_mb = 0;

    double ratio() const { return (store.cpu + index.cpu) / bare.cpu; }
};

Result<Round> run_round(const std::filesystem::path& facts, const std::vector<Post>& posts) {
    const testing::TemporaryFolder folder;
    Round round;
    round.bare = cost_of([&] { return index_barely(posts, folder / "bare"); });
    round.parse = cost_of([&] { return parse_all(facts); });
    round.store = cost_of([&] { return store_all(facts, folder / "data"); });
    round.index = cost_of([&] { return index_all(folder / "data"); });
    round.bare_mb = folder_mb(folder / "bare");
    round.index_mb = folder_mb(folder / "data/index");
    round.store_mb = folder_mb(folder / "data") - round.index_mb;
    for (const auto* cost : {&round.bare, &round.parse, &round.store, &round.index}) {
        if (!cost->failure.empty()) return fail(Code::internal, "{}", cost->failure);
    }
    return round;
}

void print(const Round& round, std::size_t posts) {
    const auto row = [&](std::string_view name, const Cost& cost, double megabytes) {
        std::cout << fmt::format(
            "  {:<34}{:>8.2f} s {:>8.0f} us/post {:>7.2f} x {:>7.0f} MB mem"
            " {:>7.1f} MB disk\n",
            name, cost.cpu.count(), cost.cpu.count() * 1e6 / static_cast<double>(posts),
            cost.cpu / round.bare.cpu, cost.peak_mb, megabytes);
    };
    row("bare Xapian", round.bare, round.bare_mb);
    row("(parse alone, part of the next)", round.parse, 0);
    row("parse and store", round.store, round.store_mb);
    row("read store, analyse and index", round.index, round.index_mb);
    std::cout << fmt::format("  whole / bare: {:.2f}\n", round.ratio());
}

}  // namespace

Result<> bench_pipeline(const PipelineOptions& options) {
    const testing::TemporaryFolder folder;
    const auto facts = folder / "facts.ndjson";
    QS_CHECK(cut(options.facts, facts, options.posts));
    QS_TRY(const auto posts, read_posts(facts, options.posts));
    std::vector<double> ratios;
    for (int i = 0; i < options.rounds; ++i) {
        QS_TRY(const auto round, run_round(facts, posts));
        std::cout << fmt::format("round {}: {} posts\n", i + 1, posts.size());
        print(round, posts.size());
        std::cout.flush();
        ratios.push_back(round.ratio());
    }
    std::cout << fmt::format("pipeline / bare Xapian, CPU, median of {}: {:.2f} (aim: 1.50)\n",
                             ratios.size(), quantile(ratios, 0.5));
    return {};
}

}  // namespace quisait::bench
