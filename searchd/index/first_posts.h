#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/index/fold.h"

namespace quisait {

/// The first posts of one database of a view that match a query, in their order.
struct FirstPosts {
    std::vector<Xapian::docid> posts;  ///< numbers in that database; at most kMostFirstPosts
    bool all = true;                   ///< there are no others
};
inline constexpr std::size_t kMostFirstPosts = 1024;

/// For each database of the view. At the deadline what was found until then is kept.
/// Throws what Xapian throws.
std::vector<FirstPosts> first_posts(const View& view, const Xapian::Query& query,
                                    Deadline deadline);

/// The first posts of texts that stand before what is being typed: the same for each letter of the
/// last word. Shared by all workers; what was kept of an older revision is not found any more.
/// Thread: any.
class FirstPostsCache {
public:
    std::optional<std::vector<FirstPosts>> find(const View& view, const std::string& text);
    void keep(const View& view, const std::string& text, const std::vector<FirstPosts>& first);

private:
    struct Kept {
        std::string key;
        std::vector<FirstPosts> first;
    };
    std::mutex mutex_;
    std::deque<Kept> kept_;  ///< the newest last
};

}  // namespace quisait
