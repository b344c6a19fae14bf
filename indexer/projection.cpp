#include "indexer/projection.h"

#include "base/files.h"
#include "indexer/xapian_guard.h"

namespace quisait {
namespace {

/// Posts of all databases of a generation, profiles left out.
Result<std::int64_t> documents_of(const Generation& generation) {
    std::int64_t documents = 0;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{generation.folder, error}) {
        QS_TRY(const auto count, guarded("counting the index", [&] {
                   const Xapian::Database opened{entry.path().string()};
                   return static_cast<std::int64_t>(opened.get_doccount()) -
                          static_cast<std::int64_t>(opened.get_termfreq("XKprofile"));
               }));
        documents += count;
    }
    return documents;
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
    {
        QS_TRY(auto index, IndexWriter::open(generation));
        QS_TRY([[maybe_unused]] const auto applied, project(store, index, options));
    }
    if (options.stop.stop_requested()) {
        QS_CHECK(remove_tree(generation.folder));
        return fail(Code::stopped, "reindex was stopped; the old index is still served");
    }
    QS_TRY(const auto documents, documents_of(generation));
    QS_TRY(const auto counts, store.counts());
    if (documents != counts.indexable_posts) {
        return fail(Code::index_broken,
                    "the new generation has {} posts, the store {}; the old one is still served",
                    documents, counts.indexable_posts);
    }
    QS_CHECK(make_current(data_folder, generation));
    return generation;
}

}  // namespace quisait
