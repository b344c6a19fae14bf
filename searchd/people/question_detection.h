#pragma once

#include <string_view>

namespace quisait {

/// True if a post asks its readers something, in French or English: a sentence that ends with a
/// question mark in the title or near the beginning or the end of the text, or one that opens as
/// questions do ("est-ce que", "does anyone"). Quoted lines, code and web addresses do not ask.
/// Both texts are valid UTF-8. Linear in their length, of which the beginning is looked at.
bool is_question(std::string_view title, std::string_view text);

}  // namespace quisait
