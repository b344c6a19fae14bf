#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/index/first_posts.h"
#include "searchd/suggest/suggest_parts.h"

namespace quisait {

/// Tells whether words have posts together with all that stands before the part that is typed.
/// The first posts of what stands before are found once; a word is then looked up among them by
/// skipping, which spares a search for each word. Throws what Xapian throws.
class Together {
public:
    /// `context` has lexicons.
    explicit Together(const SuggestContext& context);

    /// @param asked  a term. False too where telling would take too long.
    bool has_posts(const std::string& asked);

private:
    bool is_among_first(std::size_t part, const std::string& asked) const;
    bool has_any(std::size_t part, const std::string& asked) const;
    bool has_by_search(const std::string& asked);

    const SuggestContext& context_;
    Query before_;  ///< without parts: nothing stands before
    std::vector<FirstPosts> first_;
    int searches_ = 0;
};

}  // namespace quisait
