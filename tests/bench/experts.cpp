#include "searchd/people/experts.h"

#include <iostream>

#include "searchd/index/auth.h"
#include "searchd/index/ranking.h"
#include "searchd/posts/post_search.h"
#include "searchd/query/synonyms.h"
#include "tests/bench/benches.h"
#include "tests/bench/material.h"
#include "tests/bench/meter.h"

namespace quisait::bench {
namespace {

/// The floor: the ten best posts of a query by Xapian, with their data. Nothing else is done.
void best_ten(const View& view, const Xapian::Query& query) {
    Xapian::Enquire enquire{view.database};
    enquire.set_query(query);
    enquire.set_weighting_scheme(
        Xapian::BM25Weight{ranking::kK1, 0, 1, ranking::kB, ranking::kShortestLength});
    const auto best = enquire.get_mset(0, 10);
    std::size_t bytes = 0;
    for (auto hit = best.begin(); hit != best.end(); ++hit)
        bytes += hit.get_document().get_data().size();
    if (bytes == 1) std::cout << ' ';  // so that the reading is not optimised away
}

/// What each way took for one query, the least of all rounds, in ms.
struct Costs {
    double top = 1e9;
    double fold = 1e9;
    double experts = 1e9;
    double search = 1e9;
    std::int64_t matches = 0;
};

template <typename Work>
void keep_least(double& least, Work&& work) {
    const auto begin = thread_cpu();
    work();
    least = std::min(least, (thread_cpu() - begin).count() * 1e3);
}

Result<> measure(const PlanContext& context, const std::string& text, Costs& costs) {
    const auto plan = plan_query(context, parse_query(text), {}, Joining::any);
    const auto now = SystemClock{}.now();
    Result<> failed;
    keep_least(costs.top, [&] { best_ten(context.view, plan.query); });
    keep_least(costs.fold, [&] {
        const auto ranked = rank_people(context, plan, now, 3);
        if (!ranked) {
            failed = ranked.error();
            return;
        }
        costs.matches = ranked->total.count;
    });
    keep_least(costs.experts, [&] {
        const auto found = find_experts(context, {text, {}, 10, 3}, now);
        if (!found) failed = found.error();
    });
    keep_least(costs.search, [&] {
        SearchRequest request;
        request.text = text;
        request.size = 10;
        const auto found = search_posts(context, request, now);
        if (!found) failed = found.error();
    });
    return failed;
}

void print(std::string_view name, const std::vector<Costs>& all, std::int64_t least,
           std::int64_t most) {
    std::vector<double> top, fold, experts, search, ratios;
    for (const auto& one : all) {
        if (one.matches < least || one.matches >= most) continue;
        top.push_back(one.top);
        fold.push_back(one.fold);
        experts.push_back(one.experts);
        search.push_back(one.search);
        ratios.push_back(one.fold / one.top);
    }
    if (top.empty()) return;
    const auto mean = [&](const std::vector<double>& values) {
        return sum_of(values) / static_cast<double>(values.size());
    };
    std::cout << fmt::format(
        "  {:<20}{:>6}{:>11.3f}{:>11.3f}{:>11.3f}{:>11.3f}{:>9.2f}{:>9.2f}{:>9.2f}\n", name,
        top.size(), mean(top), mean(fold), mean(experts), mean(search), sum_of(fold) / sum_of(top),
        quantile(ratios, 0.5), quantile(ratios, 0.95));
}

void print_all(const std::vector<Costs>& all) {
    constexpr std::int64_t kNoBound = 1LL << 60;
    std::cout << "mean CPU ms: top 10 = bare Xapian with data, fold = all people ranked, experts ="
                 " fold and page of 10, search = page of 10 posts\n";
    std::cout << fmt::format("  {:<20}{:>6}{:>11}{:>11}{:>11}{:>11}{:>9}{:>9}{:>9}\n", "matches",
                             "n", "top 10", "fold", "experts", "search", "fold/top", "p50", "p95");
    print("all", all, 0, kNoBound);
    print("below 100", all, 0, 100);
    print("below 1000", all, 100, 1000);
    print("below 10000", all, 1000, 10000);
    print("10000 and more", all, 10000, kNoBound);
}

}  // namespace

Result<> bench_experts(const QueryOptions& options) {
    Settings settings;
    settings.data = options.data;
    settings.address = "127.0.0.1";
    QS_TRY(const auto queries, queries_of(options.data, options.queries, 2));
    QS_TRY(const auto auth, Auth::create(settings));
    ColumnCache columns;
    DirectoryCache directories{options.data, {}};
    QS_TRY(const auto directory, directories.now());
    QS_TRY(const auto synonyms, Synonyms::load({}));
    Stemmer stemmer;
    auto reader = auth.everyone_reader(columns);
    std::vector<Costs> all(queries.size());
    const auto measured = reader.on_one_view([&](const View& view) -> Result<> {
        const PlanContext context{view, *directory, stemmer, &synonyms};
        for (int round = 0; round < options.rounds; ++round) {
            for (std::size_t i = 0; i < queries.size(); ++i)
                QS_CHECK(measure(context, queries[i], all[i]));
        }
        return {};
    });
    if (!measured) return measured.error();
    print_all(all);
    double fold = 0;
    double top = 0;
    for (const auto& one : all) {
        fold += one.fold;
        top += one.top;
    }
    std::cout << fmt::format(
        "expert fold over all matches / top 10, CPU, least of {}: {:.2f}"
        " (aim: 3.00)\n",
        options.rounds, top > 0 ? fold / top : 0);
    return {};
}

}  // namespace quisait::bench
