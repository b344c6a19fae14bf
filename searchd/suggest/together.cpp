#include "searchd/suggest/together.h"

#include <algorithm>

#include "searchd/index/counting.h"

namespace quisait {
namespace {

/// How many first posts of a word are looked at for one that is no profile.
constexpr int kMostProfiles = 16;
/// How many words are searched for that none of the first posts has.
constexpr int kMostSearches = 2;

/// What stands before the last part, in the alternative in which it stands.
Query before_last(const std::string& text) {
    auto query = parse_query(text);
    auto& parts = query.root.kind == NodeKind::any ? query.root.children.back() : query.root;
    if (!parts.children.empty()) parts.children.pop_back();
    Query before;
    before.root = std::move(parts);
    before.root.kind = NodeKind::all;
    return before;
}

}  // namespace

Together::Together(const SuggestContext& context)
    : context_{context}, before_{before_last(context.typed.text)} {
    if (before_.root.children.empty()) return;
    auto& kept = context.plan.lexicons->first_posts();
    if (auto known = kept.find(context.plan.view, context.typed.before)) {
        first_ = *std::move(known);
        return;
    }
    const auto plan = plan_query(context.plan, before_, {}, Joining::all);
    first_ = first_posts(context.plan.view, plan.query, context.plan.until);
    kept.keep(context.plan.view, context.typed.before, first_);
}

bool Together::has_posts(const std::string& asked) {
    const bool restricted = !before_.root.children.empty();
    bool all = true;
    for (std::size_t part = 0; part < context_.plan.view.parts.size(); ++part) {
        const bool found = restricted ? is_among_first(part, asked) : has_any(part, asked);
        if (found) return true;
        all = all && (!restricted || first_[part].all);
    }
    return !all && has_by_search(asked);
}

bool Together::has_by_search(const std::string& asked) {
    if (searches_ == kMostSearches) return false;
    ++searches_;
    const auto plan = plan_query(context_.plan, before_, {}, Joining::all);
    const Xapian::Query both{Xapian::Query::OP_AND, plan.query, Xapian::Query{asked}};
    return count_posts(context_.plan.view, both, 1, context_.plan.until) > 0;
}

bool Together::is_among_first(std::size_t part, const std::string& asked) const {
    const auto& database = context_.plan.view.parts[part];
    const auto& posts = first_[part].posts;
    if (posts.empty()) return false;
    auto at = posts.begin();
    auto post = database.postlist_begin(asked);
    while (post != database.postlist_end(asked)) {
        at = std::lower_bound(at, posts.end(), *post);
        if (at == posts.end()) return false;
        if (*at == *post) return true;
        post.skip_to(*at);
    }
    return false;
}

bool Together::has_any(std::size_t part, const std::string& asked) const {
    const auto& database = context_.plan.view.parts[part];
    auto post = database.postlist_begin(asked);
    for (int i = 0; i < kMostProfiles && post != database.postlist_end(asked); ++i, ++post) {
        if (context_.plan.view.columns[part]->key(*post).kind != kProfileKind) return true;
    }
    return false;
}

}  // namespace quisait
