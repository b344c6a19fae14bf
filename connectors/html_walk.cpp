#include "connectors/html_walk.h"

#include <algorithm>
#include <array>
#include <memory>

#include <libxml/HTMLparser.h>

#include "connectors/xml_characters.h"

namespace quisait {
namespace {

constexpr std::size_t kPiece = 16U << 10U;
constexpr auto kHidden = std::to_array<std::string_view>({"script", "style", "head", "template"});

bool is_hidden(std::string_view name) {
    return std::find(kHidden.begin(), kHidden.end(), name) != kHidden.end();
}

struct Walk {
    HtmlTaker& taker;
    int hidden = 0;  ///< elements around, of those that are not shown
};

void on_start(void* self, const xmlChar* name, const xmlChar** attributes) {
    auto& walk = *static_cast<Walk*>(self);
    if (is_hidden(view(name))) ++walk.hidden;
    walk.taker.start(view(name), HtmlAttributes{attributes});
}

void on_end(void* self, const xmlChar* name) {
    auto& walk = *static_cast<Walk*>(self);
    if (is_hidden(view(name)) && walk.hidden > 0) --walk.hidden;
    walk.taker.end(view(name));
}

void on_text(void* self, const xmlChar* text, int bytes) {
    auto& walk = *static_cast<Walk*>(self);
    if (walk.hidden == 0) walk.taker.text(view(text).substr(0, static_cast<std::size_t>(bytes)));
}

void on_error(void* /*self*/, const char* /*message*/, ...) {}

}  // namespace

std::string_view HtmlAttributes::value(std::string_view name) const {
    for (const auto* const* pair = pairs_; pair != nullptr && *pair != nullptr; pair += 2)
        if (view(pair[0]) == name) return view(pair[1]);
    return {};
}

void walk_html(std::string_view html, HtmlTaker& taker) {
    Walk walk{taker};
    htmlSAXHandler handler{};
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_text;
    handler.warning = on_error;
    handler.error = on_error;
    const std::unique_ptr<xmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser{
        htmlCreatePushParserCtxt(&handler, &walk, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8),
        &htmlFreeParserCtxt};
    if (!parser) return;
    while (!html.empty()) {
        const auto piece = html.substr(0, kPiece);
        htmlParseChunk(parser.get(), piece.data(), static_cast<int>(piece.size()), 0);
        html.remove_prefix(piece.size());
    }
    htmlParseChunk(parser.get(), nullptr, 0, 1);
}

}  // namespace quisait
