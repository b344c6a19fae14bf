#include "connectors/markup.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include <libxml/uri.h>

#include "base/text.h"
#include "connectors/html_walk.h"
#include "connectors/xml_characters.h"

namespace quisait {
namespace {

constexpr std::size_t kMostLinks = 10000;
constexpr std::size_t kLongestTitle = 2000;
constexpr std::size_t kLongestAddress = 2048;
constexpr auto kEmpty = std::to_array<std::string_view>({"br", "hr", "img", "input", "wbr"});

bool is_empty_element(std::string_view name) {
    return std::find(kEmpty.begin(), kEmpty.end(), name) != kEmpty.end();
}

/// The links and words of HTML.
class Collector : public HtmlTaker {
public:
    /// @param longest_text  more is not collected
    Collector(std::string_view base, std::size_t longest_text)
        : base_{base}, longest_text_{longest_text} {}

    void start(std::string_view name, const HtmlAttributes& attributes) override {
        if (name == "br" && longest_text_ > 0) text_.push_back(' ');
        if (name != "a" || attributes.empty()) return;
        is_in_link_ = false;
        start_link(trim(attributes.value("href")));
    }

    void end(std::string_view name) override {
        if (name == "a") is_in_link_ = false;
    }

    void text(std::string_view piece) override {
        if (text_.size() < longest_text_) text_ += piece;
        if (is_in_link_ && links_.back().title.size() < kLongestTitle) links_.back().title += piece;
    }

    std::vector<Link> take_links() { return std::move(links_); }
    const std::string& words() const { return text_; }

private:
    void start_link(std::string_view address) {
        if (address.empty() || address.front() == '#' || links_.size() >= kMostLinks) return;
        auto url = resolved(address, base_);
        const bool is_page = url.starts_with("http://") || url.starts_with("https://");
        if (!is_page || !seen_.insert(url).second) return;
        links_.push_back({std::move(url), {}});
        is_in_link_ = true;
    }

    std::string_view base_;
    std::size_t longest_text_;
    std::vector<Link> links_;
    std::set<std::string> seen_;
    bool is_in_link_ = false;
    std::string text_;
};

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
        if (child.children.empty() && child.text.empty() && is_empty_element(child.name)) continue;
        append_inner(html, child);
        html += "</" + child.name + '>';
    }
    append_escaped(html, std::string_view{element.text}.substr(done));
}

}  // namespace

std::string resolved(std::string_view address, std::string_view base) {
    auto plain = clean_line(address);
    if (plain.size() > kLongestAddress || base.size() > kLongestAddress) return {};
    if (base.empty()) return plain;
    const std::unique_ptr<xmlChar, xmlFreeFunc> built{
        xmlBuildURI(BAD_CAST plain.c_str(), BAD_CAST std::string{base}.c_str()), xmlFree};
    return built ? std::string{view(built.get())} : plain;
}

std::vector<Link> links_of_html(std::string_view html, std::string_view base) {
    Collector found{base, 0};
    walk_html(html, found);
    auto links = found.take_links();
    for (auto& link : links)
        link.title = clean_line(link.title);
    return links;
}

std::string line_of_html(std::string_view html) {
    if (html.find_first_of("<&") == std::string_view::npos) return clean_line(html);
    Collector found{{}, kLongestTitle};
    walk_html(html, found);
    return clean_line(found.words());
}

std::string html_of(const XmlElement& element) {
    std::string html;
    append_inner(html, element);
    return html;
}

}  // namespace quisait
