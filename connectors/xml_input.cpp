#include "connectors/xml_input.h"

#include <algorithm>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/text.h"
#include "connectors/xml_characters.h"

namespace quisait {
namespace {

constexpr std::size_t kLongestProlog = 1024;
constexpr std::size_t kPiece = 16U << 10U;
constexpr std::size_t kDeepest = 256;
constexpr int kMostAttributes = 256;
/// A tag is held whole until it ends, and its attributes are compared with one another.
constexpr std::size_t kLongTag = 64U << 10U;
constexpr std::ptrdiff_t kMostEquals = 4096;

/// Errors that programs make which write XML by hand: what they meant can be told.
bool is_loose_text(int code) {
    return code == XML_ERR_MISPLACED_CDATA_END || code == XML_ERR_UNDECLARED_ENTITY ||
           code == XML_WAR_UNDECLARED_ENTITY || code == XML_ERR_ENTITYREF_SEMICOL_MISSING ||
           code == XML_ERR_NAME_REQUIRED;
}

bool is_harmless(const xmlError& error) {
    return error.level == XML_ERR_WARNING || error.domain == XML_FROM_NAMESPACE ||
           error.code == XML_ERR_INVALID_CHARREF || error.code == XML_ERR_INVALID_CHAR ||
           error.code == XML_ERR_UNKNOWN_VERSION || error.code == XML_ERR_UNKNOWN_ENCODING ||
           error.code == XML_ERR_UNSUPPORTED_ENCODING;
}

std::string_view reason_of(int code) {
    switch (code) {
        case XML_ERR_TAG_NAME_MISMATCH:
            return "the tag that ends here is not the one that began";
        case XML_ERR_DOCUMENT_EMPTY:
            return "no XML";
        case XML_ERR_ATTRIBUTE_REDEFINED:
            return "an attribute stands twice";
        default:
            return "not well-formed XML";
    }
}

/// The encoding that an XML declaration names, or nothing.
std::string_view declared_encoding(std::string_view text) {
    constexpr std::string_view kName = "encoding";
    if (!text.starts_with("<?xml")) return {};
    text = text.substr(0, text.find("?>"));
    const auto at = text.find(kName);
    if (at == std::string_view::npos) return {};
    const auto open = text.find_first_of("\"'", at + kName.size());
    if (open == std::string_view::npos) return {};
    const auto close = text.find(text[open], open + 1);
    return close == std::string_view::npos ? std::string_view{}
                                           : text.substr(open + 1, close - open - 1);
}

/// Characters that XML does not have become spaces: programs do write them.
void blank_controls(std::string& text) {
    for (char& c : text) {
        const bool allowed = c == '\t' || c == '\n' || c == '\r';
        if (static_cast<unsigned char>(c) < 0x20 && !allowed) c = ' ';
    }
    for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
        for (auto at = text.find(none); at != std::string::npos; at = text.find(none, at))
            text.replace(at, none.size(), "   ");
    }
}

}  // namespace

const XmlElement* XmlElement::child(std::string_view in_space, std::string_view of_name) const {
    for (const auto& one : children)
        if (one.name == of_name && one.space == in_space) return &one;
    return nullptr;
}

std::string_view XmlElement::child_text(std::string_view in_space, std::string_view of_name) const {
    const auto* found = child(in_space, of_name);
    return found == nullptr ? std::string_view{} : trim(found->text);
}

std::string_view XmlElement::attribute(std::string_view of_name, std::string_view in_space) const {
    for (const auto& one : attributes)
        if (one.name == of_name && one.space == in_space) return one.value;
    return {};
}

/// libxml2's parser and what it found. What is found is given only after the parser has returned,
/// so that nothing that a taker does runs inside of it.
struct XmlInput::Parser {
    struct Found {
        XmlElement element;
        std::string fault;
        std::optional<XmlTrouble> damage;
    };

    Parser(std::size_t longest_element, XmlTaker& asked) : longest{longest_element}, taker{asked} {
        sax.initialized = XML_SAX2_MAGIC;
        sax.startElementNs = on_start;
        sax.endElementNs = on_end;
        sax.characters = on_text;
        sax.ignorableWhitespace = on_text;
        sax.cdataBlock = on_text;
        sax.getEntity = on_entity;
        sax.serror = on_error;
        context = xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr);
        if (context == nullptr) return;
        xmlCtxtUseOptions(context, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    }
    ~Parser() {
        // Where entities are declared, libxml2 makes a document to keep them.
        if (context != nullptr) xmlFreeDoc(context->myDoc);
        xmlFreeParserCtxt(context);
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    std::int64_t line() {
        if (context->input != nullptr) last_line = context->input->line;
        return last_line + lines_before;
    }

    std::string_view end_reason() const {
        if (depth > 0) return "it ends before its elements do";
        return has_root ? "something stands behind its last element" : "no XML";
    }

    void break_off(std::string_view reason) {
        if (!broken) broken = XmlTrouble{line(), std::string{reason}};
        xmlStopParser(context);
    }

    void parse(std::string_view text, bool is_end) {
        if (broken) return;
        xmlParseChunk(context, text.data(), static_cast<int>(text.size()), is_end ? 1 : 0);
        if (context->instate == XML_PARSER_EOF && !is_end) break_off("not well-formed XML");
        if (broken || context->input == nullptr) return;
        const auto* from = context->input->cur;
        const auto* end = context->input->end;
        const auto waits = static_cast<std::size_t>(end - from);
        const bool dense = waits > kLongTag && std::count(from, end, '=') > kMostEquals;
        if (waits > longest || dense) break_off("a tag or a comment that does not end");
    }

    void start(XmlElement head) {
        if (!open.empty()) {
            head.at = open.back()->text.size();
            cost += sizeof(XmlElement);
            if (is_too_long()) return;
            auto& siblings = open.back()->children;
            siblings.push_back(std::move(head));
            open.push_back(&siblings.back());
        } else if (taker.wants(head)) {
            found = Found{std::move(head), {}, {}};
            cost = 0;
            wanted_depth = depth;
            open.push_back(&found.element);
        }
    }

    void end() {
        if (!open.empty() && depth == wanted_depth) {
            open.clear();
            done.push_back(std::move(found));
        } else if (!open.empty() && !is_too_long()) {
            open.pop_back();
        }
    }

    /// Counts against the limit. Over it, what was read is given up, and only the end is waited
    /// for.
    bool is_too_long() {
        if (found.fault.empty() && cost > longest)
            found.fault = fmt::format("longer than {} bytes", longest);
        if (found.fault.empty()) return false;
        found.element.text.clear();
        found.element.children.clear();
        open.resize(1);
        return true;
    }

    static Parser& of(void* self) { return *static_cast<Parser*>(self); }

    static void on_start(void* self, const xmlChar* name, const xmlChar* /*prefix*/,
                         const xmlChar* space, int /*spaces*/, const xmlChar** /*names*/, int count,
                         int /*defaulted*/, const xmlChar** attributes) {
        auto& parser = of(self);
        parser.context->wellFormed = 1;
        parser.has_root = true;
        if (++parser.depth > kDeepest) return parser.break_off("elements more than 256 deep");
        if (count > kMostAttributes) return parser.break_off("more than 256 attributes");
        XmlElement head;
        head.space = view(space);
        head.name = view(name);
        head.line = parser.line();
        for (int i = 0; i < count; ++i) {
            const auto* const* one = attributes + std::ptrdiff_t{i} * 5;
            const auto* const value = reinterpret_cast<const char*>(one[3]);
            const auto* const value_end = reinterpret_cast<const char*>(one[4]);
            head.attributes.push_back(
                {std::string{view(one[2])}, std::string{view(one[0])}, {value, value_end}});
            parser.cost += sizeof(XmlAttribute) + head.attributes.back().value.size();
        }
        parser.start(std::move(head));
    }

    static void on_end(void* self, const xmlChar* /*name*/, const xmlChar* /*prefix*/,
                       const xmlChar* /*space*/) {
        auto& parser = of(self);
        parser.context->wellFormed = 1;
        if (parser.broken) return;
        parser.end();
        --parser.depth;
    }

    static void on_text(void* self, const xmlChar* text, int bytes) {
        auto& parser = of(self);
        // libxml2 leaves out all entities behind an error: what could be mended is none.
        parser.context->wellFormed = 1;
        if (parser.open.empty() || parser.broken) return;
        parser.cost += static_cast<std::size_t>(bytes);
        if (parser.is_too_long()) return;
        parser.open.back()->text.append(reinterpret_cast<const char*>(text),
                                        static_cast<std::size_t>(bytes));
    }

    /// The entities of HTML, which feeds use without declaring them.
    static xmlEntityPtr on_entity(void* self, const xmlChar* name) {
        auto& parser = of(self);
        // Of such a one libxml2 takes only the first byte into an attribute.
        if (parser.context->instate == XML_PARSER_ATTRIBUTE_VALUE) return nullptr;
        const auto* const known = htmlEntityLookup(name);
        if (known == nullptr) return nullptr;
        parser.entity_text.clear();
        append_utf8(parser.entity_text, known->value);
        parser.entity = {};
        parser.entity.type = XML_ENTITY_DECL;
        parser.entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
        parser.entity.name = BAD_CAST known->name;
        parser.entity.content = BAD_CAST parser.entity_text.data();
        parser.entity.length = static_cast<int>(parser.entity_text.size());
        return &parser.entity;
    }

    static void on_error(void* self, xmlErrorPtr error) {
        auto& parser = of(self);
        if (parser.broken || is_harmless(*error)) return;
        if (error->code == XML_ERR_DOCUMENT_END) return parser.break_off(parser.end_reason());
        if (!is_loose_text(error->code)) return parser.break_off(reason_of(error->code));
        if (parser.context->instate != XML_PARSER_ATTRIBUTE_VALUE) {
            return parser.keep_loose_text(error->code);
        }
        if (!parser.open.empty() && !parser.found.damage) {
            parser.found.damage = XmlTrouble{
                parser.line(), "a lone \"&\" in an attribute: some of its value is lost"};
        }
    }

    /// Takes as text what libxml2 is about to pass over: a lone `&`, an unknown entity, or all up
    /// to a `]]>` that ends nothing.
    void keep_loose_text(int code) {
        if (open.empty() || !found.fault.empty()) return;
        const auto* const base = context->input->base;
        const auto* const cur = context->input->cur;
        const std::string_view before{reinterpret_cast<const char*>(base),
                                      static_cast<std::size_t>(cur - base)};
        const std::string_view ahead{reinterpret_cast<const char*>(cur),
                                     static_cast<std::size_t>(context->input->end - cur)};
        auto& text = open.back()->text;
        if (code == XML_ERR_MISPLACED_CDATA_END) {
            const auto end = std::min(ahead.find("]]>"), ahead.size());
            if (end > 0) text.append(ahead.substr(0, end)).push_back(']');
            cost += end;
        } else if (const auto sign = before.rfind('&'); sign != std::string_view::npos) {
            const bool is_start_tag = code == XML_ERR_NAME_REQUIRED && sign + 1 != before.size();
            if (!is_start_tag) text += before.substr(sign);
        }
    }

    std::size_t longest;
    XmlTaker& taker;
    xmlSAXHandler sax{};
    xmlParserCtxtPtr context = nullptr;
    bool has_root = false;
    std::size_t depth = 0;
    std::size_t wanted_depth = 0;
    std::size_t cost = 0;           ///< bytes of the wanted element
    std::vector<XmlElement*> open;  ///< the wanted element and what is open in it
    Found found;                    ///< the wanted element that is being read
    std::vector<Found> done;
    std::optional<XmlTrouble> broken;
    std::int64_t last_line = 1;
    std::int64_t lines_before = 0;  ///< blank ones before the XML begins
    xmlEntity entity{};
    std::string entity_text;
};

XmlInput::XmlInput(std::size_t longest_element, std::string_view encoding, XmlTaker& taker)
    : encoding_{encoding}, parser_{std::make_unique<Parser>(longest_element, taker)} {}
XmlInput::~XmlInput() = default;

const std::optional<XmlTrouble>& XmlInput::broken() const {
    return parser_->broken;
}

/// Tells the encoding; white space that stands before the XML is left out.
Result<> XmlInput::begin() {
    const auto declared = encoding_.empty() ? declared_encoding(trim(begin_)) : encoding_;
    decoder_ = std::make_unique<TextDecoder>(declared);
    auto text = decoder_->feed(begin_);
    const auto blank = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    parser_->lines_before = std::count(text.data(), text.data() + blank, '\n');
    text.erase(0, blank);
    begin_.clear();
    return parse(std::move(text));
}

Result<> XmlInput::feed(std::string_view piece) {
    if (parser_->context == nullptr) return fail(Code::internal, "no memory for an XML parser");
    if (decoder_) return parse(decoder_->feed(piece));
    begin_ += piece;
    return begin_.size() < kLongestProlog ? Result<>{} : begin();
}

Result<> XmlInput::finish() {
    if (parser_->context == nullptr) return fail(Code::internal, "no memory for an XML parser");
    if (!decoder_) QS_CHECK(begin());
    QS_CHECK(parse(decoder_->finish()));
    parser_->parse({}, true);
    if (!parser_->broken && (parser_->depth > 0 || !parser_->has_root))
        parser_->break_off(parser_->end_reason());
    return give();
}

Result<> XmlInput::parse(std::string text) {
    blank_controls(text);
    for (std::string_view rest{text}; !rest.empty() && !parser_->broken;) {
        const auto piece = rest.substr(0, kPiece);
        parser_->parse(piece, false);
        rest.remove_prefix(piece.size());
        QS_CHECK(give());
    }
    return {};
}

Result<> XmlInput::give() {
    const auto found = std::exchange(parser_->done, {});
    for (const auto& one : found)
        QS_CHECK(parser_->taker.take(one.element, one.fault, one.damage));
    return {};
}

}  // namespace quisait
