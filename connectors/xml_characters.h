#pragma once

#include <string_view>

#include <libxml/xmlstring.h>

namespace quisait {

/// A text of libxml2; of none the empty one.
inline std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

}  // namespace quisait
