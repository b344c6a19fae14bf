#include "tests/sample/facts_writer.h"

#include "tests/sample/calendar.h"
#include "tests/sample/profile_facts.h"

namespace quisait::sample {
namespace {

constexpr std::size_t kFactsAMark = 2000;

}  // namespace

Result<FactsWriter> FactsWriter::create(const std::filesystem::path& folder) {
    std::vector<OutputFile> files;
    for (const auto* name : {"facts.ndjson", "chat.ndjson"}) {
        QS_TRY(auto file, OutputFile::create(folder / name));
        files.push_back(std::move(file));
    }
    return FactsWriter{std::move(files)};
}

Result<> FactsWriter::put(Source source, Fact fact) {
    const auto index = static_cast<std::size_t>(source);
    QS_CHECK(files_[index].line(to_line(fact)));
    if (++unmarked_[index] < kFactsAMark) return {};
    unmarked_[index] = 0;
    return files_[index].line(to_line(Mark{}));
}

Result<> FactsWriter::begin(const Company& company, const Places& places) {
    for (const auto source : {Source::network, Source::chat}) {
        for (const auto& group : places.groups[static_cast<std::size_t>(source)])
            QS_CHECK(put(source, group));
        for (std::size_t i = 0; i < company.people.size(); ++i) {
            if (source == Source::chat && !company.people[i].in_chat) continue;
            QS_CHECK(put(source, profile_of(company, source, i)));
        }
        for (const auto& place : places.all)
            if (place.source == source) QS_CHECK(put(source, place.space));
    }
    return {};
}

Result<> FactsWriter::take(const Talk& talk) {
    const auto source = talk.place->source;
    for (const auto& one : talk.posts) {
        if (one.first_body.empty()) {
            QS_CHECK(put(source, one.post));
            continue;
        }
        auto first = one.post;
        first.body = one.first_body;
        first.changed.reset();
        QS_CHECK(put(source, std::move(first)));
    }
    for (const auto& one : talk.posts) {
        if (!one.first_body.empty()) QS_CHECK(put(source, one.post));
        if (one.deleted) QS_CHECK(put(source, Gone{ObjectKind::post, one.post.id}));
    }
    for (const auto& reaction : talk.reactions)
        QS_CHECK(put(source, reaction));
    return {};
}

Result<> FactsWriter::end(const Company& company) {
    for (std::size_t i = 0; i < company.people.size(); ++i) {
        for (auto& absence : absences_of(company, i))
            QS_CHECK(put(Source::network, std::move(absence)));
        for (auto& claim : claims_of(company, i))
            QS_CHECK(put(Source::network, std::move(claim)));
    }
    for (const auto source : {Source::network, Source::chat}) {
        for (const auto kind : {ObjectKind::space, ObjectKind::person, ObjectKind::post})
            QS_CHECK(put(source, Whole{{}, kind}));
        QS_CHECK(files_[static_cast<std::size_t>(source)].line(to_line(Mark{})));
        QS_CHECK(files_[static_cast<std::size_t>(source)].close());
    }
    return {};
}

}  // namespace quisait::sample
