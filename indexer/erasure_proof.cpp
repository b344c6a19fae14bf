#include "indexer/erasure_proof.h"

#include <array>
#include <fstream>
#include <map>

#include "indexer/xapian_guard.h"

namespace quisait {
namespace {

constexpr std::size_t kBlock = 1U << 20U;

std::string_view word_of(Traces::Kind kind) {
    switch (kind) {
        case Traces::Kind::name:
            return "a name";
        case Traces::Kind::address:
            return "an address";
        case Traces::Kind::id:
            return "an id";
        case Traces::Kind::word:
            return "a word";
        case Traces::Kind::text:
            return "a piece of text";
    }
    return "";
}

bool is_personal(Traces::Kind kind) {
    return kind == Traces::Kind::name || kind == Traces::Kind::address;
}

/// Everything that the store says now; ids with the prefix of their source.
constexpr const char* kLiving =
    "SELECT source.name || ':' || post.id, fact FROM post JOIN source ON source.no = post.source"
    " UNION ALL SELECT '', fact FROM space UNION ALL SELECT '', fact FROM grp"
    " UNION ALL SELECT '', fact FROM person UNION ALL SELECT '', fact FROM reaction"
    " UNION ALL SELECT '', fact FROM absence UNION ALL SELECT '', fact FROM claim"
    " UNION ALL SELECT '', name FROM source UNION ALL SELECT '', sql FROM sqlite_master";

class Search {
public:
    explicit Search(const Traces& traces) : traces_{traces}, alive_(traces.size()) {}

    Result<> living_facts(Database& database) {
        QS_TRY(auto* const rows, database.prepare(kLiving));
        for (;;) {
            QS_TRY(const bool row, rows->step());
            if (!row) return {};
            const auto id = rows->text(0);
            traces_.look(rows->text(1), [&](std::size_t piece) {
                alive_[piece] = true;
                if (is_personal(traces_.kind(piece)) && !id.empty()) proof_.named_in.insert(id);
            });
        }
    }

    Result<> living_documents(const Generation& generation) {
        return guarded("reading the index", [&] {
            for (const auto audience : generation.audiences()) {
                const Xapian::Database database{generation.database(audience).string()};
                for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at)
                    mark_alive(database.get_document(*at).get_data());
                for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
                    mark_alive(*term);
            }
        });
    }

    Result<> files(const std::filesystem::path& folder) {
        std::error_code error;
        for (std::filesystem::recursive_directory_iterator entry{folder, error}, end;
             !error && entry != end; entry.increment(error)) {
            if (entry->is_regular_file()) QS_CHECK(file(entry->path()));
        }
        if (error) return fail(Code::io_failed, "reading {}: {}", folder.string(), error.message());
        return {};
    }

    Proof take() {
        proof_.pieces = traces_.size();
        for (const bool alive : alive_)
            proof_.shared += alive ? 1U : 0U;
        return std::move(proof_);
    }

private:
    void mark_alive(const std::string& text) {
        traces_.look(text, [&](std::size_t piece) { alive_[piece] = true; });
    }

    /// In blocks that overlap by the longest piece, so that none is cut.
    Result<> file(const std::filesystem::path& path) {
        std::ifstream input{path, std::ios::binary};
        if (!input) return fail(Code::io_failed, "cannot read {}", path.string());
        std::set<std::size_t> found;
        std::string block;
        std::string next(kBlock, '\0');
        for (;;) {
            input.read(next.data(), static_cast<std::streamsize>(next.size()));
            const auto count = static_cast<std::size_t>(input.gcount());
            if (count == 0) break;
            block.append(next, 0, count);
            proof_.bytes += static_cast<std::int64_t>(count);
            traces_.look(block, [&](std::size_t piece) {
                if (!alive_[piece]) found.insert(piece);
            });
            if (block.size() > Traces::kLongest) block.erase(0, block.size() - Traces::kLongest);
        }
        ++proof_.files;
        for (const auto piece : found) {
            proof_.found.push_back(
                fmt::format("{}: {}", path.string(), word_of(traces_.kind(piece))));
        }
        return {};
    }

    const Traces& traces_;
    std::vector<bool> alive_;
    Proof proof_;
};

}  // namespace

Result<Proof> prove_erased(const std::filesystem::path& data_folder, Database& database,
                           const Generation& generation, const Traces& traces) {
    Search search{traces};
    QS_CHECK(search.living_facts(database));
    QS_CHECK(search.living_documents(generation));
    QS_CHECK(search.files(data_folder));
    return search.take();
}

}  // namespace quisait
