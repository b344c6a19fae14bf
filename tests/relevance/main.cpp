// quisait-relevance: asks the experts of each topic and says how good the answers are.
#include <algorithm>
#include <iostream>
#include <optional>

#include <CLI/CLI.hpp>

#include "base/files.h"
#include "tests/relevance/asking.h"
#include "tests/relevance/known_items.h"
#include "tests/relevance/tables.h"

namespace quisait::relevance {
namespace {

struct Options {
    std::string data;
    std::string topics;
    std::string judgements;
    std::string split;
    std::string part = "dev";
    std::string run;
    std::string compare;
    std::string write;
    std::string name = "quisait";
    std::string now = "2026-01-01";
    std::int64_t size = 100;
    bool each = false;
    bool posts = false;
    std::string known_items;
    std::int64_t known = 300;
    std::string known_language;
};

/// A file, read by `parse`; an error names the file.
template <typename Parse>
auto parsed(const std::string& path, Parse&& parse) -> decltype(parse(std::string_view{})) {
    QS_TRY(const auto text, read_file(path, kMostBytes));
    auto result = parse(text);
    if (!result) return std::move(result).error().during(path);
    return result;
}

Result<Judgements> judgements_of(const Options& options) {
    QS_TRY(auto judgements, parsed(options.judgements, parse_judgements));
    if (options.split.empty()) return judgements;
    QS_TRY(const auto ids, parsed(options.split, [&](std::string_view text) {
               return parse_part(text, options.part);
           }));
    std::erase_if(judgements, [&](const auto& one) {
        return std::find(ids.begin(), ids.end(), one.first) == ids.end();
    });
    return judgements;
}

Result<Rankings> run_of(const Options& options, const Judgements& judgements) {
    if (!options.run.empty()) return parsed(options.run, parse_run);
    QS_TRY(auto topics, parsed(options.topics, parse_topics));
    std::erase_if(topics, [&](const Topic& one) { return !judgements.contains(one.id); });
    QS_TRY(const auto now, parse_day(options.now));
    const Asking asking{options.data, now, options.size};
    QS_TRY(auto asked, options.posts ? ask_posts(asking, topics) : ask_experts(asking, topics));
    const auto ms = std::chrono::duration<double, std::milli>{asked.cpu}.count();
    std::cout << fmt::format("asked {} topics, {:.2f} ms CPU each\n", topics.size(),
                             ms / static_cast<double>(std::max<std::size_t>(topics.size(), 1)));
    if (asked.stopped > 0) {
        return fail(Code::timed_out, "{} topics met the deadline", asked.stopped);
    }
    return std::move(asked.run);
}

/// Asks for talks by questions that were made from them, kind by kind.
Result<> measure_known_items(const Options& options) {
    QS_TRY(const auto items,
           known_items(options.known_items, options.known, language_of(options.known_language)));
    QS_TRY(const auto now, parse_day(options.now));
    const Asking asking{options.data, now, options.size};
    for (const auto& [name, topics] :
         {std::pair{"titles", &items.titles}, std::pair{"sentences", &items.sentences}}) {
        Judgements judgements;
        for (const auto& topic : *topics)
            judgements[topic.id] = items.judgements.at(topic.id);
        QS_TRY(const auto asked, ask_posts(asking, *topics));
        const auto path = options.write.empty() ? std::string{} : options.write + "-" + name;
        if (!path.empty()) QS_CHECK(replace_file(path, to_text(asked.run, name)));
        const auto values = evaluate(judgements, asked.run);
        if (options.compare.empty()) {
            std::cout << means_table(name, values);
        } else {
            QS_TRY(const auto other, parsed(options.compare + "-" + name, parse_run));
            std::cout << name << '\n' << comparison_table(values, evaluate(judgements, other));
        }
    }
    return {};
}

Result<> measure(const Options& options) {
    QS_TRY(const auto judgements, judgements_of(options));
    QS_TRY(const auto run, run_of(options, judgements));
    if (!options.write.empty()) QS_CHECK(replace_file(options.write, to_text(run, options.name)));
    const auto values = evaluate(judgements, run);
    if (options.each) std::cout << topics_table(values) << '\n';
    if (options.compare.empty()) {
        std::cout << means_table(options.name, values);
        return {};
    }
    QS_TRY(const auto other, parsed(options.compare, parse_run));
    std::cout << comparison_table(values, evaluate(judgements, other));
    return {};
}

int run(int argc, char** argv) {
    CLI::App app{
        "Asks the experts of each topic of an indexed data folder, or takes a run that was"
        " written before, and compares them with judgements."};
    Options options;
    auto* const data = app.add_option("--data", options.data, "indexed data folder");
    auto* const topics = app.add_option("--queries", options.topics, "lines of id TAB text");
    auto* const given = app.add_option("--run", options.run, "a TREC run, instead of asking");
    app.add_option("--qrels", options.judgements, "judgements, TREC form");
    auto* const known = app.add_option("--known-items", options.known_items,
                                       "a file of facts: asks for talks by their titles and words");
    app.add_option("--known", options.known, "questions of each kind")->needs(known);
    app.add_option("--known-language", options.known_language, "only of posts in it")
        ->check(CLI::IsMember({"en", "fr"}))
        ->needs(known);
    auto* const split = app.add_option("--split", options.split, "lines of id TAB part");
    app.add_option("--part", options.part, "the part of --split that counts")->needs(split);
    app.add_option("--compare", options.compare, "another TREC run: differences and their p");
    app.add_option("--write", options.write, "where the run goes, as a TREC run");
    app.add_option("--name", options.name, "of the run");
    app.add_option("--now", options.now, "the day from which the age of posts counts");
    app.add_option("--size", options.size, "people per topic")->check(CLI::Range(1, 100));
    app.add_flag("--posts", options.posts, "asks for talks as /search does, not for people");
    app.add_flag("--each", options.each, "a row for each topic, worst first");
    data->excludes(given);
    topics->needs(data);
    known->needs(data)->excludes(topics);
    app.require_option(2, 0);
    try {
        app.parse(argc, argv);
        if (options.data.empty() && options.run.empty()) {
            throw CLI::RequiredError{"one of --data and --run"};
        }
        if (options.known_items.empty() && options.judgements.empty()) {
            throw CLI::RequiredError{"one of --qrels and --known-items"};
        }
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    const auto measured =
        options.known_items.empty() ? measure(options) : measure_known_items(options);
    if (measured) return 0;
    std::cerr << "quisait-relevance: " << measured.error().what() << '\n';
    return info(measured.error().code()).exit_status;
}

}  // namespace
}  // namespace quisait::relevance

int main(int argc, char** argv) {
    return quisait::relevance::run(argc, argv);
}
