#include "indexer/plain_text.h"

#include <algorithm>
#include <array>
#include <memory>

#include <libxml/HTMLparser.h>
#include <md4c.h>

#include "base/text.h"

namespace quisait {
namespace {

constexpr int kPushBytes = 16384;

/// What is collected while a parser walks over the markup.
struct Collected {
    std::string text;
    int hidden = 0;  ///< inside script or style
};

constexpr auto kHidden = std::to_array<std::string_view>({"script", "style", "head", "template"});
constexpr auto kInline = std::to_array<std::string_view>(
    {"a", "b", "i", "u", "em", "strong", "span", "code", "mark", "sub", "sup", "small", "font"});

std::string_view view(const xmlChar* name) {
    return reinterpret_cast<const char*>(name);
}

bool is_hidden(std::string_view name) {
    return std::find(kHidden.begin(), kHidden.end(), name) != kHidden.end();
}

void break_line(Collected& into, std::string_view name) {
    if (std::find(kInline.begin(), kInline.end(), name) != kInline.end()) return;
    if (!into.text.empty() && into.text.back() != '\n') into.text.push_back('\n');
}

void start_element(void* context, const xmlChar* name, const xmlChar** /*attributes*/) {
    auto& into = *static_cast<Collected*>(context);
    if (is_hidden(view(name))) ++into.hidden;
    break_line(into, view(name));
}

void end_element(void* context, const xmlChar* name) {
    auto& into = *static_cast<Collected*>(context);
    if (is_hidden(view(name)) && into.hidden > 0) --into.hidden;
    break_line(into, view(name));
}

void characters(void* context, const xmlChar* text, int size) {
    auto& into = *static_cast<Collected*>(context);
    if (into.hidden == 0) into.text.append(view(text).substr(0, static_cast<std::size_t>(size)));
}

void ignore_error(void* /*context*/, const char* /*message*/, ...) {}

std::string from_html(std::string_view body) {
    Collected into;
    htmlSAXHandler handler{};
    handler.startElement = start_element;
    handler.endElement = end_element;
    handler.characters = characters;
    handler.cdataBlock = nullptr;
    handler.warning = ignore_error;
    handler.error = ignore_error;
    const std::unique_ptr<xmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser{
        htmlCreatePushParserCtxt(&handler, &into, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8),
        &htmlFreeParserCtxt};
    if (!parser) return {};
    for (auto rest = body; !rest.empty();) {
        const auto piece = rest.substr(0, kPushBytes);
        htmlParseChunk(parser.get(), piece.data(), static_cast<int>(piece.size()), 0);
        rest.remove_prefix(piece.size());
    }
    htmlParseChunk(parser.get(), nullptr, 0, 1);
    return clean_text(into.text);
}

int markdown_block(MD_BLOCKTYPE /*type*/, void* /*detail*/, void* context) {
    auto& text = static_cast<Collected*>(context)->text;
    if (!text.empty() && text.back() != '\n') text.push_back('\n');
    return 0;
}

int markdown_span(MD_SPANTYPE /*type*/, void* /*detail*/, void* /*context*/) {
    return 0;
}

int markdown_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* context) {
    auto& into = static_cast<Collected*>(context)->text;
    switch (type) {
        case MD_TEXT_BR:
        case MD_TEXT_SOFTBR:
            into.push_back('\n');
            break;
        case MD_TEXT_NULLCHAR:
        case MD_TEXT_HTML:
            break;
        case MD_TEXT_NORMAL:
        case MD_TEXT_ENTITY:
        case MD_TEXT_CODE:
        case MD_TEXT_LATEXMATH:
            into.append(text, size);
            break;
    }
    return 0;
}

std::string from_markdown(std::string_view body) {
    Collected into;
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB;
    parser.enter_block = markdown_block;
    parser.leave_block = markdown_block;
    parser.enter_span = markdown_span;
    parser.leave_span = markdown_span;
    parser.text = markdown_text;
    if (md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &into) != 0) {
        return std::string{body};
    }
    return clean_text(into.text);
}

}  // namespace

std::string plain_text(std::string_view body, Format format) {
    switch (format) {
        case Format::plain:
            return std::string{body};
        case Format::html:
            return from_html(body);
        case Format::markdown:
            return from_markdown(body);
    }
    return {};
}

}  // namespace quisait
