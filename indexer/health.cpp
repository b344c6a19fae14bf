#include "indexer/health.h"

#include <sstream>
#include <unistd.h>

#include "base/files.h"
#include "indexer/audit.h"
#include "indexer/index_writer.h"
#include "indexer/sqlite.h"
#include "indexer/sync.h"
#include "indexer/xapian_guard.h"

namespace quisait {
namespace {

constexpr const char* kRebuild = "Run quisait-indexer reindex: it needs the store alone.";
constexpr const char* kRestore =
    "Restore store.db from a backup, or move it away and sync: the sources are read anew.";

Finding good(std::string subject, std::string what) {
    return {Health::good, std::move(subject), std::move(what), {}};
}

Finding bad(std::string subject, const Error& error, std::string_view advice) {
    return {Health::bad, std::move(subject), error.what(),
            error.hint().empty() ? std::string{advice} : error.hint()};
}

/// Asks a connector to stop as soon as it has said anything.
class FirstFact : public FactSink {
public:
    explicit FirstFact(std::stop_source& stop) : stop_{stop} {}
    Result<> take(Fact /*fact*/, std::string_view /*where*/) override { return stop(); }
    Result<> set_aside(SetAside /*item*/) override { return stop(); }
    Result<> mark(const Checkpoint& /*next*/) override { return {}; }

private:
    Result<> stop() {
        stop_.request_stop();
        return {};
    }
    std::stop_source& stop_;
};

Finding check_source(const SourceSettings& source, std::size_t max_item_bytes) {
    const auto subject = "source " + source.name;
    const auto type = source_type_of(source);
    if (!type) return bad(subject, type.error(), "Correct its type in the settings.");
    if (source.path == "-") return good(subject, "standard input, not read here");
    const SystemClock clock;
    std::stop_source stop;
    FirstFact sink{stop};
    const auto read = type->read({source, clock, max_item_bytes, stop.get_token()}, {}, sink);
    if (!read) return bad(subject, read.error(), "Correct its path or its rights.");
    if (!stop.stop_requested()) {
        return {Health::warning, subject, "can be read but says nothing", {}};
    }
    return good(subject, "can be read");
}

Result<std::string> integrity(const std::filesystem::path& data) {
    QS_TRY(auto database, Database::open(data / "store.db", DatabaseMode::read_only));
    QS_TRY(auto* const rows, database->prepare("PRAGMA integrity_check(5)"));
    std::string text;
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return text;
        text += (text.empty() ? "" : "; ") + rows->text(0);
    }
}

Finding check_files(const std::string& subject, const std::filesystem::path& folder) {
    std::ostringstream report;
    const auto faults =
        guarded("checking", [&] { return Xapian::Database::check(folder.string(), 0, &report); });
    if (!faults) return bad(subject, faults.error(), kRebuild);
    if (*faults == 0) return good(subject, "files are sound");
    return {Health::bad, subject, fmt::format("{} faults in its files", *faults), kRebuild};
}

Finding finding_of(const AudienceAudit& one, const std::string& subject) {
    if (one.agrees()) return good(subject, fmt::format("{} documents, as the store", one.found));
    return {
        Health::bad, subject,
        fmt::format("{} documents, the store has {}: {} missing, {} too many, such as {}",
                    one.found, one.expected, one.missing, one.extra, fmt::join(one.examples, ", ")),
        kRebuild};
}

std::string subject_of(AudienceNo audience) {
    return audience == kEveryone ? "index everyone" : fmt::format("index audience {}", audience);
}

Result<Finding> check_reached(StoreReader& store, const Generation& served) {
    QS_TRY(const auto seq, store.last_seq());
    QS_TRY(const auto reached, reached_seq(served));
    const auto what = fmt::format("generation {} at seq {} of {}", served.number, reached, seq);
    if (reached == seq) return good("index", what);
    if (reached > seq)
        return Finding{Health::bad, "index", what + ": newer than the store", kRebuild};
    return Finding{Health::warning, "index", what, "Run quisait-indexer sync, it brings it up."};
}

/// Adds what is found; what ends the search early comes back.
Result<> look_at_index(const Settings& settings, Writing writing, std::vector<Finding>& findings) {
    QS_TRY(const auto served, current_generation(settings.data));
    QS_TRY(auto store, StoreReader::open(settings.data));
    QS_TRY(auto reached, check_reached(store, served));
    const bool comparable = reached.health == Health::good;
    findings.push_back(std::move(reached));
    if (writing == Writing::other_process) {
        findings.push_back({Health::warning, "index", "another quisait-indexer writes it now",
                            "Check again while it is stopped to look at files and documents."});
        return {};
    }
    for (const auto audience : served.audiences()) {
        findings.push_back(
            check_files("files of " + subject_of(audience), served.database(audience)));
    }
    if (!comparable) return {};
    QS_TRY(const auto results, audit(store, served));
    for (const auto& one : results)
        findings.push_back(finding_of(one, subject_of(one.audience)));
    return {};
}

}  // namespace

std::vector<Finding> check_sources(const Settings& settings) {
    std::vector<Finding> findings;
    for (const auto& source : settings.sources) {
        findings.push_back(check_source(source, static_cast<std::size_t>(settings.max_item_bytes)));
    }
    if (findings.empty()) {
        findings.push_back({Health::warning, "sources", "none in the settings",
                            "Add a [[source]]; config/quisait.toml shows one."});
    }
    return findings;
}

std::vector<Finding> check_store(const Settings& settings) {
    std::vector<Finding> findings;
    if (::access(settings.data.c_str(), W_OK) == 0) {
        findings.push_back(good("data folder", settings.data.string()));
    } else {
        findings.push_back({Health::bad, "data folder",
                            settings.data.string() + ": " + system_error_text(errno),
                            "The data folder must be writable by the user of the indexer."});
    }
    const auto store = StoreReader::open(settings.data);
    if (!store) {
        findings.push_back(bad("store", store.error(), kRestore));
        return findings;
    }
    const auto faults = integrity(settings.data);
    if (!faults) {
        findings.push_back(bad("store", faults.error(), kRestore));
    } else if (*faults != "ok") {
        findings.push_back({Health::bad, "store", *faults, kRestore});
    } else {
        findings.push_back(good("store", "is sound"));
    }
    return findings;
}

std::vector<Finding> check_index(const Settings& settings, Writing writing) {
    std::vector<Finding> findings;
    if (const auto looked = look_at_index(settings, writing, findings); !looked) {
        const bool none = looked.error().code() == Code::no_such_thing;
        findings.push_back(
            bad("index", looked.error(), none ? "Run quisait-indexer sync." : kRebuild));
    }
    return findings;
}

}  // namespace quisait
