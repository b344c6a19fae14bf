#pragma once

#include <string>
#include <string_view>

#include "connectors/fact.h"

namespace quisait {

/// The words of a body without its markup, paragraphs as line breaks. Time and memory are linear
/// in the size; what a broken markup cannot give is left out. `body` is valid UTF-8.
std::string plain_text(std::string_view body, Format format);

}  // namespace quisait
