#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "connectors/fact.h"
#include "indexer/sqlite.h"
#include "indexer/store.h"

namespace quisait {

/// The accounts that `forget` erased, as keyed hashes of their ids: so that a source which still
/// has them does not bring them back, while the store does not say who they were.
class Forgotten {
public:
    static Result<Forgotten> read(Database& database);

    bool empty() const { return hashes_.empty(); }
    bool contains(ObjectNo source, std::string_view person) const;

    /// Adds an account, here and in the store; the caller's transaction.
    Result<> add(Database& database, ObjectNo source, std::string_view person);

    /// `fact` without what refers to a forgotten account (mentions, likes, members, managers);
    /// nothing if the fact is about the account itself or was written by it.
    std::optional<Fact> without(ObjectNo source, Fact fact) const;

private:
    std::string hash(ObjectNo source, std::string_view person) const;

    std::string key_;
    std::set<std::pair<ObjectNo, std::string>> hashes_;
};

}  // namespace quisait
