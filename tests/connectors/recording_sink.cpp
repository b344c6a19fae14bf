#include "tests/connectors/recording_sink.h"

namespace quisait::testing {

Result<> RecordingSink::take(Fact fact, std::string_view where) {
    fact = cleaned(std::move(fact));
    if (const auto sound = check(fact); !sound) {
        return set_aside({std::string{where}, sound.error().what()});
    }
    lines.push_back(to_line(fact));
    facts.push_back(std::move(fact));
    return {};
}

Result<> RecordingSink::set_aside(SetAside item) {
    troubles.push_back(item.where + ": " + item.reason);
    return {};
}

Result<> RecordingSink::mark(const Checkpoint& next) {
    checkpoints.push_back(next);
    facts_at_mark.push_back(facts.size());
    return {};
}

Reading read_source(std::string_view type, const std::filesystem::path& path,
                    const Checkpoint& from, std::size_t max_item_bytes) {
    SourceSettings settings;
    settings.name = "source";
    settings.type = type;
    settings.path = path;
    const FixedClock clock{Instant{std::chrono::seconds{1800000000}}};
    const Task task{settings, clock, max_item_bytes, {}};
    Reading reading;
    const auto* found = find_source_type(type);
    reading.end = found == nullptr ? Error{Code::bad_setting, "no such type"}
                                   : found->read(task, from, reading.said);
    return reading;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines)
        text += line + '\n';
    return text;
}

}  // namespace quisait::testing
