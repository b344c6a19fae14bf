#include "connectors/markup.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include <libxml/HTMLparser.h>
#include <libxml/uri.h>

#include "base/text.h"

namespace quisait {
namespace {

constexpr std::size_t kPiece = 16U << 10U;
constexpr std::size_t kMostLinks = 10000;
constexpr std::size_t kLongestTitle = 2000;
constexpr std::size_t kLongestAddress = 2048;
constexpr auto kHidden = std::to_array<std::string_view>({"script", "style", "head", "template"});
constexpr auto kEmpty = std::to_array<std::string_view>({"br", "hr", "img", "input", "wbr"});

template <typename Names>
bool is_one_of(std::string_view name, const Names& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

/// What is collected while the parser walks over the markup.
struct Collected {
    std::string_view base;
    std::vector<Link> links;
    std::set<std::string> seen;
    bool is_in_link = false;
    std::string text;
    std::size_t longest_text = 0;  ///< more is not asked for
    int hidden = 0;

    void start(std::string_view name, const xmlChar** attributes) {
        if (is_one_of(name, kHidden)) ++hidden;
        if (name == "br" && longest_text > 0) text.push_back(' ');
        if (name != "a" || attributes == nullptr) return;
        is_in_link = false;
        for (; *attributes != nullptr; attributes += 2)
            if (view(*attributes) == "href") start_link(trim(view(attributes[1])));
    }

    void start_link(std::string_view address) {
        if (address.empty() || address.front() == '#' || links.size() >= kMostLinks) return;
        auto url = resolved(address, base);
        const bool is_page = url.starts_with("http://") || url.starts_with("https://");
        if (!is_page || !seen.insert(url).second) return;
        links.push_back({std::move(url), {}});
        is_in_link = true;
    }

    void end(std::string_view name) {
        if (is_one_of(name, kHidden) && hidden > 0) --hidden;
        if (name == "a") is_in_link = false;
    }

    void add(std::string_view words) {
        if (hidden > 0) return;
        if (text.size() < longest_text) text += words;
        if (is_in_link && links.back().title.size() < kLongestTitle) links.back().title += words;
    }
};

void on_start(void* self, const xmlChar* name, const xmlChar** attributes) {
    static_cast<Collected*>(self)->start(view(name), attributes);
}
void on_end(void* self, const xmlChar* name) {
    static_cast<Collected*>(self)->end(view(name));
}
void on_text(void* self, const xmlChar* text, int bytes) {
    static_cast<Collected*>(self)->add(view(text).substr(0, static_cast<std::size_t>(bytes)));
}
void on_error(void* /*self*/, const char* /*message*/, ...) {}

void walk(std::string_view html, Collected& into) {
    htmlSAXHandler handler{};
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_text;
    handler.warning = on_error;
    handler.error = on_error;
    const std::unique_ptr<xmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser{
        htmlCreatePushParserCtxt(&handler, &into, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8),
        &htmlFreeParserCtxt};
    if (!parser) return;
    while (!html.empty()) {
        const auto piece = html.substr(0, kPiece);
        htmlParseChunk(parser.get(), piece.data(), static_cast<int>(piece.size()), 0);
        html.remove_prefix(piece.size());
    }
    htmlParseChunk(parser.get(), nullptr, 0, 1);
}

void append_escaped(std::string& html, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            default:
                html += c;
        }
    }
}

void append_inner(std::string& html, const XmlElement& element) {
    std::size_t done = 0;
    for (const auto& child : element.children) {
        append_escaped(html, std::string_view{element.text}.substr(done, child.at - done));
        done = child.at;
        html += '<' + child.name;
        for (const auto& attribute : child.attributes) {
            html += ' ' + attribute.name + "=\"";
            append_escaped(html, attribute.value);
            html += '"';
        }
        html += '>';
        if (child.children.empty() && child.text.empty() && is_one_of(child.name, kEmpty)) continue;
        append_inner(html, child);
        html += "</" + child.name + '>';
    }
    append_escaped(html, std::string_view{element.text}.substr(done));
}

}  // namespace

std::string resolved(std::string_view address, std::string_view base) {
    const auto plain = clean_line(address);
    if (plain.size() > kLongestAddress || base.size() > kLongestAddress) return {};
    if (base.empty()) return plain;
    const std::unique_ptr<xmlChar, xmlFreeFunc> built{
        xmlBuildURI(BAD_CAST plain.c_str(), BAD_CAST std::string{base}.c_str()), xmlFree};
    return built ? std::string{view(built.get())} : plain;
}

std::vector<Link> links_of_html(std::string_view html, std::string_view base) {
    Collected found;
    found.base = base;
    walk(html, found);
    for (auto& link : found.links)
        link.title = clean_line(link.title);
    return std::move(found.links);
}

std::string line_of_html(std::string_view html) {
    if (html.find_first_of("<&") == std::string_view::npos) return clean_line(html);
    Collected found;
    found.longest_text = kLongestTitle;
    walk(html, found);
    return clean_line(found.text);
}

std::string html_of(const XmlElement& element) {
    std::string html;
    append_inner(html, element);
    return html;
}

}  // namespace quisait
