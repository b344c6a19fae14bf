#include "indexer/plain_text.h"

#include <algorithm>
#include <array>

#include <md4c.h>

#include "base/text.h"
#include "connectors/html_walk.h"

namespace quisait {
namespace {

constexpr auto kInline = std::to_array<std::string_view>(
    {"a", "b", "i", "u", "em", "strong", "span", "code", "mark", "sub", "sup", "small", "font"});

/// The text of HTML, a line for each block.
class Lines : public HtmlTaker {
public:
    void start(std::string_view name, const HtmlAttributes& /*attributes*/) override {
        break_line(name);
    }
    void end(std::string_view name) override { break_line(name); }
    void text(std::string_view piece) override { text_ += piece; }

    const std::string& all() const { return text_; }

private:
    void break_line(std::string_view name) {
        if (std::find(kInline.begin(), kInline.end(), name) != kInline.end()) return;
        if (!text_.empty() && text_.back() != '\n') text_.push_back('\n');
    }

    std::string text_;
};

std::string from_html(std::string_view body) {
    Lines lines;
    walk_html(body, lines);
    return clean_text(lines.all());
}

int markdown_block(MD_BLOCKTYPE /*type*/, void* /*detail*/, void* context) {
    auto& text = *static_cast<std::string*>(context);
    if (!text.empty() && text.back() != '\n') text.push_back('\n');
    return 0;
}

int markdown_span(MD_SPANTYPE /*type*/, void* /*detail*/, void* /*context*/) {
    return 0;
}

int markdown_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* context) {
    auto& into = *static_cast<std::string*>(context);
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
    std::string into;
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
    return clean_text(into);
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
