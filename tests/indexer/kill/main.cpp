// Kills the real quisait-indexer at random moments of sync, projection and reindex, lets it go on,
// and compares store and index with those of a run that nobody disturbed.
//   indexer_kill [--kills N] [--seed N] [--posts N]
#include <array>
#include <charconv>
#include <chrono>
#include <csignal>
#include <iostream>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/files.h"
#include "indexer/generations.h"
#include "indexer/index_writer.h"
#include "indexer/store_writer.h"
#include "indexer/xapian_guard.h"
#include "tests/indexer/indexer_process.h"
#include "tests/indexer/kill/company_facts.h"
#include "tests/indexer/kill/snapshot.h"
#include "tests/support/temporary_folder.h"

namespace quisait::testing {
namespace {

using std::chrono::microseconds;
using std::chrono::steady_clock;

constexpr std::chrono::seconds kLongestStart{5};
constexpr int kMostKillsAPhase = 5;

/// A batch is larger than what Xapian keeps in memory: without a transaction it would be
/// written in pieces.
constexpr const char* kSmallFlush = "XAPIAN_FLUSH_THRESHOLD=40";
constexpr const char* kSettings =
    "[index]\ncommit = 600\n[[source]]\nname = 'chat'\ntype = 'facts'\npath = 'chat.ndjson'\n";

struct Options {
    int kills = 20;
    std::uint64_t seed = 1;
    int posts = 3000;
};

/// What the kills hit, and how long the next start took.
struct Tally {
    int sync = 0;
    int projection = 0;
    int reindex = 0;
    microseconds slowest_start{0};

    int kills() const { return sync + projection + reindex; }
};

microseconds since(steady_clock::time_point start) {
    return std::chrono::duration_cast<microseconds>(steady_clock::now() - start);
}

/// A folder with settings and a fact file.
class Company {
public:
    explicit Company(const CompanyFacts& facts) : facts_{facts} {
        ok(replace_file(folder_ / "q.toml", kSettings));
    }

    void write_first() { ok(replace_file(folder_ / "chat.ndjson", facts_.first())); }
    void write_second() { ok(replace_file(folder_ / "chat.ndjson", facts_.second())); }
    std::filesystem::path settings() const { return folder_ / "q.toml"; }
    std::filesystem::path data() const { return folder_ / "data"; }

    /// Runs a command to its end; how long it took.
    microseconds finish(const std::string& command) const {
        const auto start = steady_clock::now();
        const auto ended = run_indexer(settings(), {command}, {kSmallFlush});
        if (ended.status != 0) throw std::runtime_error(command + " failed: " + ended.err);
        return since(start);
    }

private:
    static void ok(const Result<>& result) {
        if (!result) throw std::runtime_error(result.error().what());
    }
    TemporaryFolder folder_;
    const CompanyFacts& facts_;
};

Snapshot must(Result<Snapshot> snapshot) {
    if (!snapshot) throw std::runtime_error(snapshot.error().what());
    return *std::move(snapshot);
}

/// What an undisturbed run leaves after each phase, and how long it takes.
struct Reference {
    Snapshot store, index;
    microseconds time{};
};

void compare(const Reference& expected, const Company& company, const std::string& phase) {
    const auto store = difference(expected.store, must(store_snapshot(company.data())));
    if (!store.empty()) throw std::runtime_error(phase + ": store: " + store);
    const auto index = difference(expected.index, must(index_snapshot(company.data())));
    if (!index.empty()) throw std::runtime_error(phase + ": index: " + index);
}

class Killer {
public:
    Killer(const Options& options, const CompanyFacts& facts)
        : options_{options}, facts_{facts}, random_{options.seed} {}

    void work() {
        measure();
        while (tally_.kills() < options_.kills)
            one_company();
    }

    const Tally& tally() const { return tally_; }
    int companies() const { return companies_; }

private:
    void measure() {
        Company company{facts_};
        company.write_first();
        first_.time = company.finish("sync");
        first_.store = must(store_snapshot(company.data()));
        first_.index = must(index_snapshot(company.data()));
        company.write_second();
        second_.time = company.finish("sync");
        second_.store = must(store_snapshot(company.data()));
        second_.index = must(index_snapshot(company.data()));
        rebuilt_ = second_;
        rebuilt_.time = company.finish("reindex");
        compare(rebuilt_, company, "undisturbed reindex");
    }

    void one_company() {
        ++companies_;
        Company company{facts_};
        company.write_first();
        disturb(company, "sync", first_);
        company.write_second();
        disturb(company, "sync", second_);
        disturb(company, "reindex", rebuilt_);
    }

    /// Starts and kills until a run comes to its end, then compares.
    void disturb(const Company& company, const std::string& command, const Reference& expected) {
        bool ended = false;
        for (int i = 0; i < kMostKillsAPhase && tally_.kills() < options_.kills && !ended; ++i) {
            ended = start_and_kill(company, command, expected);
            if (!ended) look_at_what_is_left(company, &expected == &first_);
        }
        if (!ended) company.finish(command);
        compare(expected, company, command);
    }

    /// The daemon does what sync does, so it is killed in its place at times. Not in the first
    /// phase: it indexes at its start what a killed sync had read, see half_a_batch().
    std::string in_place_of(const std::string& command, const Reference& expected) {
        const bool daemon = &expected == &second_ && random_() % 3 == 0;
        return daemon ? "run" : command;
    }

    /// @return true if it ended before the kill
    bool start_and_kill(const Company& company, const std::string& command,
                        const Reference& expected) {
        const auto name = in_place_of(command, expected);
        // Early moments as often as late ones: reading is short beside indexing.
        constexpr std::array<std::int64_t, 3> kTenths{2, 5, 12};
        const auto most = expected.time.count() * kTenths.at(random_() % kTenths.size()) / 10;
        const microseconds moment{std::uniform_int_distribution<std::int64_t>{0, most}(random_)};
        IndexerProcess process{company.settings(), {name}, {kSmallFlush}};
        if (process.ends_within(moment)) {
            const auto ended = process.wait();
            if (ended.status != 0) throw std::runtime_error(name + " failed: " + ended.err);
            return name == command;
        }
        process.send(SIGKILL);
        const auto ended = process.wait();
        if (ended.status == 0) return name == command;
        if (ended.status != 128 + SIGKILL) throw std::runtime_error(name + " failed: " + ended.err);
        count(name, ended.err);
        return false;
    }

    void count(const std::string& command, const std::string& log) {
        const bool read = log.find("source.synced") != std::string::npos;
        (command == "reindex" ? tally_.reindex : read ? tally_.projection : tally_.sync) += 1;
    }

    /// Store and index open at once, are sound, and hold no half batch.
    void look_at_what_is_left(const Company& company, bool first) {
        const auto start = steady_clock::now();
        const auto store = StoreWriter::open(company.data());
        if (!store) throw std::runtime_error("store after a kill: " + store.error().what());
        const auto served = current_generation(company.data());
        if (served) {
            const auto index = IndexWriter::open(*served);
            if (!index) throw std::runtime_error("index after a kill: " + index.error().what());
        }
        const auto status = run_indexer(company.settings(), {"status"});
        if (status.status != 0) throw std::runtime_error("status after a kill: " + status.err);
        tally_.slowest_start = std::max(tally_.slowest_start, since(start));
        if (since(start) > kLongestStart) throw std::runtime_error("a start took over 5 s");
        if (!served) return;
        check_files(*served);
        if (!first) return;
        const auto half = half_a_batch(company.data());
        if (!half) throw std::runtime_error(half.error().what());
        if (!half->empty()) throw std::runtime_error("half a batch: " + *half);
    }

    static void check_files(const Generation& served) {
        for (const auto audience : served.audiences()) {
            const auto folder = served.database(audience).string();
            const auto faults =
                guarded("checking", [&] { return Xapian::Database::check(folder, 0, nullptr); });
            if (!faults) throw std::runtime_error(faults.error().what());
            if (*faults != 0) throw std::runtime_error("faults in " + folder);
        }
    }

    const Options& options_;
    const CompanyFacts& facts_;
    std::mt19937_64 random_;
    Reference first_, second_, rebuilt_;
    Tally tally_;
    int companies_ = 0;
};

bool read_options(int argc, char** argv, Options& options) {
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name{argv[i]};
        const std::string_view value{argv[i + 1]};
        std::uint64_t number = 0;
        std::from_chars(value.data(), value.data() + value.size(), number);
        if (name == "--kills")
            options.kills = static_cast<int>(number);
        else if (name == "--seed")
            options.seed = number;
        else if (name == "--posts")
            options.posts = static_cast<int>(number);
        else
            return false;
    }
    return argc % 2 == 1;
}

int run(int argc, char** argv) {
    Options options;
    if (!read_options(argc, argv, options)) {
        std::cerr << "indexer_kill [--kills N] [--seed N] [--posts N]\n";
        return 2;
    }
    const CompanyFacts facts{options.seed, options.posts};
    Killer killer{options, facts};
    int status = 0;
    try {
        killer.work();
    } catch (const std::runtime_error& found) {
        std::cerr << "FAILED: " << found.what() << '\n';
        status = 1;
    }
    const auto& tally = killer.tally();
    std::cout << fmt::format(
        "seed {}: {} kills ({} in sync, {} in projection, {} in reindex) of {} companies with {}"
        " posts; slowest start {} ms; {}\n",
        options.seed, tally.kills(), tally.sync, tally.projection, tally.reindex,
        killer.companies(), options.posts, tally.slowest_start.count() / 1000,
        status == 0 ? "nothing lost, nothing doubled" : "FAILED");
    return status;
}

}  // namespace
}  // namespace quisait::testing

int main(int argc, char** argv) {
    return quisait::testing::run(argc, argv);
}
