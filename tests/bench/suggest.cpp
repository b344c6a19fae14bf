#include "searchd/suggest/suggest.h"

#include <iostream>

#include "base/text.h"
#include "searchd/index/auth.h"
#include "searchd/index/ranking.h"
#include "searchd/query/synonyms.h"
#include "tests/bench/benches.h"
#include "tests/bench/material.h"
#include "tests/bench/meter.h"

namespace quisait::bench {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kShortestTyped = 2;  ///< letters of the last word

/// A query, and the texts that stand in the box while its last word is typed.
struct Typing {
    std::string query;
    std::vector<std::string> texts;
};

Typing typing_of(const std::string& query) {
    Typing typing{query, {}};
    const auto space = query.rfind(' ');
    const auto begin = space == std::string::npos ? 0 : space + 1;
    for (auto end = begin; end < query.size();) {
        end += first_code_point(std::string_view{query}.substr(end)).bytes;
        const auto text = query.substr(0, end);
        if (count_code_points(text.substr(begin)) >= kShortestTyped) typing.texts.push_back(text);
    }
    return typing;
}

/// The floor: the ten best posts with any of the words, exactly as typed, with their data.
void best_ten(const View& view, const std::string& query) {
    std::vector<Xapian::Query> words;
    for (const auto& token : tokenize(query))
        words.emplace_back(token.term);
    Xapian::Enquire enquire{view.database};
    enquire.set_query({Xapian::Query::OP_OR, words.begin(), words.end()});
    enquire.set_weighting_scheme(
        Xapian::BM25Weight{ranking::kK1, 0, 1, ranking::kB, ranking::kShortestLength});
    const auto best = enquire.get_mset(0, 10);
    std::size_t bytes = 0;
    for (auto hit = best.begin(); hit != best.end(); ++hit)
        bytes += hit.get_document().get_data().size();
    if (bytes == 1) std::cout << ' ';  // so that the reading is not optimised away
}

/// What one query took: each round types it anew, letter by letter, after so many others that
/// nothing is kept of what stands before its last word. CPU ms, the least of all rounds: the top
/// ten, and each text typed.
struct Costs {
    double top = 1e9;
    std::vector<double> suggestions;
};

/// What all took.
struct Taken {
    std::vector<Costs> costs;
    std::vector<double> wall;  ///< ms, each text of each round but the first
    std::size_t found = 0;
};

void measure(const PlanContext& context, const Typing& typing, Costs& costs, Taken& taken,
             bool warm) {
    const auto begin = thread_cpu();
    best_ten(context.view, typing.query);
    costs.top = std::min(costs.top, (thread_cpu() - begin).count() * 1e3);
    costs.suggestions.resize(typing.texts.size(), 1e9);
    for (std::size_t i = 0; i < typing.texts.size(); ++i) {
        const auto wall = Steady::now();
        const auto cpu = thread_cpu();
        const auto found = suggest(context, typing.texts[i], PageLanguage::en);
        costs.suggestions[i] = std::min(costs.suggestions[i], (thread_cpu() - cpu).count() * 1e3);
        if (!warm) continue;
        taken.found += found.size();
        taken.wall.push_back(
            std::chrono::duration<double, std::milli>{Steady::now() - wall}.count());
    }
}

void print(const Taken& taken, int rounds) {
    std::vector<double> top;
    std::vector<double> all;
    double ratio_top = 0;
    for (const auto& one : taken.costs) {
        if (one.suggestions.empty()) continue;
        top.push_back(one.top);
        all.insert(all.end(), one.suggestions.begin(), one.suggestions.end());
        ratio_top += one.top * static_cast<double>(one.suggestions.size());
    }
    const auto mean = [](const std::vector<double>& values) {
        return values.empty() ? 0 : sum_of(values) / static_cast<double>(values.size());
    };
    std::cout << fmt::format(
        "{} queries, {} texts typed, {:.1f} suggestions each\n", top.size(), all.size(),
        taken.wall.empty()
            ? 0
            : static_cast<double>(taken.found) / static_cast<double>(taken.wall.size()));
    std::cout << fmt::format("  top 10 of the whole words, CPU ms: mean {:.3f} p95 {:.3f}\n",
                             mean(top), quantile(top, 0.95));
    std::cout << fmt::format("  suggestions, CPU ms: mean {:.3f} p95 {:.3f}; wall p95 {:.3f}\n",
                             mean(all), quantile(all, 0.95), quantile(taken.wall, 0.95));
    std::cout << fmt::format("suggestions / top 10, CPU, least of {}: {:.2f} (aim: 0.20)\n", rounds,
                             ratio_top > 0 ? sum_of(all) / ratio_top : 0);
}

}  // namespace

Result<> bench_suggest(const QueryOptions& options) {
    Settings settings;
    settings.data = options.data;
    settings.address = "127.0.0.1";
    QS_TRY(const auto queries, queries_of(options.data, options.queries, 4));
    QS_TRY(const auto auth, Auth::create(settings));
    ColumnCache columns;
    LexiconCache lexicons;
    DirectoryCache directories{options.data, {}};
    QS_TRY(const auto directory, directories.now());
    QS_TRY(const auto synonyms, Synonyms::load({}));
    Stemmer stemmer;
    auto reader = auth.everyone_reader(columns);
    Taken taken;
    taken.costs.resize(queries.size());
    QS_CHECK(reader.on_one_view([&](const View& view) -> Result<> {
        const PlanContext context{view, *directory, stemmer, &synonyms, &lexicons};
        const auto begin = thread_cpu();
        lexicons.of(view);
        std::cout << fmt::format("lexicon read in {:.1f} ms CPU\n",
                                 (thread_cpu() - begin).count() * 1e3);
        for (int round = 0; round <= options.rounds; ++round) {
            for (std::size_t i = 0; i < queries.size(); ++i)
                measure(context, typing_of(queries[i]), taken.costs[i], taken, round > 0);
        }
        return {};
    }));
    print(taken, options.rounds);
    return {};
}

}  // namespace quisait::bench
