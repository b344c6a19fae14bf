#pragma once

#include <xapian.h>

#include "indexer/analyzer.h"
#include "indexer/store.h"

namespace quisait {

/// The evidence document of a post: docs/INDEX.md has its terms, slots and data.
Xapian::Document make_document(const StoredPost& post, Stemmer& stemmer);

/// That of a person's profile: kind profile, id "person/" and the full id of the account.
Xapian::Document make_profile(const StoredPerson& person, Stemmer& stemmer);

}  // namespace quisait
