#include "searchd/posts/post_search.h"

#include <algorithm>
#include <ranges>
#include <set>

#include "searchd/index/fold_table.h"
#include "searchd/index/freshness.h"
#include "searchd/index/ranking.h"
#include "searchd/posts/evidence.h"
#include "searchd/posts/facets.h"
#include "searchd/posts/hit_reasons.h"
#include "searchd/posts/nearness.h"

namespace quisait {
namespace {

/// The matches of one talk. Small, for half of all talks may match.
struct Talk {
    float score = -1;
    std::uint32_t created = 0;
    Xapian::docid document = 0;  ///< the best post; 0 before the first, and for no hit of its own
    std::uint32_t matches = 0;
    std::uint32_t same = 0;    ///< not 0: talks of the same are one hit
    std::uint32_t copies = 0;  ///< other talks of the same
};

/// All that one fold over the matches gives.
struct Folded {
    FoldTable<Talk> talks;
    FacetCounts facets;
    std::int64_t posts = 0;
    FoldEnd end = FoldEnd::all;
    bool may_repeat = false;  ///< some talks may be copies of others
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

/// Makes `post` the one that stands for its talk if none comes before it.
void put(Talk& talk, Talk post, SortBy sort) {
    if (talk.document != 0 && !is_before(post, talk, sort)) return;
    post.matches = talk.matches;
    talk = post;
}

Result<Folded> fold_posts(const PlanContext& context, const QueryPlan& plan, const Order& order) {
    Folded folded{{}, FacetCounts{context}};
    Freshness freshness{order.now, ranking::kPostAgeing};
    Nearness nearness{context, order.sort == SortBy::best ? plan.nearness : Xapian::Query{}};
    const auto add = [&](const Match& match) {
        if (match.key.kind == kProfileKind) return;
        ++folded.posts;
        folded.facets.add(match);
        auto& talk = folded.talks.row(match.key.thread);
        ++talk.matches;
        const auto worth = worth_of(match, freshness);
        nearness.see(match, worth);
        const auto same = context.view.copy_of(match.key);
        if (same != 0) folded.may_repeat = true;
        put(talk, {static_cast<float>(worth), match.created, match.document, 0, same}, order.sort);
    };
    QS_TRY(folded.end, fold_matches(context.view, plan.query, context.until, add));
    QS_CHECK(nearness.tell([&](const Nearness::Gain& gain) {
        const auto& key = context.view.key(gain.document);
        const Talk nearer{static_cast<float>(gain.worth), context.view.created(gain.document),
                          gain.document, 0, context.view.copy_of(key)};
        put(folded.talks.row(key.thread), nearer, order.sort);
    }));
    return folded;
}

/// True for a value of a facet; a day from which on is none.
bool is_choice(const Node& node) {
    return !facet_of(node.field).empty() && node.operation == "is";
}

/// What the filters of the address choose from.
std::set<FieldId> chosen_fields(const std::vector<Node>& filters) {
    std::set<FieldId> fields;
    for (const auto& node : filters) {
        if (is_choice(node)) fields.insert(node.field);
    }
    return fields;
}

/// Values of one facet are alternatives: where some are chosen, the facet counts what all filters
/// but its own let through.
Result<> recount_chosen(const PlanContext& context, const SearchRequest& request, Joining joining,
                        std::vector<Facet>& facets) {
    for (const auto field : chosen_fields(request.filters)) {
        auto others = request.filters;
        std::erase_if(others,
                      [&](const Node& node) { return node.field == field && is_choice(node); });
        const auto plan =
            plan_query(context, parse_query(request.text, request.ending), others, joining);
        FacetCounts counts{context};
        QS_TRY(const auto end,
               fold_matches(context.view, plan.query, context.until, [&](const Match& match) {
                   if (match.key.kind != kProfileKind) counts.add(match);
               }));
        if (end == FoldEnd::deadline) return {};
        for (auto& wide : counts.facets(request.filters)) {
            const auto narrow = std::ranges::find(facets, wide.name, &Facet::name);
            if (wide.name == facet_of(field)) *narrow = std::move(wide);
        }
    }
    return {};
}

/// Makes talks with the same words one hit, the best of them.
/// @return how many others there were
std::size_t fold_copies(std::vector<std::pair<std::uint64_t, Talk>>& rows, SortBy sort) {
    std::size_t folded = 0;
    FoldTable<std::uint32_t> best;  // row + 1, by words
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        auto& talk = rows[i].second;
        if (talk.same == 0) continue;
        auto& known = best.row(talk.same);
        if (known == 0) {
            known = i + 1;
            continue;
        }
        auto& other = rows[known - 1].second;
        const auto copies = other.copies + 1;
        const bool is_better = is_before(talk, other, sort);
        (is_better ? talk : other).copies = copies;
        (is_better ? other : talk).document = 0;
        if (is_better) known = i + 1;
        ++folded;
    }
    return folded;
}

/// The hits of one page, best first. Those of later pages are not copied.
/// @param total  how many hits there are
std::vector<Talk> page_of(const Folded& folded, std::size_t total, const SearchRequest& request,
                          SortBy sort) {
    const auto from = std::min(static_cast<std::size_t>((request.page - 1) * request.size), total);
    const auto until = std::min(from + static_cast<std::size_t>(request.size), total);
    std::vector<Talk> talks(until);
    std::ranges::partial_sort_copy(
        folded.talks.rows() | std::views::values |
            std::views::filter([](const Talk& talk) { return talk.document != 0; }),
        talks, [&](const Talk& a, const Talk& b) { return is_before(a, b, sort); });
    talks.erase(talks.begin(), talks.begin() + static_cast<std::ptrdiff_t>(from));
    return talks;
}

Result<SearchAnswer> answer_of(const PlanContext& context, const SearchRequest& request,
                               QueryPlan plan, Folded& folded, SortBy sort) {
    SearchAnswer answer;
    answer.query.understood = plan.understood;
    answer.query.notes = std::move(plan.notes);
    answer.total = {folded.posts, folded.end == FoldEnd::all};
    auto hits = folded.talks.size();
    if (folded.may_repeat) hits -= fold_copies(folded.talks.rows(), sort);
    answer.threads = static_cast<std::int64_t>(hits);
    const auto talks = page_of(folded, hits, request, sort);
    answer.facets = folded.facets.facets(request.filters);
    for (const auto& talk : talks) {
        QS_TRY(const auto evidence, Evidence::read(context.view, talk.document));
        auto hit = make_hit(context, evidence, plan.marks, Showing::snippet);
        hit.more_in_thread = talk.matches - 1;
        hit.copies = talk.copies;
        explain(hit, evidence.text("text"), plan, context.stemmer);
        answer.hits.push_back(std::move(hit));
    }
    if (folded.end == FoldEnd::deadline) {
        answer.query.notes.emplace_back(kTookTooLong);
    }
    return answer;
}

}  // namespace

Result<SearchAnswer> search_posts(const PlanContext& context, const SearchRequest& request,
                                  Instant now) {
    auto answered = guarded("searching posts", [&]() -> Result<SearchAnswer> {
        const auto query = parse_query(request.text, request.ending);
        auto joining = Joining::all;
        auto plan = plan_query(context, query, request.filters, joining);
        const Order order{plan.has_words ? request.sort : SortBy::newest, now};
        QS_TRY(auto folded, fold_posts(context, plan, order));
        for (const auto wider : {Joining::talk, Joining::any}) {
            const auto few = wider == Joining::talk ? ranking::kFewTalks : 1;
            if (plan.words < 2 || folded.talks.size() >= few || folded.end != FoldEnd::all) break;
            joining = wider;
            plan = plan_query(context, query, request.filters, joining);
            QS_TRY(folded, fold_posts(context, plan, order));
        }
        if (joining == Joining::any && folded.posts > 0) {
            plan.notes.emplace_back("no post has all these words; these have some of them");
        }
        QS_TRY(auto answer, answer_of(context, request, std::move(plan), folded, order.sort));
        answer.query.text = query.text;
        QS_CHECK(recount_chosen(context, request, joining, answer.facets));
        return answer;
    });
    if (!answered) return std::move(answered).error();
    return *std::move(answered);
}

}  // namespace quisait
