#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "connectors/fact.h"
#include "connectors/xml_input.h"

/// HTML as sources write it. The text of a body is taken from it when it is indexed; here is what
/// stands beside the text. Time and memory are linear in the size.
namespace quisait {

/// What an address in a document stands for: `base` is where the document lies, may be empty.
std::string resolved(std::string_view address, std::string_view base);

/// The web pages that a text links to, each once and with the words between its tags, at most
/// 10,000. `html` is valid UTF-8.
std::vector<Link> links_of_html(std::string_view html, std::string_view base);

/// The words of a short text such as a title, on one line, without tags and entities.
std::string line_of_html(std::string_view html);

/// What is in an element of XHTML, as HTML.
std::string html_of(const XmlElement& element);

}  // namespace quisait
