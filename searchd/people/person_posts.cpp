#include "searchd/people/person_posts.h"

#include <algorithm>

#include "searchd/index/freshness.h"
#include "searchd/index/ranking.h"

namespace quisait {
namespace {

/// What a post says about its author, before anything is known of its words.
double worth_of(const FoldKey& key, Freshness& freshness) {
    const bool asks = key.kind == static_cast<std::uint8_t>(PostKind::question);
    const bool settled = (key.flags & FoldKey::kAccepted) != 0;
    return (asks ? ranking::kQuestion : 1) * freshness.of(key.day) *
           ranking::endorsement(key.likes, settled);
}

}  // namespace

Xapian::Query posts_by(const KnownPerson& known) {
    std::vector<Xapian::Query> accounts;
    for (const auto& account : known.card.accounts)
        accounts.emplace_back(term(FieldId::author, account));
    const Xapian::Query any{Xapian::Query::OP_OR, accounts.begin(), accounts.end()};
    return {Xapian::Query::OP_SCALE_WEIGHT, any, 0.0};
}

Result<std::vector<OwnPost>> posts_of(const PlanContext& context, const KnownPerson& known) {
    std::vector<OwnPost> posts;
    QS_TRY([[maybe_unused]] const auto end,
           fold_matches(context.view, posts_by(known), context.until, [&](const Match& match) {
               if (match.key.kind == kProfileKind) return;
               posts.push_back({match.document, match.created});
           }));
    std::sort(posts.begin(), posts.end(), [](const OwnPost& a, const OwnPost& b) {
        return a.created != b.created ? a.created > b.created : a.document > b.document;
    });
    return posts;
}

std::vector<OwnPost> telling_posts(const View& view, std::vector<OwnPost> posts, Instant now,
                                   std::size_t most) {
    if (posts.size() > most) {
        Freshness freshness{now, ranking::kVoteAgeing};
        std::vector<std::pair<double, OwnPost>> valued;
        valued.reserve(posts.size());
        for (const auto& post : posts)
            valued.emplace_back(worth_of(view.key(post.document), freshness), post);
        // Stable: of two alike the newer one, as they come.
        std::stable_sort(valued.begin(), valued.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        posts.clear();
        for (std::size_t i = 0; i < most; ++i)
            posts.push_back(valued[i].second);
    }
    std::sort(posts.begin(), posts.end(), [&](const OwnPost& a, const OwnPost& b) {
        const auto talk_a = view.key(a.document).thread;
        const auto talk_b = view.key(b.document).thread;
        return talk_a != talk_b ? talk_a < talk_b : a.document < b.document;
    });
    return posts;
}

}  // namespace quisait
