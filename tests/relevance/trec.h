#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

/// The files of an evaluation, in the forms that TREC gave them.
namespace quisait::relevance {

/// What is asked, in the order of the file.
struct Topic {
    std::string id;
    std::string text;
};

/// The grade of each judged id, by topic; 0 is judged and not relevant.
using Grades = std::map<std::string, int, std::less<>>;
using Judgements = std::map<std::string, Grades, std::less<>>;

/// The ids that were found, best first, by topic.
using Rankings = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The largest file that is read; the largest known collection has 300 KB.
inline constexpr std::size_t kMostBytes = 256U << 20U;

/// Lines of `id TAB text`.
/// @return bad_input that names the line
Result<std::vector<Topic>> parse_topics(std::string_view text);
/// Lines of `topic iteration id grade`, by white space.
Result<Judgements> parse_judgements(std::string_view text);
/// Lines of `topic Q0 id rank score tag`; sorted by score, ids of one score by their order.
Result<Rankings> parse_run(std::string_view text);
/// Ids of the lines `topic TAB part` of that part.
Result<std::vector<std::string>> parse_part(std::string_view text, std::string_view part);

/// A run as its file; the score of a rank is one over it, for the engine keeps its own to itself.
std::string to_text(const Rankings& run, std::string_view tag);

}  // namespace quisait::relevance
