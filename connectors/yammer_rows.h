#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "connectors/csv_input.h"
#include "connectors/fact.h"
#include "connectors/text_table.h"

/// Rows of a Yammer network export as facts: docs/sources/yammer_export.md.
namespace quisait {

/// What rows need to know of other files.
struct YammerIndex {
    TextTable names;   ///< of users, by id
    TextTable groups;  ///< "open" or "closed", by id: those with a row in Groups.csv
    TextTable files;   ///< packed by add_yammer_file
    TextTable edits;   ///< RFC 3339 times of earlier versions, by message id
    std::string web;   ///< address of the network; empty: posts have no address

    /// True when `what` was not asked for lately: so that a sender is not told with each message.
    bool is_news(const std::string& what);

private:
    std::set<std::string> told_;
};

/// "All Company": messages in no group.
inline constexpr std::string_view kYammerAllCompany = "all-company";
/// Read by nobody: what is said to be private in a group that is not known to be.
inline constexpr std::string_view kYammerClosed = "closed";

/// The forms of time that exports were seen with.
Result<Instant> parse_yammer_time(std::string_view text);

Result<Person> yammer_person(const CsvRow& row);
/// Closed unless the row says that it is not private.
Result<Space> yammer_space(const CsvRow& row);

/// Each notes a row of another file. @return false when its table is full
bool add_yammer_name(const CsvRow& row, YammerIndex& index);
bool add_yammer_group(const CsvRow& row, YammerIndex& index);
/// A file that is deleted, or of a conversation, is not noted.
bool add_yammer_file(const CsvRow& row, YammerIndex& index);
bool add_yammer_edit(const CsvRow& row, YammerIndex& index);

/// Facts of one message: its sender and group where no file has them, then the post; or that it is
/// gone, when it is deleted, a draft, or not said to be for more than a few. Empty for a message
/// of the system.
Result<std::vector<Fact>> yammer_message(const CsvRow& row, YammerIndex& index);

}  // namespace quisait
