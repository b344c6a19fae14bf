#include "tests/sample/tables.h"

#include <algorithm>
#include <cassert>

#include "SampleData.h"
#include "base/text.h"

namespace quisait::sample {
namespace {

std::string_view content_of(std::string_view file) {
    for (const auto& one : embedded::kSampleData)
        if (one.name == file) return one.content;
    assert(!"no such file in tests/sample/data");
    return {};
}

/// Calls `take` with each line that says something.
template <typename Take>
void for_each_line(std::string_view content, Take&& take) {
    while (!content.empty()) {
        const auto end = std::min(content.find('\n'), content.size());
        const auto line = content.substr(0, end);
        if (!trim(line).empty() && !line.starts_with("# ")) take(line);
        content.remove_prefix(std::min(end + 1, content.size()));
    }
}

Case read_case(std::string_view text) {
    auto parts = split(text, " // ");
    assert(parts.size() == 3);
    return {std::move(parts[0]), std::move(parts[1]), std::move(parts[2])};
}

void take_side(TopicSide& side, std::string_view key, std::string_view value) {
    if (key == "name") side.name = value;
    if (key == "query") side.queries.emplace_back(value);
    if (key == "thing") side.things = split(value, " | ");
    if (key == "note") side.notes.emplace_back(value);
    if (key == "case") side.cases.push_back(read_case(value));
}

void take_line(Topic& topic, std::string_view key, std::string_view value) {
    if (key == "department") topic.department = value;
    if (key == "tags") topic.tags = split(value, " ");
    if (key == "link") {
        auto parts = split(value, " | ");
        assert(parts.size() == 3);
        topic.pages.push_back({std::move(parts[0]), {std::move(parts[1]), std::move(parts[2])}});
    }
    if (key.starts_with("fr.")) take_side(topic.sides[0], key.substr(3), value);
    if (key.starts_with("en.")) take_side(topic.sides[1], key.substr(3), value);
}

}  // namespace

std::vector<std::string> split(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.emplace_back(trim(text.substr(0, at)));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + separator.size());
    }
}

Table::Table(std::string_view file) {
    std::vector<std::string>* section = nullptr;
    for_each_line(content_of(file), [&](std::string_view line) {
        const bool heading = line.front() == '[' && line.back() == ']' &&
                             line.find_first_of(" {") == std::string_view::npos;
        if (heading) {
            section = &sections_[std::string{line.substr(1, line.size() - 2)}];
        } else if (section != nullptr) {
            section->emplace_back(line);
        }
    });
}

const std::vector<std::string>& Table::lines(std::string_view section) const {
    static const std::vector<std::string> kNone;
    const auto found = sections_.find(section);
    return found == sections_.end() ? kNone : found->second;
}

std::vector<std::vector<std::string>> Table::rows(std::string_view section,
                                                  std::size_t columns) const {
    std::vector<std::vector<std::string>> rows;
    for (const auto& line : lines(section)) {
        rows.push_back(split(line, " | "));
        rows.back().resize(std::max(rows.back().size(), columns));
    }
    return rows;
}

std::vector<Topic> read_topics() {
    std::vector<Topic> topics;
    for (const auto* file : {"topics-software.txt", "topics-operations.txt", "topics-office.txt",
                             "topics-industry.txt"}) {
        for_each_line(content_of(file), [&](std::string_view line) {
            const auto space = line.find(' ');
            const auto key = line.substr(0, space);
            const auto value = line.substr(std::min(space + 1, line.size()));
            if (key == "topic") {
                topics.emplace_back().key = value;
            } else {
                take_line(topics.back(), key, value);
            }
        });
    }
    return topics;
}

}  // namespace quisait::sample
