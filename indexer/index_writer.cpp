#include "indexer/index_writer.h"

#include <charconv>

#include "base/files.h"
#include "indexer/document.h"
#include "indexer/schema.h"
#include "indexer/xapian_guard.h"

namespace quisait {
namespace {

Seq number_of(const std::string& text) {
    Seq number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Makes an empty database under another name first: a reader that finds the folder can open it,
/// whenever this process ends.
void make_database(const std::filesystem::path& folder) {
    const auto beside = folder.parent_path() / ("new-" + folder.filename().string());
    std::error_code error;
    std::filesystem::remove_all(beside, error);
    if (!error) Xapian::WritableDatabase{beside.string(), Xapian::DB_CREATE}.close();
    if (!error) std::filesystem::rename(beside, folder, error);
    // Every caller stands in guarded(), which turns it into an Error like the others of Xapian.
    if (error) throw Xapian::DatabaseCreateError(folder.string(), error.value());
}

}  // namespace

Result<Seq> reached_seq(const Generation& generation) {
    return guarded("opening the index", [&] {
        const Xapian::Database opened{generation.database(kEveryone).string()};
        return number_of(opened.get_metadata("seq"));
    });
}

IndexWriter::IndexWriter(Generation generation)
    : generation_{std::move(generation)}, stemmer_{std::make_unique<Stemmer>()} {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

Xapian::WritableDatabase& IndexWriter::database(AudienceNo audience) {
    const auto found = open_.find(audience);
    if (found != open_.end()) return found->second;
    const auto folder = generation_.database(audience);
    if (!std::filesystem::exists(folder)) make_database(folder);
    Xapian::WritableDatabase opened{folder.string(), Xapian::DB_OPEN};
    opened.begin_transaction();
    return open_.emplace(audience, std::move(opened)).first->second;
}

bool IndexWriter::exists(AudienceNo audience) const {
    if (audience == kNobody) return false;
    return open_.contains(audience) || std::filesystem::exists(generation_.database(audience));
}

Result<IndexWriter> IndexWriter::open(const Generation& generation) {
    QS_CHECK(make_folder(generation.folder));
    IndexWriter writer{generation};
    QS_TRY(const auto schema, guarded("opening the index", [&] {
               auto& everyone = writer.database(kEveryone);
               auto version = everyone.get_metadata("schema");
               writer.reached_ = number_of(everyone.get_metadata("seq"));
               if (version.empty()) {
                   // At once, so that a reader knows what it opens before the first batch.
                   everyone.set_metadata("schema", std::to_string(kSchemaVersion));
                   everyone.commit_transaction();
                   everyone.begin_transaction();
               }
               return version;
           }));
    if (!schema.empty() && number_of(schema) != kSchemaVersion) {
        return Error{
            Code::bad_setting,
            fmt::format("the index has schema {}, this program writes {}", schema, kSchemaVersion),
            "Run quisait-indexer reindex."};
    }
    return writer;
}

void IndexWriter::apply_one(const IndexChange& change) {
    switch (change.kind) {
        case IndexChange::Kind::removed:
            // A database that was never made holds nothing to remove.
            if (exists(change.audience)) {
                database(change.audience).delete_document(term(FieldId::id, change.id));
            }
            return;
        case IndexChange::Kind::profile:
            if (change.person->person.bot) {
                database(kEveryone).delete_document(term(FieldId::id, change.id));
            } else {
                database(kEveryone).replace_document(term(FieldId::id, change.id),
                                                     make_profile(*change.person, *stemmer_));
            }
            return;
        case IndexChange::Kind::post:
            if (change.audience == kNobody) return;
            database(change.audience)
                .replace_document(term(FieldId::id, change.id),
                                  make_document(*change.post, *stemmer_));
            return;
    }
}

void IndexWriter::commit(Seq seq) {
    for (auto& [audience, opened] : open_) {
        if (audience == kEveryone) continue;
        opened.commit_transaction();
        opened.begin_transaction();
    }
    auto& everyone = database(kEveryone);
    everyone.set_metadata("seq", std::to_string(seq));
    everyone.commit_transaction();
    everyone.begin_transaction();
}

Result<> IndexWriter::apply(std::span<const IndexChange> changes) {
    if (changes.empty()) return {};
    QS_CHECK(guarded("writing the index", [&] {
        for (const auto& change : changes)
            apply_one(change);
        commit(changes.back().seq);
    }));
    reached_ = changes.back().seq;
    return {};
}

}  // namespace quisait
