#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/sample/output_file.h"
#include "tests/sample/talk.h"

namespace quisait::sample {

/// What is so, whatever the sources say: who is an expert of what, who is who, who may read what,
/// which answers were accepted. One JSON file, truth.json, which tests alone read; ids are full
/// ("network:7"). docs/TESTING.md has its members.
class TruthWriter {
public:
    static Result<TruthWriter> create(const std::filesystem::path& folder);

    Result<> begin(const Company& company, const Places& places);
    Result<> take(const Talk& talk);
    Result<> end();

private:
    struct Counts {
        std::int64_t posts = 0;    ///< that were not deleted
        std::int64_t open = 0;     ///< of these, which everybody may read
        std::int64_t deleted = 0;  ///< in all
        std::int64_t edited = 0;
        std::array<std::int64_t, kWrote> wrote{};
    };

    explicit TruthWriter(OutputFile file) : file_{std::move(file)} {}
    std::string counts_of(Source source) const;

    OutputFile file_;
    std::array<Counts, kSources> counts_;
    std::map<std::string, std::int64_t> posts_of_space_;
    std::vector<std::string> deleted_;
    bool first_accepted_ = true;
};

}  // namespace quisait::sample
