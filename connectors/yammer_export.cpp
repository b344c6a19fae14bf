// The network data export of Yammer (Viva Engage): docs/sources/yammer_export.md.
#include "base/json.h"
#include "connectors/archive_input.h"
#include "connectors/connector.h"
#include "connectors/yammer_files.h"
#include "connectors/yammer_rows.h"

namespace quisait {
namespace {

constexpr std::int64_t kFactsAMark = 900;  // a row may be three facts

/// What is told, in this order.
enum class Stage : std::uint8_t { users, groups, messages, whole, done };

/// How far a run came, in which export.
struct Place {
    Stage stage = Stage::users;
    std::int64_t row = 0;  ///< rows of the stage's file that were taken
    std::int64_t bytes = 0;
    std::int64_t modified = 0;
};

std::string to_checkpoint(const Place& place) {
    JsonWriter out;
    out.begin_object().number("stage", static_cast<std::int64_t>(place.stage));
    out.number("row", place.row).number("bytes", place.bytes);
    return out.number("modified", place.modified).end_object().take();
}

/// Where to go on if the export is the same as before, else its start.
Place first_place(const Checkpoint& from, const ArchiveInput& archive) {
    Place place{Stage::users, 0, archive.bytes(), archive.modified()};
    const auto json = Json::parse(from.empty() ? "{}" : from);
    if (!json) return place;
    const auto number = [&](const char* name) {
        const auto value = json->root().integer_or(name, -1);
        return value ? *value : -1;
    };
    const auto stage = number("stage");
    const bool same = number("bytes") == place.bytes && number("modified") == place.modified &&
                      stage >= 0 && stage <= static_cast<std::int64_t>(Stage::done);
    if (same) {
        place.stage = static_cast<Stage>(stage);
        place.row = number("row");
    }
    return place;
}

/// One run over one export.
class ExportRun {
public:
    ExportRun(const Task& task, const YammerFiles& files, Place place, FactSink& sink)
        : task_{task}, files_{files}, place_{place}, sink_{sink} {}

    Result<> run() {
        if (place_.stage == Stage::done) return mark();
        auto told = tell_all();
        if (!told && told.error().code() == Code::stopped) return mark();
        return told;
    }

private:
    using RowTaker = Result<> (ExportRun::*)(const CsvRow& row, const std::string& where);
    using Noter = bool (*)(const CsvRow& row, YammerIndex& index);

    Result<> tell_all() {
        QS_CHECK(look_ahead());
        QS_CHECK(tell(Stage::users, "users.csv", &ExportRun::take_user));
        QS_CHECK(tell(Stage::groups, "groups.csv", &ExportRun::take_group));
        QS_CHECK(tell(Stage::messages, "messages.csv", &ExportRun::take_message));
        QS_TRY(const auto kinds, files_.whole_kinds());
        for (const auto kind : kinds)
            QS_CHECK(take(Whole{{}, kind}, "the whole export"));
        place_ = {Stage::done, 0, place_.bytes, place_.modified};
        return mark();
    }

    Result<> go_on() const {
        if (task_.stop.stop_requested()) return Error{Code::stopped, "asked to stop"};
        return {};
    }

    std::string where(std::string_view name, const CsvRow& row) const {
        return fmt::format("{} line {}", files_.entry(name)->path, row.line());
    }

    Result<> look_ahead() {
        QS_TRY(index_.web, web_address());
        QS_CHECK(note("users.csv", add_yammer_name, true));
        QS_CHECK(note("groups.csv", add_yammer_group, true));
        QS_CHECK(note("files.csv", add_yammer_file, false));
        QS_CHECK(note("messageversions.csv", add_yammer_edit, false));
        for (auto* table : {&index_.names, &index_.groups, &index_.files, &index_.edits})
            table->sort();
        return {};
    }

    Result<std::string> web_address() const {
        if (task_.settings.url.empty()) return files_.web_address();
        auto web = task_.settings.url;
        while (web.ends_with('/'))
            web.pop_back();
        return web;
    }

    /// Keeps of a file what messages need to know. Rows at fault of a file that is told are named
    /// then.
    Result<> note(std::string_view name, Noter add, bool is_told) {
        bool full = false;
        const auto take_row = [&](const CsvRow& row) -> Result<> {
            QS_CHECK(go_on());
            if (!row.fault()) {
                full = full || !add(row, index_);
            } else if (!is_told) {
                return sink_.set_aside({where(name, row), *row.fault()});
            }
            return {};
        };
        const std::string_view key = is_told ? "id" : "";
        QS_CHECK(files_.rows(name, key, task_.max_item_bytes, take_row));
        if (!full) return {};
        return sink_.set_aside(
            {files_.entry(name)->path, "too large: messages are not joined with all of it"});
    }

    /// Tells one file from where the last run was.
    Result<> tell(Stage stage, std::string_view name, RowTaker take_row) {
        if (place_.stage != stage) return {};
        QS_CHECK(go_on());
        if (stage == Stage::groups && place_.row == 0) QS_CHECK(take_common_spaces());
        const auto first = place_.row;
        const auto tell_row = [&](const CsvRow& row) -> Result<> {
            if (row.number() <= first) return {};
            QS_CHECK(go_on());
            const auto place = where(name, row);
            auto told =
                row.fault() ? set_aside({place, *row.fault()}) : (this->*take_row)(row, place);
            QS_CHECK(std::move(told));
            place_.row = row.number();
            return unmarked_ < kFactsAMark ? Result<>{} : mark();
        };
        QS_CHECK(files_.rows(name, "id", task_.max_item_bytes, tell_row));
        place_.stage = static_cast<Stage>(static_cast<int>(stage) + 1);
        place_.row = 0;
        return mark();
    }

    Result<> mark() {
        unmarked_ = 0;
        return sink_.mark(to_checkpoint(place_));
    }

    Result<> take(Fact fact, const std::string& place) {
        ++unmarked_;
        return sink_.take(std::move(fact), place);
    }

    Result<> set_aside(SetAside item) {
        ++unmarked_;
        return sink_.set_aside(std::move(item));
    }

    Result<> take_common_spaces() {
        Space all;
        all.id = kYammerAllCompany;
        all.name = "All Company";
        all.access.kind = AccessKind::everyone;
        QS_CHECK(take(std::move(all), "All Company"));
        Space closed;
        closed.id = kYammerClosed;
        closed.name = "Private";
        return take(std::move(closed), "Private");
    }

    Result<> take_user(const CsvRow& row, const std::string& place) {
        auto person = yammer_person(row);
        if (!person) return set_aside({place, person.error().what()});
        return take(*std::move(person), place);
    }

    Result<> take_group(const CsvRow& row, const std::string& place) {
        auto space = yammer_space(row);
        if (!space) return set_aside({place, space.error().what()});
        if (row.is_true("deleted")) return take(Gone{ObjectKind::space, space->id}, place);
        return take(*std::move(space), place);
    }

    Result<> take_message(const CsvRow& row, const std::string& place) {
        auto facts = yammer_message(row, index_);
        if (!facts) return set_aside({place, facts.error().what()});
        for (auto& fact : *facts)
            QS_CHECK(take(std::move(fact), place));
        return {};
    }

    const Task& task_;
    const YammerFiles& files_;
    Place place_;
    FactSink& sink_;
    YammerIndex index_;
    std::int64_t unmarked_ = 0;
};

}  // namespace

Result<> read_yammer_export(const Task& task, const Checkpoint& from, FactSink& sink) {
    const auto& path = task.settings.path;
    QS_TRY(const auto archive, ArchiveInput::open(path));
    auto files = YammerFiles::find(archive);
    if (!files) return std::move(files).error().during(path.string());
    return ExportRun{task, *files, first_place(from, archive), sink}.run();
}

}  // namespace quisait
