#pragma once

#include <string>

#include "base/result.h"
#include "indexer/sqlite.h"
#include "indexer/store.h"

namespace quisait {

/// The audience of a space: the rules of the space and of all around it, together. Rules that
/// name groups alone are one audience wherever they stand; a rule that names persons is that of
/// its space, so that who comes or goes changes no audience. An unknown space around it, nobody,
/// or a circle is kNobody.
Result<AudienceNo> audience_of(Database& database, ObjectNo source, const std::string& space);

/// Computes the audiences of `space` and of the spaces within it anew. Posts whose audience
/// changed are removed from the old database and have a new seq.
Result<> renew_audiences(Database& database, ObjectNo source, const std::string& space);

/// The next seq.
Result<Seq> next_seq(Database& database);

/// Tells the index to remove a document from the database of `audience`; nobody's is in none.
Result<> record_removed(Database& database, const std::string& full_id, AudienceNo audience);

/// The name of a source.
Result<std::string> source_name(Database& database, ObjectNo source);

}  // namespace quisait
