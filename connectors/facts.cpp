// Lines of facts from a file: docs/FACTS.md.
#include "base/json.h"
#include "base/text.h"
#include "connectors/connector.h"
#include "connectors/line_input.h"

namespace quisait {
namespace {

constexpr std::int64_t kFactsAMark = 1000;

/// The lines that were read of which file. A file that shrank or was replaced is read anew.
struct Place {
    std::int64_t line = 0;
    std::int64_t bytes = 0;     ///< size of the file then
    std::int64_t modified = 0;  ///< its time then, nanoseconds
};

std::string to_checkpoint(const Place& place) {
    JsonWriter out;
    out.begin_object().number("line", place.line).number("bytes", place.bytes);
    out.number("modified", place.modified).end_object();
    return out.take();
}

Place file_state(const std::filesystem::path& path) {
    if (path == "-") return {};
    std::error_code ignored;
    Place place;
    place.bytes = static_cast<std::int64_t>(std::filesystem::file_size(path, ignored));
    place.modified = static_cast<std::int64_t>(
        std::filesystem::last_write_time(path, ignored).time_since_epoch().count());
    return place;
}

/// Where to go on: behind the last line if the file is the same, else at its start.
Place first_place(const Checkpoint& from, const Place& now) {
    Place place = now;
    const auto json = Json::parse(from.empty() ? "{}" : from);
    if (!json) return place;
    const auto root = json->root();
    const auto line = root.integer_or("line", 0);
    const auto bytes = root.integer_or("bytes", -1);
    const auto modified = root.integer_or("modified", -1);
    const bool same = line && bytes && modified && *bytes == now.bytes && *modified == now.modified;
    place.line = same ? *line : 0;
    return place;
}

Result<> take_line(const InputLine& line, const std::string& where, const Task& task,
                   FactSink& sink) {
    if (line.too_long) {
        return sink.set_aside({where, fmt::format("longer than {} bytes", task.max_item_bytes)});
    }
    if (trim(line.text).empty()) return {};
    auto fact = parse_fact(line.text);
    if (!fact) return sink.set_aside({where, fact.error().what()});
    if (std::holds_alternative<Mark>(*fact)) return {};
    return sink.take(*std::move(fact), where);
}

}  // namespace

Result<> read_facts(const Task& task, const Checkpoint& from, FactSink& sink) {
    const auto& path = task.settings.path;
    auto place = first_place(from, file_state(path));
    const auto start = place.line;
    QS_TRY(auto input, LineInput::open(path, task.max_item_bytes));
    std::int64_t unmarked = 0;
    for (;;) {
        QS_TRY(const auto line, input.next());
        if (!line) break;
        if (line->number <= start) continue;
        const auto where = fmt::format("{} line {}", path.filename().string(), line->number);
        QS_CHECK(take_line(*line, where, task, sink));
        place.line = line->number;
        const bool says_mark = line->text.starts_with("{\"mark\"");
        if (++unmarked < kFactsAMark && !says_mark && !task.stop.stop_requested()) continue;
        QS_CHECK(sink.mark(to_checkpoint(place)));
        unmarked = 0;
        if (task.stop.stop_requested()) return {};
    }
    return sink.mark(to_checkpoint(place));
}

}  // namespace quisait
