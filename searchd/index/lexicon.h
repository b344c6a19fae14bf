#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>

#include "searchd/index/first_posts.h"
#include "searchd/index/reader.h"

namespace quisait {

/// Words in the order of their bytes, each with the number of documents that have it: 8 bytes and
/// its letters a word.
class WordList {
public:
    struct Word {
        std::string_view text;  ///< lives as long as the list
        std::uint32_t frequency = 0;
    };

    /// `word` must come after all that are there.
    void add(std::string_view word, std::uint32_t frequency);
    std::size_t size() const { return rows_.size(); }
    Word at(std::size_t index) const;
    /// The words that begin with `prefix`: from the first number to before the second.
    std::pair<std::size_t, std::size_t> beginning_with(std::string_view prefix) const;
    void shrink();

private:
    struct Row {
        std::uint32_t begin;
        std::uint32_t frequency;
    };
    std::string letters_;
    std::vector<Row> rows_;
};

/// The words of one database at one revision, folded, as far as they are worth to be proposed:
/// none with a sign or a digit among the plain ones, none that is rare in a large database.
struct Lexicon {
    WordList words;   ///< of all texts
    WordList titles;  ///< of titles; compounds too
    WordList tags;
    std::size_t walked = 0;  ///< terms that were read to make it

    /// Walks over all terms. Throws what Xapian throws.
    static Lexicon read(const Xapian::Database& database);
};

/// The lexicons of the databases of a view. Words of them are views that live as long as this.
using Lexicons = std::vector<std::shared_ptr<const Lexicon>>;

/// The lexicons of databases, shared by all workers, like their columns
/// (docs/decisions/0003-shared-columns.md). Reading one costs time that grows with the database,
/// so that of a large one may be some seconds behind: what is proposed from it must be looked up
/// in the view. Thread: any.
class LexiconCache {
public:
    /// The lexicon of each database of a view. Throws what Xapian throws.
    Lexicons of(const View& view);
    /// A folded word as most of the first posts of the view write it that have it, in lower case:
    /// "équipe" for "equipe". Reads a few posts once and keeps the answer.
    /// Throws what Xapian throws.
    std::string written(const View& view, const std::string& word);
    FirstPostsCache& first_posts() { return first_posts_; }

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Kept {
        std::shared_ptr<const Lexicon> lexicon;
        Xapian::rev revision = 0;
        Moment good_until;
        Moment asked;
        std::unordered_map<std::string, std::string> written;
    };

    std::shared_ptr<const Lexicon> of(const Xapian::Database& database);
    std::shared_ptr<const Lexicon> still_good(const std::string& uuid, Xapian::rev revision,
                                              bool& newest);
    void keep(const std::string& uuid, Xapian::rev revision,
              const std::shared_ptr<const Lexicon>& lexicon);

    std::mutex mutex_;
    std::mutex reading_;  ///< held by who reads a lexicon; taken before mutex_
    FirstPostsCache first_posts_;
    std::map<std::string, Kept> kept_;  ///< by the uuid of the database
};

}  // namespace quisait
