#include "tests/relevance/trec.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"

namespace quisait::relevance {
namespace {

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < line.size();) {
        begin = line.find_first_not_of(" \t\r", begin);
        if (begin == std::string_view::npos) break;
        const auto end = std::min(line.find_first_of(" \t\r", begin), line.size());
        words.push_back(line.substr(begin, end - begin));
        begin = end;
    }
    return words;
}

template <typename Number>
Result<Number> number_of(std::string_view word) {
    Number number{};
    const auto* const end = word.data() + word.size();
    const auto read = std::from_chars(word.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end) {
        return fail(Code::bad_input, "\"{}\" is not a number", word);
    }
    return number;
}

/// Calls `take` with every line that is not empty; an error says which line it was.
template <typename Take>
Result<> each_line(std::string_view text, Take&& take) {
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (trim(line).empty()) continue;
        if (auto taken = take(line); !taken) {
            return std::move(taken).error().during(fmt::format("line {}", number));
        }
    }
    return {};
}

Result<std::pair<std::string_view, std::string_view>> split_at_tab(std::string_view line) {
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos || trim(line.substr(0, tab)).empty()) {
        return fail(Code::bad_input, "no id before a tab");
    }
    return std::pair{trim(line.substr(0, tab)), trim(line.substr(tab + 1))};
}

struct Scored {
    double score;
    std::string id;
};

}  // namespace

Result<std::vector<Topic>> parse_topics(std::string_view text) {
    std::vector<Topic> topics;
    QS_CHECK(each_line(text, [&](std::string_view line) -> Result<> {
        QS_TRY(const auto parts, split_at_tab(line));
        topics.push_back({std::string{parts.first}, std::string{parts.second}});
        return {};
    }));
    return topics;
}

Result<Judgements> parse_judgements(std::string_view text) {
    Judgements judgements;
    QS_CHECK(each_line(text, [&](std::string_view line) -> Result<> {
        const auto words = words_of(line);
        if (words.size() != 4) return fail(Code::bad_input, "{} words, not 4", words.size());
        QS_TRY(const auto grade, number_of<int>(words[3]));
        judgements[std::string{words[0]}][std::string{words[2]}] = grade;
        return {};
    }));
    return judgements;
}

Result<Rankings> parse_run(std::string_view text) {
    std::map<std::string, std::vector<Scored>, std::less<>> scored;
    QS_CHECK(each_line(text, [&](std::string_view line) -> Result<> {
        const auto words = words_of(line);
        if (words.size() != 6) return fail(Code::bad_input, "{} words, not 6", words.size());
        QS_TRY(const auto score, number_of<double>(words[4]));
        scored[std::string{words[0]}].push_back({score, std::string{words[2]}});
        return {};
    }));
    Rankings run;
    for (auto& [topic, rows] : scored) {
        std::sort(rows.begin(), rows.end(), [](const Scored& a, const Scored& b) {
            return a.score != b.score ? a.score > b.score : a.id < b.id;
        });
        for (auto& row : rows)
            run[topic].push_back(std::move(row.id));
    }
    return run;
}

Result<std::vector<std::string>> parse_part(std::string_view text, std::string_view part) {
    std::vector<std::string> ids;
    QS_CHECK(each_line(text, [&](std::string_view line) -> Result<> {
        QS_TRY(const auto parts, split_at_tab(line));
        if (parts.second == part) ids.emplace_back(parts.first);
        return {};
    }));
    if (ids.empty()) return fail(Code::bad_input, "no topic is in the part \"{}\"", part);
    return ids;
}

std::string to_text(const Rankings& run, std::string_view tag) {
    std::string text;
    for (const auto& [topic, ids] : run) {
        for (std::size_t i = 0; i < ids.size(); ++i) {
            text += fmt::format("{} Q0 {} {} {:.6f} {}\n", topic, ids[i], i + 1,
                                1.0 / static_cast<double>(i + 1), tag);
        }
    }
    return text;
}

}  // namespace quisait::relevance
