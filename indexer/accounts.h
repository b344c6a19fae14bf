#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "indexer/sqlite.h"
#include "indexer/store.h"

namespace quisait {

/// An account of a source; `person` has only its id if the source never described it.
struct Account {
    ObjectNo source = 0;
    std::string source_name;
    Person person;

    std::string full_id() const { return source_name + ":" + person.id; }
};

/// All accounts of the person whom `who` names, by the full id of one ("yammer:7") or by an
/// address. Accounts of sources in `trusted` are one person when they share an address, unless
/// two of one source do: then it says nothing.
/// @return no_such_thing if the store has nothing of that name
Result<std::vector<Account>> accounts_of(Database& database, const std::set<std::string>& trusted,
                                         const std::string& who);

}  // namespace quisait
