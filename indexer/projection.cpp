#include "indexer/projection.h"

#include "base/files.h"
#include "indexer/audit.h"

namespace quisait {
namespace {

/// The generation holds exactly what the store says, in every database.
Result<> check_whole(StoreReader& store, const Generation& generation) {
    QS_TRY(const auto results, audit(store, generation));
    for (const auto& one : results) {
        if (one.agrees()) continue;
        return fail(Code::index_broken,
                    "the new generation differs from the store: audience {} has {} documents of"
                    " {}, such as {}; the old one is still served",
                    one.audience, one.found, one.expected, fmt::join(one.examples, ", "));
    }
    return {};
}

Result<> build(StoreReader& store, const Generation& generation, const ProjectionOptions& options) {
    {
        QS_TRY(auto index, IndexWriter::open(generation));
        QS_TRY([[maybe_unused]] const auto applied, project(store, index, options));
    }
    if (options.stop.stop_requested()) {
        return fail(Code::stopped, "reindex was stopped; the old index is still served");
    }
    return check_whole(store, generation);
}

}  // namespace

Result<std::int64_t> project(StoreReader& store, IndexWriter& index,
                             const ProjectionOptions& options) {
    std::int64_t applied = 0;
    for (;;) {
        if (options.stop.stop_requested()) return applied;
        QS_TRY(const auto changes,
               store.changes_after(index.reached(), options.documents_per_commit));
        if (changes.empty()) return applied;
        QS_CHECK(index.apply(changes));
        applied += static_cast<std::int64_t>(changes.size());
        QS_TRY(const auto total, store.last_seq());
        if (options.progress) options.progress(index.reached(), total);
    }
}

Result<Generation> reindex(const std::filesystem::path& data_folder,
                           const ProjectionOptions& options) {
    QS_TRY(auto store, StoreReader::open(data_folder));
    QS_TRY(const auto generation, new_generation(data_folder));
    if (auto built = build(store, generation, options); !built) {
        // The room it takes may be what was missing.
        QS_CHECK(remove_tree(generation.folder));
        return std::move(built).error();
    }
    QS_CHECK(make_current(data_folder, generation));
    return generation;
}

}  // namespace quisait
