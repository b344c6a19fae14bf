#pragma once

#include <filesystem>
#include <set>

#include "base/result.h"
#include "config/settings.h"
#include "searchd/index/columns.h"
#include "searchd/index/reader.h"

namespace quisait {

/// Decides who is asking and what that person may read: the only maker of Readers.
/// Thread: any; the Readers it makes belong to one thread each.
class Auth {
public:
    /// @return bad_setting if mode none would listen beyond this machine; not_allowed if the
    ///     everyone database holds a post of a space that is not everyone's
    static Result<Auth> create(const Settings& settings);

    /// The reader of mode none: who may read what everybody may read.
    Reader everyone_reader(ColumnCache& columns) const;

private:
    explicit Auth(std::filesystem::path data_folder) : data_folder_{std::move(data_folder)} {}

    std::filesystem::path data_folder_;
};

}  // namespace quisait
