#include "searchd/http/exchange.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/json.h"
#include "base/text.h"

namespace quisait {
namespace {

constexpr std::size_t kMostParameters = 64;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

enum class Plus : std::uint8_t { plus, space };

/// Percent-decodes; nothing for a broken escape or an encoded NUL.
std::optional<std::string> decoded(std::string_view text, Plus plus) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus == Plus::space) {
            result.push_back(' ');
        } else if (text[i] != '%') {
            result.push_back(text[i]);
        } else {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_digit(text[i + 1]);
            const int low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0 || high + low == 0) return std::nullopt;
            result.push_back(static_cast<char>(high * 16 + low));
            i += 2;
        }
    }
    return clean_text(result);
}

Error broken_escape() {
    return {Code::bad_parameter, "the address has a broken % escape"};
}

}  // namespace

std::string_view Request::text(std::string_view name) const {
    for (const auto& [key, value] : parameters) {
        if (key == name) return value;
    }
    return {};
}

std::vector<std::string> Request::texts(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [key, value] : parameters) {
        if (key == name && !value.empty()) values.push_back(value);
    }
    return values;
}

Result<std::int64_t> Request::number(std::string_view name, const NumberBounds& bounds) const {
    const auto given = text(name);
    if (given.empty()) return bounds.fallback;
    std::int64_t number = 0;
    const auto* end = given.data() + given.size();
    const auto read = std::from_chars(given.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number < bounds.least ||
        number > bounds.most) {
        return fail(Code::bad_parameter, "{} must be a whole number from {} to {}", name,
                    bounds.least, bounds.most);
    }
    return number;
}

std::string_view Request::header(std::string_view name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

Reply to_problem(const Error& error) {
    const auto& row = info(error.code());
    JsonWriter out;
    out.begin_object().text("type", "about:blank").text("title", row.name);
    out.number("status", row.http_status);
    // What only a developer understands, or what names files of the machine, stays in the log.
    const bool own = row.http_status < 500;
    out.text("detail", own ? error.what() : std::string{"this could not be answered now"});
    if (own && !error.hint().empty()) out.text("hint", error.hint());
    out.end_object();
    Reply reply;
    reply.status = row.http_status;
    reply.type = "application/problem+json";
    reply.body = out.take();
    if (row.retry) reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

Result<> read_target(std::string_view target, Request& request) {
    request.target = target;
    const auto question = target.find('?');
    const auto path = decoded(target.substr(0, question), Plus::plus);
    if (!path) return broken_escape();
    request.path = *path;
    request.parameters.clear();
    if (question == std::string_view::npos) return {};
    auto rest = target.substr(question + 1);
    while (!rest.empty()) {
        const auto end = std::min(rest.find('&'), rest.size());
        const auto pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (pair.empty()) continue;
        if (request.parameters.size() == kMostParameters) {
            return fail(Code::bad_parameter, "the address has more than {} parameters",
                        kMostParameters);
        }
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals), Plus::space);
        auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), Plus::space);
        if (!name || !value) return broken_escape();
        request.parameters.emplace_back(*std::move(name), *std::move(value));
    }
    return {};
}

}  // namespace quisait
