#pragma once

#include <vector>

#include "base/result.h"
#include "indexer/accounts.h"
#include "indexer/traces.h"

/// The steps of `forget` that change the store. docs/STORE.md says what is erased.
namespace quisait {

/// What the store has of some accounts.
struct Belongings {
    std::int64_t posts = 0;
    std::int64_t reactions = 0;
    std::int64_t mentions = 0;  ///< other objects that refer to them
};

/// Counts, and adds to `traces` the pieces by which what is left would be found.
Result<Belongings> belongings_of(Database& database, const std::vector<Account>& accounts,
                                 Traces& traces);

/// Erases accounts, their posts, reactions, absences and claims, and takes them out of what
/// others wrote about members, mentions, likes and managers, in one transaction. A source that
/// still has them does not bring them back.
Result<> erase_accounts(Database& database, const std::vector<Account>& accounts,
                        const Traces& traces);

/// Rewrites the store so that no byte of what was erased stays in its files. The index must have
/// reached its seq, and there must be one generation: what older ones need is forgotten.
/// @return locked if a reader holds an old state for over 10 s
Result<> rewrite_store(Database& database);

/// Objects that still belong to the accounts: 0 after erase_accounts().
Result<std::int64_t> left_of(Database& database, const std::vector<Account>& accounts);

}  // namespace quisait
