#pragma once

#include <cstddef>
#include <filesystem>

#include "base/result.h"

/// The measurements, one file each. Each prints what it compares, both sides in one run, and the
/// ratio with what is aimed at; docs/BENCHMARKS.md has what came out.
namespace quisait::bench {

/// Parsing, storing, analysing and indexing against a bare program on the same texts.
struct PipelineOptions {
    std::filesystem::path facts;
    std::size_t posts = 20000;
    int rounds = 3;
};
Result<> bench_pipeline(const PipelineOptions& options);

struct QueryOptions {
    std::filesystem::path data;  ///< indexed
    std::size_t queries = 200;
    int rounds = 5;
};
/// A search over HTTP against the same search in process.
Result<> bench_http(const QueryOptions& options);
/// Experts from all matches against the ten best posts.
Result<> bench_experts(const QueryOptions& options);

/// Suggestions for every letter that is typed against the ten best posts of the whole words.
Result<> bench_suggest(const QueryOptions& options);

/// Legal queries that were made slower step by step (hill climbing from seeded starts), by wall
/// time over HTTP. `queries` is the steps of a climb, `rounds` the climbs.
Result<> bench_worst(const QueryOptions& options);

/// Resident memory of quisait-searchd through searches of all kinds.
Result<> bench_memory(const QueryOptions& options);

/// A search while others hold connections and drip bytes, against the same without them.
struct ClientsOptions {
    std::filesystem::path data;
    std::size_t idle = 200;
    std::size_t dripping = 200;
    std::size_t requests = 1000;  ///< a round
    int rounds = 5;
};
Result<> bench_clients(const ClientsOptions& options);

}  // namespace quisait::bench
