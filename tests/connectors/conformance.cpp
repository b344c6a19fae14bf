#include "tests/connectors/conformance.h"

#include <fstream>
#include <malloc.h>

#include <gtest/gtest.h>

#include "indexer/sqlite.h"
#include "indexer/store.h"
#include "tests/connectors/large_source.h"

#if defined(__SANITIZE_ADDRESS__)
// GCC 12 has the function, but not the header that declares it.
extern "C" std::size_t
__sanitizer_get_current_allocated_bytes();  // NOLINT(bugprone-reserved-identifier)
#endif

namespace quisait::testing {
namespace {

// clang-format off
constexpr auto kCases = std::to_array<ConformanceCase>({
    {"facts",         "chat.ndjson", write_large_facts},
    {"yammer_export", "",            write_large_yammer_export},
    {"wordpress",     "",            write_large_wordpress},
});
// clang-format on

constexpr std::size_t kMaxItemBytes = 1U << 16U;

struct Killed {};

/// Passes on what a connector says, and makes the trouble that is asked for.
class TroublingSink : public FactSink {
public:
    TroublingSink(FactSink& store, RecordingSink& heard, const ConformanceStore::How& how,
                  std::stop_source& stop)
        : store_{store}, heard_{heard}, how_{how}, stop_{stop} {}

    Result<> take(Fact fact, std::string_view where) override {
        const bool over = how_.trouble != Trouble::none && count_ >= how_.after;
        if (over && how_.trouble == Trouble::kill) throw Killed{};
        if (over && how_.trouble == Trouble::failure) return Error{Code::io_failed, "cut off"};
        ++count_;
        if (how_.trouble == Trouble::stop && count_ >= how_.after) stop_.request_stop();
        QS_CHECK(heard_.take(fact, where));
        for (std::size_t i = 0; i < how_.times; ++i)
            QS_CHECK(store_.take(fact, where));
        return {};
    }

    Result<> set_aside(SetAside item) override {
        QS_CHECK(heard_.set_aside(item));
        return store_.set_aside(std::move(item));
    }

    Result<> mark(const Checkpoint& next) override {
        QS_CHECK(heard_.mark(next));
        return store_.mark(next);
    }

private:
    FactSink& store_;
    RecordingSink& heard_;
    const ConformanceStore::How& how_;
    std::stop_source& stop_;
    std::size_t count_ = 0;
};

}  // namespace

std::span<const ConformanceCase> conformance_cases() {
    return kCases;
}

ConformanceStore::ConformanceStore() = default;

Result<RunReport> ConformanceStore::sync(std::string_view type, const std::filesystem::path& path,
                                         const How& how) {
    heard = {};
    writer_.reset();
    QS_TRY(auto writer, StoreWriter::open(folder_.path()));
    writer_.emplace(std::move(writer));
    SourceSettings settings;
    settings.name = "source";
    settings.type = type;
    settings.path = path;
    const FixedClock clock{Instant{std::chrono::seconds{1800000000}}};
    std::stop_source stop;
    const Task task{settings, clock, kMaxItemBytes, stop.get_token()};
    QS_TRY(const auto source, source_type_of(settings));
    const auto read = [&](const Task& told, const Checkpoint& from, FactSink& store) {
        TroublingSink sink{store, heard, how, stop};
        return source.read(told, from, sink);
    };
    try {
        return sync_with(*writer_, task, Sweep::guarded, how.start, read);
    } catch (const Killed&) {
        writer_.reset();
        return Error{Code::stopped, "killed"};
    }
}

Result<RunReport> ConformanceStore::sync(std::string_view type, const std::filesystem::path& path) {
    return sync(type, path, How{});
}

std::vector<std::string> ConformanceStore::rows(const char* sql) {
    std::vector<std::string> lines;
    auto database = Database::open(folder_.path() / "store.db", DatabaseMode::read_only);
    auto found = database ? (*database)->prepare(sql) : Result<Statement*>{database.error()};
    if (!found) {
        ADD_FAILURE() << found.error().what();
        return lines;
    }
    for (auto row = (*found)->step(); row && *row; row = (*found)->step())
        lines.push_back((*found)->text(0));
    return lines;
}

std::vector<std::string> ConformanceStore::dump() {
    return rows(
        "SELECT 'space ' || coalesce(key, audience) || ' ' || fact AS line FROM space"
        " LEFT JOIN audience ON audience.no = space.audience"
        " UNION ALL SELECT 'group ' || fact FROM grp"
        " UNION ALL SELECT 'person ' || fact FROM person"
        " UNION ALL SELECT 'post ' || changed || ' ' || fact FROM post"
        " UNION ALL SELECT 'reaction ' || fact FROM reaction"
        " UNION ALL SELECT 'absence ' || fact FROM absence"
        " UNION ALL SELECT 'claim ' || fact FROM claim"
        " UNION ALL SELECT 'aside ' || place || ': ' || reason FROM set_aside ORDER BY line");
}

std::vector<std::string> ConformanceStore::post_ids() {
    return rows("SELECT id FROM post ORDER BY id");
}

std::string ConformanceStore::post(const std::string& id) {
    for (const auto& line : rows("SELECT fact FROM post")) {
        const auto fact = parse_fact(line);
        if (fact && std::get<Post>(*fact).id == id) return line;
    }
    return {};
}

Checkpoint ConformanceStore::checkpoint() {
    const auto found = rows("SELECT checkpoint FROM source");
    return found.empty() ? Checkpoint{} : found.front();
}

StoreCounts ConformanceStore::counts() {
    auto reader = StoreReader::open(folder_.path());
    if (!reader) return {};
    const auto counts = reader->counts();
    return counts ? *counts : StoreCounts{};
}

std::optional<std::size_t> allocated_bytes() {
#if defined(__SANITIZE_ADDRESS__)
    return __sanitizer_get_current_allocated_bytes();
#elif defined(__SANITIZE_THREAD__)
    return std::nullopt;
#else
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
#endif
}

}  // namespace quisait::testing
