#pragma once

#include <set>
#include <string>
#include <vector>

#include <xapian.h>

#include "base/time.h"
#include "indexer/analyzer.h"
#include "searchd/index/directory.h"
#include "searchd/index/lexicon.h"
#include "searchd/index/posting_sources.h"
#include "searchd/index/reader.h"
#include "searchd/query/query.h"
#include "searchd/query/synonyms.h"

namespace quisait {

/// The words of a query as the highlighter looks for them.
struct Marks {
    std::set<std::string, std::less<>> words;  ///< folded terms
    std::set<std::string, std::less<>> stems;
    std::vector<std::string> prefixes;

    void add(const Marks& other);
    bool empty() const { return words.empty() && prefixes.empty(); }
};

/// A word, phrase or prefix that is wanted.
struct AskedWord {
    std::string text;       ///< as typed
    Marks marks;            ///< of it alone
    bool required = false;  ///< each match has it
};

/// How the words of a query are joined.
enum class Joining : std::uint8_t {
    all,   ///< posts with all words
    talk,  ///< the same, but some of the words may stand in the title of the talk instead
    any,   ///< posts with at least one: votes for experts
};

/// A query made ready for one view.
struct QueryPlan {
    Xapian::Query query;  ///< empty: nothing is asked
    /// What its words weigh more where they stand near each other; empty: there is nothing to gain.
    /// Apart, for it reads positions: only the best matches are worth that.
    Xapian::Query nearness;
    bool has_words = false;  ///< else all scores are 0
    std::size_t words = 0;   ///< that are wanted
    bool filtered = false;   ///< something but words decides too: a filter, or what is not wanted
    Marks marks;
    std::vector<AskedWord> asked;         ///< of all alternatives
    std::vector<std::string> understood;  ///< its parts as people read them
    std::vector<std::string> notes;
};

/// What a plan is made with.
struct PlanContext {
    const View& view;
    const Directory& directory;
    Stemmer& stemmer;
    const Synonyms* synonyms = nullptr;  ///< null: no word has any
    LexiconCache* lexicons = nullptr;    ///< null: nothing is proposed
    /// When the answer is due: searches end then, phrases match nothing more.
    Deadline until = Deadline::max();
};

/// Makes a query of Xapian from a read one. `filters` are those of the address: values of one
/// field are alternatives, fields are all wanted. Stop words count only where nothing else is
/// asked. The plan refers to the view, which must outlive it.
/// Throws what Xapian throws.
QueryPlan plan_query(const PlanContext& context, const Query& query,
                     const std::vector<Node>& filters, Joining joining);

}  // namespace quisait
