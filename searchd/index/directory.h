#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "indexer/store.h"
#include "searchd/answers/results.h"
#include "searchd/index/name_index.h"

namespace quisait {

/// A human being: one or more accounts. Accounts of several sources are one person when they
/// share an e-mail address that both sources are trusted for and that names one account in each;
/// what is ambiguous stays apart.
struct KnownPerson {
    PersonCard card;
    Person profile;  ///< of the first account, gaps filled from the others
    std::string manager;
    std::vector<std::uint32_t> accounts;  ///< numbers
    std::vector<std::pair<Instant, Instant>> absences;
    bool bot = false;
};

/// The names of accounts and spaces at one version of the store. Does not change once made: any
/// thread may read it.
class Directory {
public:
    /// @param trusted  names of sources whose e-mail addresses join accounts
    static Result<Directory> read(StoreReader& store, const std::set<std::string>& trusted);

    /// Person indices are 0 … persons().size() - 1.
    const std::vector<KnownPerson>& persons() const { return persons_; }
    /// @return the index of the person of an account, or nothing for an unknown one
    std::optional<std::uint32_t> person_of(std::uint32_t account) const;
    /// The same, but nothing for a bot: whose posts count for somebody. Asked once a match.
    std::optional<std::uint32_t> writer_of(std::uint32_t account) const {
        if (account >= writer_by_account_.size() || writer_by_account_[account] == 0) return {};
        return writer_by_account_[account] - 1;
    }
    /// By the full id of any of the person's accounts.
    std::optional<std::uint32_t> find_person(std::string_view full_id) const;
    /// People whose name, handle, e-mail address or id is meant by `text`: exact ones alone if
    /// there are any, else those whose name begins so or has all its words; at most 20.
    std::vector<std::uint32_t> people_called(std::string_view text) const;

    /// People who have a skill, own or said of them, with the folded word or stem, by index.
    std::span<const std::uint32_t> people_with_skill(const std::string& word) const;

    /// True for a part of somebody's name or town; `word` is folded. Many are words of the language
    /// too.
    bool is_name_word(const std::string& word) const { return name_words_.contains(word); }

    /// Spaces, readable by `audiences` alone.
    const StoredSpace* find_space(std::string_view full_id) const;
    const StoredSpace* space_of(std::uint32_t number) const;
    /// Spaces of these audiences that `text` means, by id or name; at most 20.
    std::vector<const StoredSpace*> spaces_called(std::string_view text,
                                                  const std::set<AudienceNo>& audiences) const;
    const std::vector<StoredSpace>& spaces() const { return spaces_; }
    /// Spaces whose name has `word`, which is folded; of every audience.
    std::vector<const StoredSpace*> spaces_with_word(const std::string& word) const;

    /// Names and handles of people, by their indices.
    const NameIndex& people_names() const { return people_names_; }
    /// Names of spaces of every audience, by their place in spaces().
    const NameIndex& space_names() const { return space_names_; }

    /// The name of a source by its number; empty if unknown.
    std::string_view source_name(std::uint8_t source) const;

    /// A card, with the absence of `now`.
    PersonCard card(std::uint32_t person, Instant now) const;
    /// For an account without person the id itself is the name.
    PersonRef person_ref(std::string_view full_account_id) const;
    SpaceRef space_ref(std::string_view full_id) const;

private:
    void add_persons(std::vector<StoredPerson> accounts, const std::set<std::string>& trusted);
    void add_spaces(std::vector<StoredSpace> spaces);
    void index_names();
    void index_keys();
    void index_skills();
    void add_absences(const std::vector<StoredAbsence>& absences);

    std::vector<KnownPerson> persons_;
    std::vector<std::string> folded_names_;  ///< by person
    std::unordered_set<std::string> name_words_;
    std::vector<std::uint32_t> person_by_account_;  ///< index + 1; 0 unknown
    std::vector<std::uint32_t> writer_by_account_;  ///< the same, 0 for bots too
    std::unordered_map<std::string, std::uint32_t> person_by_id_;
    /// Hashes of ids, handles and addresses in lower case, sorted.
    std::vector<std::pair<std::size_t, std::uint32_t>> person_by_key_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> people_by_skill_;
    std::vector<StoredSpace> spaces_;
    std::unordered_map<std::string, std::size_t> space_by_id_;
    std::unordered_map<std::uint32_t, std::size_t> space_by_number_;
    std::unordered_multimap<std::string, std::size_t> spaces_by_word_;
    NameIndex people_names_;
    NameIndex space_names_;
    std::vector<std::string> source_names_;
};

/// Keeps the directory of a store fresh; looks at most once a second. Thread: any.
class DirectoryCache {
public:
    DirectoryCache(std::filesystem::path data_folder, std::set<std::string> trusted)
        : data_folder_{std::move(data_folder)}, trusted_{std::move(trusted)} {}

    /// @return the newest directory; the one before if the store cannot be read now; an error if
    ///     there is none yet
    Result<std::shared_ptr<const Directory>> now();

private:
    Result<> renew();

    std::filesystem::path data_folder_;
    std::set<std::string> trusted_;
    std::mutex mutex_;
    std::optional<StoreReader> store_;
    std::int64_t version_ = -1;
    std::chrono::steady_clock::time_point looked_{};
    std::shared_ptr<const Directory> directory_;
};

}  // namespace quisait
