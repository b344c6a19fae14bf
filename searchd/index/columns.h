#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "base/result.h"
#include "indexer/analyzer.h"
#include "indexer/schema.h"

namespace quisait {

/// The fold keys of one database at one revision, in memory, by document number: folding reads
/// no document. 32 bytes a post.
class Columns {
public:
    /// In memory only, beside the flags of FoldKey: a talk in which somebody else answered.
    static constexpr std::uint8_t kAnswered = 16;
    /// Likewise: it has tags.
    static constexpr std::uint8_t kTagged = 32;
    /// Likewise: another post of the database has the same words.
    static constexpr std::uint8_t kCopied = 64;

    /// One tag of one document.
    struct Tagging {
        Xapian::docid document;
        std::uint32_t tag;  ///< index of its name
    };

    /// Reads the value slots of all documents. Throws what Xapian throws.
    static Columns read(const Xapian::Database& database);

    /// Documents have numbers below this.
    Xapian::docid end() const { return static_cast<Xapian::docid>(keys_.size()); }
    /// All zero for a number without document.
    const FoldKey& key(Xapian::docid number) const {
        return number < keys_.size() ? keys_[number] : kNone;
    }
    /// Seconds since 1970.
    std::uint32_t created(Xapian::docid number) const {
        return number < created_.size() ? created_[number] : 0;
    }
    /// How many posts an account wrote; profiles do not count.
    std::uint32_t posts_of(std::uint32_t account) const {
        return account < posts_of_.size() ? posts_of_[account] : 0;
    }
    /// In how many different quarters of a year (ranking::kQuarterDays) an account wrote.
    std::uint32_t quarters_of(std::uint32_t account) const {
        return account < quarters_of_.size() ? quarters_of_[account] : 0;
    }
    /// How many posts are in a language; unknown ones are in none.
    std::uint32_t posts_in(Language language) const {
        return posts_in_[static_cast<std::size_t>(language)];
    }
    /// Documents of a talk, in no order; empty for an unknown one.
    std::span<const Xapian::docid> talk(std::uint64_t thread) const;
    /// Empty for a document without tags; ask only those that are kTagged.
    std::span<const Tagging> tags(Xapian::docid number) const;
    /// As it is searched: folded.
    const std::vector<std::string>& tag_names() const { return tag_names_; }
    /// Accounts are below this.
    std::uint32_t accounts() const { return static_cast<std::uint32_t>(posts_of_.size()); }

private:
    static constexpr FoldKey kNone{};
    void count_posts();
    void count_quarters();
    void mark_answered();
    void sort_talks();
    void mark_copies();
    void read_tags(const Xapian::Database& database);

    std::vector<FoldKey> keys_;
    std::vector<std::uint32_t> created_;
    std::vector<std::uint32_t> posts_of_;
    std::vector<std::uint16_t> quarters_of_;
    std::array<std::uint32_t, 3> posts_in_{};  ///< by Language
    std::vector<Xapian::docid> by_talk_;       ///< documents of posts, those of a talk side by side
    std::vector<std::string> tag_names_;
    std::vector<Tagging> taggings_;  ///< by document
};

/// Shared by all workers: a revision is read once. docs/decisions/0003-shared-columns.md says why
/// these are shared pointers.
/// Thread: any.
class ColumnCache {
public:
    /// The columns of `database`, which is one database at one revision, named by `path`.
    std::shared_ptr<const Columns> of(const std::string& path, const Xapian::Database& database);

private:
    struct Kept {
        std::string path;
        std::string uuid;
        Xapian::rev revision = 0;
        std::shared_ptr<const Columns> columns;
    };
    std::mutex mutex_;
    std::vector<Kept> kept_;  ///< the newest last; at most two revisions of a path
};

}  // namespace quisait
