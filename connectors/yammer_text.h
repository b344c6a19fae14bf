#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "connectors/fact.h"
#include "connectors/text_table.h"

/// The small languages inside the cells of a Yammer export.
namespace quisait {

/// A body as people read it. Lists keep what stands there twice, and at most 10,000 entries.
struct YammerBody {
    std::string text;  ///< `[[user:7]]` as @Name
    std::vector<std::string> mentions;
    std::vector<std::string> tags;  ///< words after #
};

/// @param names  of users, by id. The two characters `\n` are a line break in a cell that has no
///     other.
YammerBody read_yammer_body(std::string_view cell, const TextTable& names);

/// `opengraphobject:[ID : URL : title="…" : description="…"]` and `uploadedfile:ID`, by comma.
struct YammerAttachments {
    std::vector<Link> links;
    std::vector<std::string> file_ids;
};
YammerAttachments read_yammer_attachments(std::string_view cell);

}  // namespace quisait
