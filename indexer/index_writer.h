#pragma once

#include <map>
#include <memory>
#include <span>

#include <xapian.h>

#include "base/result.h"
#include "indexer/analyzer.h"
#include "indexer/generations.h"
#include "indexer/store.h"

namespace quisait {

/// The seq that a generation has reached, without opening it for writing.
/// @return index_broken, no_such_thing
Result<Seq> reached_seq(const Generation& generation);

/// Writes one generation: a database for each audience. Thread: one; process: one.
class IndexWriter {
public:
    /// Opens or makes the everyone database.
    /// @return locked, index_broken, or bad_setting for an index of another kSchemaVersion
    static Result<IndexWriter> open(const Generation& generation);

    /// The seq up to which the generation holds the store.
    Seq reached() const { return reached_; }

    /// Applies changes in order and commits them with the seq of the last, each database in one
    /// transaction, the everyone database last: its seq counts, so that after a crash the whole
    /// batch is applied again, which changes nothing that is there already.
    Result<> apply(std::span<const IndexChange> changes);

    IndexWriter(IndexWriter&&) noexcept;
    IndexWriter& operator=(IndexWriter&&) noexcept;
    IndexWriter(const IndexWriter&) = delete;
    IndexWriter& operator=(const IndexWriter&) = delete;
    ~IndexWriter();

private:
    explicit IndexWriter(Generation generation);
    Xapian::WritableDatabase& database(AudienceNo audience);
    bool exists(AudienceNo audience) const;
    void apply_one(const IndexChange& change);
    void commit(Seq seq);

    Generation generation_;
    std::map<AudienceNo, Xapian::WritableDatabase> open_;
    std::unique_ptr<Stemmer> stemmer_;
    Seq reached_ = 0;
};

}  // namespace quisait
