#pragma once

#include <string_view>
#include <vector>

#include "connectors/archive_input.h"
#include "connectors/connector.h"
#include "connectors/csv_input.h"

/// Which files of a Yammer export are there, and what it says about itself.
namespace quisait {

/// The tables of one export: those beside its Messages.csv. When there are several networks in it,
/// each in a folder of its own, they are those of the folder nearest to the top, by name.
class YammerFiles {
public:
    /// @return bad_input if there is no Messages.csv
    static Result<YammerFiles> find(const ArchiveInput& archive);

    /// The entry of a name in lower case, or nullptr.
    const ArchiveEntry* entry(std::string_view name) const;

    /// Reads a table to its end; nothing happens when there is no such file.
    /// @return bad_input if it has no column `key` (empty: none is needed), or what reading or
    /// `take` returned
    Result<> rows(std::string_view name, std::string_view key, std::size_t longest_row,
                  const CsvInput::Taker& take) const;

    /// The web address of the network as Networks.csv has it, or empty.
    Result<std::string> web_address() const;

    /// The kinds of which this export names every object: it was asked for from a day before the
    /// network began, without an end, for all models, and its log tells of no error.
    Result<std::vector<ObjectKind>> whole_kinds() const;

private:
    explicit YammerFiles(const ArchiveInput& archive) : archive_{&archive} {}
    Result<std::string> small_text(std::string_view name) const;
    Result<bool> reaches_back() const;

    const ArchiveInput* archive_;
    std::vector<const ArchiveEntry*> entries_;
};

}  // namespace quisait
