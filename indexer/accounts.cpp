#include "indexer/accounts.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "indexer/forgotten.h"

namespace quisait {
namespace {

Result<std::vector<Account>> all_accounts(Database& database) {
    std::vector<Account> accounts;
    QS_TRY(auto* const rows,
           database.prepare("SELECT source, source.name, fact FROM person JOIN source"
                            " ON source.no = person.source ORDER BY person.no"));
    for (;;) {
        QS_TRY(const bool row, rows->step());
        if (!row) return accounts;
        QS_TRY(auto fact, parse_fact(rows->text(2)));
        accounts.push_back({rows->number(0), rows->text(1), std::get<Person>(std::move(fact))});
    }
}

/// An account that was never described but wrote posts, or that was forgotten: whoever asks again
/// is answered, since the first time may have been cut off.
Result<std::vector<Account>> undescribed(Database& database, const std::string& full_id) {
    std::vector<Account> found;
    const auto colon = full_id.find(':');
    if (colon == std::string::npos) return found;
    Account account;
    account.source_name = full_id.substr(0, colon);
    account.person.id = full_id.substr(colon + 1);
    QS_TRY(
        auto* const row,
        database.prepare("SELECT no, EXISTS (SELECT 1 FROM post WHERE source = no AND author = ?2)"
                         " OR EXISTS (SELECT 1 FROM reaction WHERE source = no AND person = ?2)"
                         " FROM source WHERE name = ?1"));
    row->bind(1, account.source_name).bind(2, account.person.id);
    QS_TRY(const bool there, row->step());
    account.source = there ? row->number(0) : 0;
    const bool wrote = there && row->number(1) != 0;
    row->reset();
    QS_TRY(const auto forgotten, Forgotten::read(database));
    if (wrote || (there && forgotten.contains(account.source, account.person.id))) {
        found.push_back(std::move(account));
    }
    return found;
}

std::set<std::string> addresses_of(const Account& account) {
    std::set<std::string> addresses;
    for (const auto& email : account.person.emails)
        addresses.insert(lower_ascii(trim(email)));
    return addresses;
}

using Owners = std::map<std::string, std::vector<std::size_t>>;

/// Addresses that join accounts, with those who have them.
Owners joining_addresses(const std::vector<Account>& accounts,
                         const std::set<std::string>& trusted) {
    Owners owners;
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        if (!trusted.contains(accounts[i].source_name)) continue;
        for (const auto& address : addresses_of(accounts[i]))
            owners[address].push_back(i);
    }
    std::erase_if(owners, [&](const auto& entry) {
        std::set<ObjectNo> sources;
        for (const auto owner : entry.second)
            sources.insert(accounts[owner].source);
        return sources.size() != entry.second.size();
    });
    return owners;
}

bool is_named(const Account& account, const std::string& who) {
    return account.full_id() == who || addresses_of(account).contains(lower_ascii(trim(who)));
}

}  // namespace

Result<std::vector<Account>> accounts_of(Database& database, const std::set<std::string>& trusted,
                                         const std::string& who) {
    QS_TRY(const auto accounts, all_accounts(database));
    const auto owners = joining_addresses(accounts, trusted);
    std::set<std::size_t> chosen;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        if (is_named(accounts[i], who)) open.push_back(i);
    }
    while (!open.empty()) {
        const auto one = open.back();
        open.pop_back();
        if (!chosen.insert(one).second) continue;
        for (const auto& address : addresses_of(accounts[one])) {
            const auto others = owners.find(address);
            if (others == owners.end()) continue;
            open.insert(open.end(), others->second.begin(), others->second.end());
        }
    }
    std::vector<Account> found;
    for (const auto one : chosen)
        found.push_back(accounts[one]);
    if (!found.empty()) return found;
    QS_TRY(found, undescribed(database, who));
    if (!found.empty()) return found;
    return Error{Code::no_such_thing, fmt::format("nobody in the store is {}", who),
                 "Name the full id of an account, such as yammer:7, or an e-mail address."};
}

}  // namespace quisait
