#include <algorithm>
#include <array>

#include "connectors/connector.h"

namespace quisait {
namespace {

// clang-format off
constexpr auto kSourceTypes = std::to_array<SourceType>({
    {"facts", read_facts, "Lines of facts (docs/FACTS.md), plain, gzip, xz or zstd."},
    {"yammer_export", read_yammer_export, "The network data export of Yammer (Viva Engage): its ZIP, or its folder."},
    {"wordpress", read_wordpress, "The export of a WordPress blog (WXR 1.0 to 1.2): its file, ZIP or folder."},
});
// clang-format on

}  // namespace

std::span<const SourceType> source_types() {
    return kSourceTypes;
}

const SourceType* find_source_type(std::string_view name) {
    const auto* found = std::find_if(kSourceTypes.begin(), kSourceTypes.end(),
                                     [&](const SourceType& type) { return type.name == name; });
    return found == kSourceTypes.end() ? nullptr : found;
}

}  // namespace quisait
