#include "connectors/yammer_text.h"

#include <algorithm>

#include "base/text.h"

namespace quisait {
namespace {

constexpr std::size_t kLongestTag = 100;
constexpr std::size_t kLongestReference = 84;
constexpr std::size_t kLongestBracket = 8192;
constexpr std::size_t kMostEntries = 10000;

template <typename Value>
void add(std::vector<Value>& list, Value value) {
    if (list.size() < kMostEntries) list.push_back(std::move(value));
}

/// `[[user:7]]` at the beginning of `text`. @return its bytes, 0 if there is none
std::size_t take_reference(std::string_view text, const TextTable& names, YammerBody& body) {
    constexpr std::string_view kUser = "[[user:";
    if (!text.starts_with(kUser)) return 0;
    const auto end = text.substr(0, kLongestReference).find("]]");
    if (end == std::string_view::npos || end == kUser.size()) return 0;
    const std::string id{text.substr(kUser.size(), end - kUser.size())};
    const auto name = names.find(id);
    body.text += '@';
    body.text += name && !name->empty() ? *name : std::string_view{id};
    add(body.mentions, id);
    return end + 2;
}

/// Words after a #, where the # begins a word.
void collect_tags(std::string_view text, std::vector<std::string>& tags) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n' ||
                            text[at - 1] == '(' || text[at - 1] == '\t';
        if (text[at] != '#' || !begins) continue;
        auto rest = text.substr(at + 1);
        std::size_t size = 0;
        bool letter = false;
        while (size < rest.size()) {
            const auto [value, bytes] = first_code_point(rest.substr(size));
            const bool inner = value == U'_' || value == U'-';
            if (!is_letter(value) && !is_digit(value) && !inner) break;
            letter = letter || is_letter(value);
            size += bytes;
        }
        if (letter && size <= kLongestTag) add(tags, std::string{rest.substr(0, size)});
        at += size;
    }
}

/// The part up to ` : ` outside quotes.
std::string_view take_part(std::string_view& rest) {
    bool quoted = false;
    for (std::size_t at = 0; at < rest.size(); ++at) {
        if (rest[at] == '"') quoted = !quoted;
        if (!quoted && rest.substr(at).starts_with(" : ")) {
            const auto part = rest.substr(0, at);
            rest.remove_prefix(at + 3);
            return trim(part);
        }
    }
    const auto part = rest;
    rest = {};
    return trim(part);
}

std::string unquoted(std::string_view text) {
    if (text.size() > 1 && text.front() == '"' && text.back() == '"') {
        text = text.substr(1, text.size() - 2);
    }
    return std::string{text};
}

Link read_link(std::string_view inner) {
    Link link;
    take_part(inner);  // its id
    link.url = std::string{take_part(inner)};
    while (!inner.empty()) {
        const auto part = take_part(inner);
        if (part.starts_with("title=")) link.title = unquoted(part.substr(6));
    }
    return link;
}

/// Where a bracket that is open closes: not inside quotes, unless one of them is not closed.
std::size_t end_of_bracket(std::string_view text) {
    text = text.substr(0, kLongestBracket);
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') quoted = !quoted;
        if (text[at] == ']' && !quoted) return at;
    }
    return std::min(text.find(']'), text.size());
}

}  // namespace

YammerBody read_yammer_body(std::string_view cell, const TextTable& names) {
    const bool has_breaks = cell.find('\n') != std::string_view::npos;
    YammerBody body;
    while (!cell.empty()) {
        if (!has_breaks && cell.starts_with("\\n")) {
            body.text.push_back('\n');
            cell.remove_prefix(2);
            continue;
        }
        const auto reference = take_reference(cell, names, body);
        if (reference == 0) body.text.push_back(cell.front());
        cell.remove_prefix(std::max<std::size_t>(reference, 1));
    }
    collect_tags(body.text, body.tags);
    return body;
}

YammerAttachments read_yammer_attachments(std::string_view cell) {
    constexpr std::string_view kLink = "opengraphobject:[";
    constexpr std::string_view kFile = "uploadedfile:";
    YammerAttachments found;
    while (!cell.empty() && found.links.size() < kMostEntries) {
        if (cell.starts_with(kLink)) {
            cell.remove_prefix(kLink.size());
            const auto end = end_of_bracket(cell);
            auto link = read_link(cell.substr(0, end));
            if (!link.url.empty()) add(found.links, std::move(link));
            cell.remove_prefix(std::min(end + 1, cell.size()));
        } else if (cell.starts_with(kFile)) {
            cell.remove_prefix(kFile.size());
            const auto end = std::min(cell.find(','), cell.size());
            add(found.file_ids, std::string{trim(cell.substr(0, end))});
            cell.remove_prefix(end);
        } else {
            // A comma, a space, or a kind that is not known: on to the next.
            const auto comma = cell.find(',');
            cell.remove_prefix(
                cell.front() == ',' || cell.front() == ' ' ? 1 : std::min(comma, cell.size()));
        }
    }
    return found;
}

}  // namespace quisait
