#include "searchd/index/reader.h"

#include "indexer/schema.h"

namespace quisait {

Reader::Reader(std::filesystem::path data_folder, std::set<AudienceNo> audiences,
               ColumnCache& cache)
    : data_folder_{std::move(data_folder)}, cache_{cache} {
    view_.audiences = std::move(audiences);
}

Result<> Reader::open(const Generation& generation) {
    view_.generation = 0;
    view_.database = Xapian::Database{};
    view_.uuids.clear();
    paths_.clear();
    view_.parts.clear();
    revisions_.clear();
    complete_ = true;
    for (const auto audience : view_.audiences) {
        const auto path = generation.database(audience);
        if (audience != kEveryone && !std::filesystem::exists(path)) {
            complete_ = false;  // nobody wrote there yet
            continue;
        }
        Xapian::Database opened{path.string()};
        if (audience == kEveryone &&
            opened.get_metadata("schema") != std::to_string(kSchemaVersion)) {
            return Error{Code::index_broken,
                         fmt::format("the index in {} has schema \"{}\", this program reads {}",
                                     path.string(), opened.get_metadata("schema"), kSchemaVersion),
                         "Run quisait-indexer reindex."};
        }
        view_.database.add_database(opened);
        view_.uuids.push_back(opened.get_uuid());
        paths_.push_back(path.string());
        revisions_.push_back(opened.get_revision());
        view_.parts.push_back(std::move(opened));
    }
    read_columns();
    view_.generation = generation.number;
    return {};
}

void Reader::read_columns() {
    view_.columns.clear();
    for (std::size_t i = 0; i < view_.parts.size(); ++i) {
        revisions_[i] = view_.parts[i].get_revision();
        view_.columns.push_back(cache_.of(paths_[i], view_.parts[i]));
    }
}

Result<> Reader::refresh() {
    const auto current = current_generation(data_folder_);
    if (!current && current.error().code() == Code::no_such_thing) {
        return Error{Code::not_ready, "nothing was indexed yet", "Run quisait-indexer sync."};
    }
    QS_TRY(const auto generation, current);
    auto done = guarded("opening the index", [&]() -> Result<> {
        if (generation.number != view_.generation || !complete_) return open(generation);
        view_.database.reopen();
        for (std::size_t i = 0; i < view_.parts.size(); ++i) {
            if (view_.parts[i].get_revision() == revisions_[i]) continue;
            read_columns();
            break;
        }
        return {};
    });
    if (!done) {
        view_.generation = 0;
        return std::move(done).error();
    }
    if (!*done) return std::move(*done).error();
    return {};
}

}  // namespace quisait
