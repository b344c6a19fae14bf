#include "tests/bench/bare_index.h"

#include <xapian.h>

#include "indexer/xapian_guard.h"

namespace quisait::bench {
namespace {

Xapian::Document document_of(const Post& post, Xapian::TermGenerator& words) {
    Xapian::Document document;
    words.set_document(document);
    words.set_termpos(0);
    if (!post.title.empty()) {
        words.index_text(post.title, 1, "S");
        words.set_termpos(0);
        words.index_text(post.title);
        words.increase_termpos();
    }
    words.index_text(post.body);
    document.add_boolean_term("Q" + post.id);
    document.add_boolean_term("A" + post.author);
    document.add_value(0, post.author);
    document.add_value(1, Xapian::sortable_serialise(
                              static_cast<double>(post.created.time_since_epoch().count())));
    document.set_data(post.title + "\n" + post.body);
    return document;
}

}  // namespace

Result<> index_barely(std::span<const Post> posts, const std::filesystem::path& into) {
    return guarded("indexing barely", [&] {
        Xapian::WritableDatabase database{into.string(), Xapian::DB_CREATE_OR_OVERWRITE};
        Xapian::TermGenerator words;
        words.set_stemmer(Xapian::Stem{"en"});
        for (const auto& post : posts)
            database.add_document(document_of(post, words));
        database.commit();
    });
}

}  // namespace quisait::bench
