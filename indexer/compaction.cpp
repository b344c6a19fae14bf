#include "indexer/compaction.h"

#include "indexer/xapian_guard.h"

namespace quisait {

Result<> compact(const Generation& from, const Generation& to) {
    return guarded("compacting the index", [&] {
        for (const auto audience : from.audiences()) {
            Xapian::Database source{from.database(audience).string()};
            if (audience != kEveryone && source.get_doccount() == 0) continue;
            source.compact(to.database(audience).string(), Xapian::DBCOMPACT_NO_RENUMBER);
        }
    });
}

}  // namespace quisait
