#include "searchd/post_search.h"

#include <algorithm>
#include <ranges>

#include "searchd/evidence.h"
#include "searchd/facets.h"
#include "searchd/fold_table.h"
#include "searchd/freshness.h"
#include "searchd/ranking.h"

namespace quisait {
namespace {

/// The matches of one talk.
struct Talk {
    double score = -1;
    std::uint32_t created = 0;
    Xapian::docid document = 0;  ///< the best post; 0 before the first
    std::uint32_t matches = 0;
};

/// All that one fold over the matches gives.
struct Folded {
    FoldTable<Talk> talks;
    FacetCounts facets;
    std::int64_t posts = 0;
    FoldEnd end = FoldEnd::all;
};

/// What decides who comes first.
struct Order {
    SortBy sort;
    Instant now;
};

bool is_before(const Talk& a, const Talk& b, SortBy sort) {
    if (sort == SortBy::best && a.score != b.score) return a.score > b.score;
    if (a.created != b.created) return a.created > b.created;
    return a.document > b.document;
}

/// What a match is ranked by: how well it matches, what its readers think of it, how old it is.
double worth_of(const Match& match, Freshness& freshness) {
    const bool settled = (match.key.flags & FoldKey::kAccepted) != 0;
    return match.score * ranking::endorsement(match.key.likes, settled) *
           freshness.of(match.key.day);
}

Result<> fold_posts(const PlanContext& context, const QueryPlan& plan, const Order& order,
                    Deadline deadline, Folded& folded) {
    Freshness freshness{order.now, ranking::kPostAgeing};
    QS_TRY(folded.end, fold_matches(context.view, plan.query, deadline, [&](const Match& match) {
               if (match.key.kind == kProfileKind) return;
               ++folded.posts;
               folded.facets.add(match.key);
               auto& talk = folded.talks.row(match.key.thread);
               ++talk.matches;
               Talk here{worth_of(match, freshness), match.created, match.document, 0};
               if (talk.document == 0 || is_before(here, talk, order.sort)) {
                   here.matches = talk.matches;
                   talk = here;
               }
           }));
    return {};
}

/// The talks of one page, best first. Those of later pages are not copied.
std::vector<Talk> page_of(const Folded& folded, const SearchRequest& request, SortBy sort) {
    const auto total = folded.talks.size();
    const auto from = std::min(static_cast<std::size_t>((request.page - 1) * request.size), total);
    const auto until = std::min(from + static_cast<std::size_t>(request.size), total);
    std::vector<Talk> talks(until);
    std::ranges::partial_sort_copy(
        folded.talks.rows() | std::views::values, talks,
        [&](const Talk& a, const Talk& b) { return is_before(a, b, sort); });
    talks.erase(talks.begin(), talks.begin() + static_cast<std::ptrdiff_t>(from));
    return talks;
}

Result<SearchAnswer> answer_of(const PlanContext& context, const SearchRequest& request,
                               QueryPlan plan, const Folded& folded, SortBy sort) {
    SearchAnswer answer;
    answer.query.understood = std::move(plan.understood);
    answer.query.notes = std::move(plan.notes);
    answer.total = {folded.posts, folded.end == FoldEnd::all};
    answer.threads = static_cast<std::int64_t>(folded.talks.size());
    answer.facets = folded.facets.facets(request.filters);
    for (const auto& talk : page_of(folded, request, sort)) {
        QS_TRY(auto hit, make_hit(context, talk.document, plan.marks));
        hit.more_in_thread = talk.matches - 1;
        answer.hits.push_back(std::move(hit));
    }
    if (folded.end == FoldEnd::deadline) {
        answer.query.notes.emplace_back("the search took too long: this is what it found so far");
    }
    return answer;
}

}  // namespace

Result<SearchAnswer> search_posts(const PlanContext& context, const SearchRequest& request,
                                  Instant now, Deadline deadline) {
    auto answered = guarded("searching posts", [&]() -> Result<SearchAnswer> {
        const auto query = parse_query(request.text);
        auto plan = plan_query(context, query, request.filters, Joining::all);
        const auto sort = plan.has_words ? request.sort : SortBy::newest;
        const Order order{sort, now};
        Folded folded{{}, FacetCounts{context}, 0, FoldEnd::all};
        QS_CHECK(fold_posts(context, plan, order, deadline, folded));
        if (folded.posts == 0 && plan.words > 1 && folded.end == FoldEnd::all) {
            plan = plan_query(context, query, request.filters, Joining::any);
            QS_CHECK(fold_posts(context, plan, order, deadline, folded));
            if (folded.posts > 0) {
                plan.notes.emplace_back("no post has all these words; these have some of them");
            }
        }
        QS_TRY(auto answer, answer_of(context, request, std::move(plan), folded, sort));
        answer.query.text = query.text;
        return answer;
    });
    if (!answered) return std::move(answered).error();
    return *std::move(answered);
}

}  // namespace quisait
