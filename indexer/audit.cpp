#include "indexer/audit.h"

#include <set>

#include "indexer/schema.h"
#include "indexer/xapian_guard.h"

namespace quisait {
namespace {

constexpr std::size_t kMostExamples = 5;

void note(AudienceAudit& result, std::int64_t& count, const std::string& id) {
    ++count;
    if (result.examples.size() < kMostExamples) result.examples.push_back(id);
}

/// Both sides are sorted by bytes, so one walk finds what differs.
void compare(const Xapian::Database& database, const std::vector<std::string>& expected,
             AudienceAudit& result) {
    const std::string prefix{field(FieldId::id).prefix};
    auto at = expected.begin();
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
         ++term) {
        const auto id = (*term).substr(prefix.size());
        while (at != expected.end() && *at < id)
            note(result, result.missing, *at++);
        const bool known = at != expected.end() && *at == id;
        if (known) ++at;
        if (!known || term.get_termfreq() != 1) note(result, result.extra, id);
    }
    while (at != expected.end())
        note(result, result.missing, *at++);
    result.found = database.get_doccount();
}

Result<AudienceAudit> audit_one(StoreReader& store, const Generation& generation,
                                AudienceNo audience) {
    AudienceAudit result;
    result.audience = audience;
    QS_TRY(const auto expected, store.indexed_ids(audience));
    result.expected = static_cast<std::int64_t>(expected.size());
    QS_CHECK(guarded("comparing the index", [&] {
        const auto folder = generation.database(audience);
        const bool there = std::filesystem::exists(folder);
        compare(there ? Xapian::Database{folder.string()} : Xapian::Database{}, expected, result);
    }));
    return result;
}

}  // namespace

Result<std::vector<AudienceAudit>> audit(StoreReader& store, const Generation& generation) {
    const auto there = generation.audiences();
    std::set<AudienceNo> audiences{there.begin(), there.end()};
    audiences.insert(kEveryone);
    QS_TRY(const auto spaces, store.spaces());
    for (const auto& space : spaces) {
        if (space.audience != kNobody) audiences.insert(space.audience);
    }
    std::vector<AudienceAudit> results;
    for (const auto audience : audiences) {
        QS_TRY(auto result, audit_one(store, generation, audience));
        if (result.expected + result.found > 0) results.push_back(std::move(result));
    }
    return results;
}

}  // namespace quisait
