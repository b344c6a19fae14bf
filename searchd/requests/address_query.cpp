#include "searchd/requests/address_query.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "base/time.h"

namespace quisait {
namespace {

constexpr std::size_t kMostFilters = 32;
constexpr std::int64_t kMostPages = 500;
constexpr std::size_t kLongestLanguage = 8;

// clang-format off
constexpr auto kFilterParameters = std::to_array<FilterParameter>({
    {"source", FieldId::source,  "is",     "A source's name."},
    {"space",  FieldId::space,   "is",     "A place's full id, or its name."},
    {"author", FieldId::author,  "is",     "A person's full id, or name."},
    {"tag",    FieldId::tag,     "is",     "A tag."},
    {"lang",   FieldId::lang,    "is",     "en or fr."},
    {"kind",   FieldId::kind,    "is",     "message, question, answer, article, comment or event."},
    {"has",    FieldId::has,     "is",     "link, file or answer."},
    {"year",   FieldId::created, "year",   "A year, such as 2026."},
    {"after",  FieldId::created, "after",  "From this day on, such as 2026-03-14."},
    {"before", FieldId::created, "before", "Before this day."},
});
// clang-format on

Result<> check_value(const FilterParameter& row, const std::string& value) {
    if (row.field != FieldId::created) return {};
    const bool year = row.operation == "year";
    if (parse_day(year ? value + "-01-01" : value)) return {};
    return fail(Code::bad_parameter, "{} must be a {}, not \"{:.40}\"", row.name,
                year ? "year such as 2026" : "day such as 2026-03-14", value);
}

Result<std::vector<Node>> read_filters(const Request& request) {
    std::vector<Node> filters;
    for (const auto& row : kFilterParameters) {
        for (const auto& value : request.texts(row.name)) {
            if (filters.size() == kMostFilters) {
                return fail(Code::bad_parameter, "more than {} filters", kMostFilters);
            }
            QS_CHECK(check_value(row, value));
            Node node;
            node.kind = NodeKind::filter;
            node.field = row.field;
            node.operation = std::string{row.operation};
            node.text = value;
            filters.push_back(std::move(node));
        }
    }
    return filters;
}

/// "kubernetes:2": what stands behind the last colon, if it is a number.
Result<WantedNeed> read_need(std::string_view text) {
    WantedNeed need{clean_line(text), 1};
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || colon + 1 == text.size()) return need;
    const auto digits = text.substr(colon + 1);
    if (digits.find_first_not_of("0123456789") != std::string_view::npos) return need;
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, need.people);
    if (read.ec != std::errc{} || need.people < 1 || need.people > kMostPeopleOfANeed) {
        return fail(Code::bad_parameter, "a need is for 1 to {} people, not {:.20}",
                    kMostPeopleOfANeed, digits);
    }
    need.text = clean_line(text.substr(0, colon));
    return need;
}

}  // namespace

std::span<const FilterParameter> filter_parameters() {
    return kFilterParameters;
}

Result<SearchRequest> read_search_request(const Request& request) {
    SearchRequest search;
    search.text = request.text("q");
    QS_TRY(search.filters, read_filters(request));
    QS_TRY(search.page, request.number("page", {1, 1, kMostPages}));
    QS_TRY(search.size, request.number("size", {20, 1, 100}));
    const auto sort = request.text("sort");
    if (!sort.empty() && sort != "best" && sort != "newest") {
        return fail(Code::bad_parameter, "sort must be best or newest, not \"{:.40}\"", sort);
    }
    search.sort = sort == "newest" ? SortBy::newest : SortBy::best;
    return search;
}

Result<ExpertsRequest> read_experts_request(const Request& request) {
    ExpertsRequest experts;
    experts.text = request.text("q");
    QS_TRY(experts.filters, read_filters(request));
    QS_TRY(experts.size, request.number("size", {10, 1, 100}));
    QS_TRY(experts.evidence, request.number("evidence", {3, 1, 5}));
    return experts;
}

Result<QuestionsRequest> read_questions_request(const Request& request) {
    QuestionsRequest questions;
    questions.text = request.text("q");
    QS_TRY(questions.filters, read_filters(request));
    QS_TRY(questions.days, request.number("days", {3, 0, 365}));
    QS_TRY(questions.size, request.number("size", {10, 1, 50}));
    const auto start = request.text("start");
    if (start.empty()) return questions;
    questions.start = QuestionPlace::parse(start);
    if (questions.start) return questions;
    return fail(Code::bad_parameter, "start must be the \"next\" of an answer, not \"{:.40}\"",
                start);
}

Result<TeamsRequest> read_teams_request(const Request& request) {
    TeamsRequest teams;
    for (const auto& text : request.texts("need")) {
        if (trim(text).empty()) continue;
        QS_TRY(auto need, read_need(trim(text)));
        teams.needs.push_back(std::move(need));
        if (teams.needs.size() > kMostNeeds) {
            return fail(Code::bad_parameter, "more than {} needs", kMostNeeds);
        }
    }
    for (const auto& language : request.texts("lang")) {
        if (language.empty()) continue;
        if (language.size() > kLongestLanguage || teams.languages.size() == kMostNeeds) {
            return fail(Code::bad_parameter, "lang must be a code such as fr, at most {} of them",
                        kMostNeeds);
        }
        teams.languages.push_back(lower_ascii(language));
    }
    teams.place = clean_line(request.text("place"));
    const auto on = request.text("on");
    if (on.empty()) return teams;
    const auto day = parse_day(on);
    if (!day) {
        return fail(Code::bad_parameter, "on must be a day such as 2026-03-14, not \"{:.40}\"", on);
    }
    teams.on = *day;
    return teams;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
                                c == '~';
        if (unreserved) {
            encoded.push_back(c);
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
        }
    }
    return encoded;
}

}  // namespace quisait
