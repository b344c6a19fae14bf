#include "searchd/index/first_posts.h"

#include <algorithm>

#include <fmt/format.h>

#include "indexer/schema.h"

namespace quisait {
namespace {

constexpr std::size_t kMostKept = 64;

/// Thrown through Xapian, which stays usable, and caught by first_posts.
struct Enough {};

class CollectingSpy : public Xapian::MatchSpy {
public:
    CollectingSpy(const Columns& columns, std::vector<Xapian::docid>& posts, Deadline deadline)
        : columns_{columns}, posts_{posts}, deadline_{deadline} {}

    void operator()(const Xapian::Document& document, double /*score*/) override {
        const auto number = document.get_docid();
        if (columns_.key(number).kind == kProfileKind) return;
        if (posts_.size() == kMostFirstPosts || std::chrono::steady_clock::now() > deadline_) {
            throw Enough{};
        }
        posts_.push_back(number);
    }

private:
    const Columns& columns_;
    std::vector<Xapian::docid>& posts_;
    Deadline deadline_;
};

/// The databases at their revisions, and the text.
std::string key_of(const View& view, const std::string& text) {
    std::string key;
    for (std::size_t i = 0; i < view.parts.size(); ++i)
        key += fmt::format("{} {}\n", view.uuids[i], view.parts[i].get_revision());
    return key + text;
}

}  // namespace

std::vector<FirstPosts> first_posts(const View& view, const Xapian::Query& query,
                                    Deadline deadline) {
    // Without weight: what only ranks is left out of the search then.
    const Xapian::Query bare{Xapian::Query::OP_SCALE_WEIGHT, query, 0.0};
    std::vector<FirstPosts> all;
    for (std::size_t part = 0; part < view.parts.size(); ++part) {
        auto& first = all.emplace_back();
        const auto documents = view.parts[part].get_doccount();
        if (documents == 0) continue;
        Xapian::Enquire enquire{view.parts[part]};
        enquire.set_query(bare);
        enquire.set_weighting_scheme(Xapian::BoolWeight{});
        CollectingSpy spy{*view.columns[part], first.posts, deadline};
        enquire.add_matchspy(&spy);
        try {
            enquire.get_mset(0, 0, documents);
        } catch (const Enough&) {
            first.all = false;
        }
    }
    return all;
}

std::optional<std::vector<FirstPosts>> FirstPostsCache::find(const View& view,
                                                             const std::string& text) {
    const auto key = key_of(view, text);
    const std::lock_guard lock{mutex_};
    const auto found =
        std::find_if(kept_.begin(), kept_.end(), [&](const Kept& one) { return one.key == key; });
    if (found == kept_.end()) return std::nullopt;
    return found->first;
}

void FirstPostsCache::keep(const View& view, const std::string& text,
                           const std::vector<FirstPosts>& first) {
    auto key = key_of(view, text);
    const std::lock_guard lock{mutex_};
    if (kept_.size() == kMostKept) kept_.pop_front();
    kept_.push_back({std::move(key), first});
}

}  // namespace quisait
