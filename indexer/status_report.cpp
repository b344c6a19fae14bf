#include "indexer/status_report.h"

#include "base/json.h"
#include "indexer/generations.h"
#include "indexer/index_writer.h"
#include "indexer/sqlite.h"

namespace quisait {
namespace {

Result<std::vector<SourceStatus>> read_sources(Database& database) {
    std::vector<SourceStatus> sources;
    QS_TRY(auto* const rows,
           database.prepare(
               "SELECT name, coalesce(outcome, 'never'), coalesce(started, 0),"
               " coalesce(ended, 0), coalesce(facts, 0), coalesce(troubles, 0),"
               " coalesce(message, ''), (SELECT coalesce(sum(objects), 0) FROM sweep"
               "  WHERE sweep.source = source.no) FROM source"
               " LEFT JOIN run ON run.no = (SELECT max(no) FROM run WHERE source = source.no)"
               " ORDER BY name"));
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return sources;
        SourceStatus source;
        source.name = rows->text(0);
        source.outcome = rows->text(1);
        source.started = Instant{std::chrono::seconds{rows->number(2)}};
        source.ended = Instant{std::chrono::seconds{rows->number(3)}};
        source.facts = rows->number(4);
        source.troubles = rows->number(5);
        source.message = rows->text(6);
        source.waiting = rows->number(7);
        sources.push_back(std::move(source));
    }
}

Result<std::vector<SetAsideStatus>> read_set_aside(Database& database) {
    std::vector<SetAsideStatus> items;
    QS_TRY(auto* const rows,
           database.prepare("SELECT name, place, reason FROM set_aside JOIN source"
                            " ON source.no = set_aside.source ORDER BY name, place LIMIT 100"));
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return items;
        items.push_back({rows->text(0), rows->text(1), rows->text(2)});
    }
}

Result<> read_index(const std::filesystem::path& data_folder, StatusReport& report) {
    const auto served = current_generation(data_folder);
    if (!served && served.error().code() == Code::no_such_thing) return {};
    if (!served) return served.error();
    report.generation = served->number;
    QS_TRY(report.reached, reached_seq(*served));
    QS_TRY(const auto there, generations(data_folder));
    for (const auto& one : there) {
        if (one.number != served->number) report.kept.push_back(one.number);
    }
    return {};
}

std::string moment(Instant instant) {
    return instant == Instant{} ? std::string{} : to_rfc3339(instant);
}

}  // namespace

Result<StatusReport> read_status(const std::filesystem::path& data_folder) {
    StatusReport report;
    QS_TRY(auto store, StoreReader::open(data_folder));
    QS_TRY(report.counts, store.counts());
    QS_TRY(report.seq, store.last_seq());
    QS_TRY(auto database, Database::open(data_folder / "store.db", DatabaseMode::read_only));
    QS_TRY(report.sources, read_sources(*database));
    QS_TRY(report.set_aside, read_set_aside(*database));
    QS_CHECK(read_index(data_folder, report));
    return report;
}

std::string to_json(const StatusReport& report) {
    JsonWriter out;
    const auto& counts = report.counts;
    out.begin_object().key("store").begin_object();
    out.number("posts", counts.posts).number("indexable_posts", counts.indexable_posts);
    out.number("persons", counts.persons).number("spaces", counts.spaces);
    out.number("set_aside", counts.set_aside).number("seq", report.seq).end_object();
    out.key("index").begin_object().number("generation", report.generation);
    out.number("seq", report.reached).number("behind", report.seq - report.reached);
    out.key("kept").begin_list();
    for (const auto number : report.kept)
        out.number(number);
    out.end_list().end_object().key("sources").begin_list();
    for (const auto& source : report.sources) {
        out.begin_object().text("name", source.name).text("outcome", source.outcome);
        out.text("started", moment(source.started)).text("ended", moment(source.ended));
        out.number("facts", source.facts).number("set_aside", source.troubles);
        out.text("message", source.message).number("sweep_waits", source.waiting).end_object();
    }
    out.end_list().key("set_aside").begin_list();
    for (const auto& item : report.set_aside) {
        out.begin_object().text("source", item.source).text("place", item.place);
        out.text("reason", item.reason).end_object();
    }
    return out.end_list().end_object().take();
}

std::string to_text(const StatusReport& report) {
    const auto& counts = report.counts;
    auto text = fmt::format("posts {} ({} indexable)  persons {}  spaces {}\n", counts.posts,
                            counts.indexable_posts, counts.persons, counts.spaces);
    for (const auto& source : report.sources) {
        text += fmt::format("source {}: {} {}, {} facts, {} set aside{}{}\n", source.name,
                            source.outcome, moment(source.ended), source.facts, source.troubles,
                            source.message.empty() ? "" : ": ", source.message);
        if (source.waiting == 0) continue;
        text += fmt::format(
            "source {}: a deletion of {} objects waits for a second run that agrees, or for"
            " sync {} --accept-sweep\n",
            source.name, source.waiting, source.name);
    }
    for (const auto& item : report.set_aside) {
        text += fmt::format("set aside {}: {}: {}\n", item.source, item.place, item.reason);
    }
    if (report.generation == 0) return text + "index: none yet\n";
    return text + fmt::format("index generation {}: seq {} of {}{}{}\n", report.generation,
                              report.reached, report.seq,
                              report.kept.empty() ? "" : ", kept: ", fmt::join(report.kept, ", "));
}

}  // namespace quisait
