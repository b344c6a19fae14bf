// quisait-sample: writes a company that does not exist, for trying out, tests and benchmarks.
#include <iostream>

#include <CLI/CLI.hpp>

#include "tests/sample/sample.h"

namespace quisait::sample {
namespace {

int report(const Error& error) {
    std::cerr << "quisait-sample: " << error.what() << '\n';
    return info(error.code()).exit_status;
}

int run(int argc, char** argv) {
    CLI::App app{"Writes a bilingual company: facts, a chat, a Yammer export, and the truth."};
    Options options;
    std::string folder;
    std::string until = "2026-11-15";
    bool facts_alone = false;
    app.add_option("folder", folder, "where to write; made if it is not there")->required();
    app.add_option("--people", options.size.people, "how many people, 80 unless said");
    app.add_option("--posts", options.size.posts, "how many posts, 3000 unless said");
    app.add_option("--seed", options.size.seed, "another number is another company");
    app.add_option("--until", until, "last day of the company, such as 2026-11-15");
    app.add_flag("--facts-alone", facts_alone, "without the Yammer export");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    const auto day = parse_day(until);
    if (!day) return report(fail(Code::bad_parameter, "--until: {}", day.error().what()));
    options.size.until = *day;
    options.folder = folder;
    options.yammer = !facts_alone;
    const auto written = write_sample(options);
    return written ? 0 : report(written.error());
}

}  // namespace
}  // namespace quisait::sample

int main(int argc, char** argv) {
    try {
        return quisait::sample::run(argc, argv);
    } catch (const std::exception& bug) {
        std::cerr << "quisait-sample: internal error: " << bug.what() << '\n';
        return 1;
    }
}
