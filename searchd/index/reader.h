#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "base/result.h"
#include "indexer/generations.h"
#include "indexer/xapian_guard.h"
#include "searchd/index/columns.h"

namespace quisait {

/// What a reader's searches see: some databases as one, at one commit each, with their columns.
/// Document n of database i of k is (n - 1) * k + i + 1 in the whole, as Xapian numbers them.
struct View {
    Xapian::Database database;
    std::vector<std::shared_ptr<const Columns>> columns;  ///< by database
    std::vector<std::string> uuids;                       ///< by database
    std::vector<Xapian::Database> parts;                  ///< each by itself
    std::set<AudienceNo> audiences;
    std::int64_t generation = 0;

    const Columns& columns_of(Xapian::docid document) const {
        return *columns[(document - 1) % columns.size()];
    }
    /// The number of a document of the whole in its own database.
    Xapian::docid number_in_database(Xapian::docid document) const {
        return (document - 1) / static_cast<Xapian::docid>(columns.size()) + 1;
    }
    /// The number in the whole of a document `number` of the database in which `neighbour` is.
    Xapian::docid whole_number(Xapian::docid number, Xapian::docid neighbour) const {
        const auto databases = static_cast<Xapian::docid>(columns.size());
        return (number - 1) * databases + (neighbour - 1) % databases + 1;
    }
    const FoldKey& key(Xapian::docid document) const {
        if (columns.size() == 1) return columns.front()->key(document);  // spares the divisions
        return columns_of(document).key(number_in_database(document));
    }
    /// The same, and not 0, for posts that may be copies of each other.
    std::uint32_t copy_of(const FoldKey& key) const {
        const bool may_be = columns.size() > 1 || (key.flags & Columns::kCopied) != 0;
        return may_be ? key.same : 0;
    }
    /// Whether words are looked for by their stems in a language: not where one post in fifty or
    /// fewer is in it, for its stems find by chance then what is in the other one.
    bool asks_in(Language language) const {
        constexpr std::uint64_t kFew = 1000;
        constexpr std::uint64_t kRare = 50;
        std::uint64_t own = 0;
        std::uint64_t all = 0;
        for (const auto& one : columns) {
            own += one->posts_in(language);
            all += std::uint64_t{one->posts_in(Language::en)} + one->posts_in(Language::fr);
        }
        return all < kFew || own * kRare > all;
    }
    /// How many posts of a talk, by the hash of its id, this reader may read.
    std::size_t posts_of_talk(std::uint64_t thread) const {
        std::size_t posts = 0;
        for (const auto& one : columns)
            posts += one->talk(thread).size();
        return posts;
    }
    /// When a document was created, in seconds since 1970.
    std::uint32_t created(Xapian::docid document) const {
        return columns_of(document).created(number_in_database(document));
    }
};

/// What one person can search: the everyone database and those of the person's audiences. What
/// may not be read is not opened, so nothing can leak from it. The only opener of the index in
/// searchd; only Auth makes one.
/// Thread: Xapian objects share state; one thread uses one Reader and what came out of it.
class Reader {
public:
    /// Runs `search` from its start on one view, the newest. If the writer commits meanwhile
    /// until the view is gone, the whole search runs again, for a page must not mix two views.
    /// @return what search returns, or index_changed when the third try met it too;
    ///     not_ready while nothing was indexed yet
    template <typename Search>
    auto on_one_view(Search&& search) -> decltype(search(std::declval<const View&>())) {
        constexpr int kTries = 3;
        for (int left = kTries; left > 1; --left) {
            QS_CHECK(refresh());
            auto found = search(std::as_const(view_));
            if (found || found.error().code() != Code::index_changed) return found;
        }
        QS_CHECK(refresh());
        return search(std::as_const(view_));
    }

    const std::set<AudienceNo>& audiences() const { return view_.audiences; }

private:
    friend class Auth;

    Reader(std::filesystem::path data_folder, std::set<AudienceNo> audiences, ColumnCache& cache);

    /// Brings the view to the newest commit of the generation that is served now.
    Result<> refresh();
    Result<> open(const Generation& generation);
    void read_columns();

    std::filesystem::path data_folder_;
    ColumnCache& cache_;
    View view_;
    std::vector<std::string> paths_;
    std::vector<Xapian::rev> revisions_;
    bool complete_ = false;  ///< every audience has its database
};

}  // namespace quisait
