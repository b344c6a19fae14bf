// quisait-bench: measures, and prints ratios of what ran side by side.
#include <iostream>

#include <CLI/CLI.hpp>

#include "base/log.h"
#include "tests/bench/benches.h"
#include "tests/bench/material.h"

namespace quisait::bench {
namespace {

struct Options {
    PipelineOptions pipeline;
    QueryOptions query;
    ClientsOptions clients;
    std::string facts;
    std::string into;
    std::size_t posts = 1000000;
    std::size_t persons = 20000;
    std::size_t body = 250;
};

Result<> run_chosen(const CLI::App& app, const Options& options) {
    if (app.got_subcommand("pipeline")) return bench_pipeline(options.pipeline);
    if (app.got_subcommand("http")) return bench_http(options.query);
    if (app.got_subcommand("experts")) return bench_experts(options.query);
    if (app.got_subcommand("suggest")) return bench_suggest(options.query);
    if (app.got_subcommand("worst")) return bench_worst(options.query);
    if (app.got_subcommand("memory")) return bench_memory(options.query);
    if (app.got_subcommand("clients")) return bench_clients(options.clients);
    return multiply(options.facts, options.into, options.posts, options.persons, options.body);
}

void add_query_command(CLI::App& app, const char* name, const char* doc, QueryOptions& options) {
    auto* const command = app.add_subcommand(name, doc);
    command->add_option("--data", options.data, "indexed data folder")->required();
    command->add_option("--queries", options.queries, "how many");
    command->add_option("--rounds", options.rounds, "how often");
}

void add_commands(CLI::App& app, Options& options) {
    auto* const pipeline = app.add_subcommand("pipeline", "indexing against a bare Xapian program");
    pipeline->add_option("--facts", options.pipeline.facts, "lines of facts")->required();
    pipeline->add_option("--posts", options.pipeline.posts, "the first so many");
    pipeline->add_option("--rounds", options.pipeline.rounds, "how often");
    add_query_command(app, "http", "a search over HTTP against one in process", options.query);
    add_query_command(app, "experts", "the expert fold against a top 10", options.query);
    add_query_command(app, "suggest", "suggestions against a top 10", options.query);
    add_query_command(app, "worst", "legal queries made as slow as can be", options.query);
    add_query_command(app, "memory", "resident memory of searchd", options.query);
    auto* const clients = app.add_subcommand("clients", "a search beside many slow clients");
    clients->add_option("--data", options.clients.data, "indexed data folder")->required();
    clients->add_option("--idle", options.clients.idle, "silent keep-alive connections");
    clients->add_option("--dripping", options.clients.dripping, "clients of a byte every 2 s");
    clients->add_option("--requests", options.clients.requests, "in a round");
    clients->add_option("--rounds", options.clients.rounds, "how often");
    auto* const make = app.add_subcommand("multiply", "makes a large network of a small one");
    make->add_option("--facts", options.facts, "lines of facts")->required();
    make->add_option("--into", options.into, "where the lines go")->required();
    make->add_option("--posts", options.posts, "how many");
    make->add_option("--persons", options.persons, "how many")->check(CLI::Range(1, 10000000));
    make->add_option("--body", options.body, "bytes, at most, of a post");
    app.require_subcommand(1);
}

int run(int argc, char** argv) {
    CLI::App app{"Measures, and prints ratios of what ran side by side: docs/BENCHMARKS.md."};
    Options options;
    add_commands(app, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    set_log_level(LogLevel::warning);
    const auto done = run_chosen(app, options);
    if (done) return 0;
    std::cerr << "quisait-bench: " << done.error().what() << '\n';
    return info(done.error().code()).exit_status;
}

}  // namespace
}  // namespace quisait::bench

int main(int argc, char** argv) {
    return quisait::bench::run(argc, argv);
}
