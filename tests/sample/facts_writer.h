#pragma once

#include <array>
#include <filesystem>
#include <vector>

#include "tests/sample/output_file.h"
#include "tests/sample/talk.h"

namespace quisait::sample {

/// The company as lines of facts (docs/FACTS.md): facts.ndjson for the network, chat.ndjson for
/// the chat. An edited post comes twice, a deleted one is followed by its end.
class FactsWriter {
public:
    static Result<FactsWriter> create(const std::filesystem::path& folder);

    /// Groups, people and places: once, before the talks.
    Result<> begin(const Company& company, const Places& places);
    Result<> take(const Talk& talk);
    /// Absences, claims, and that all was named.
    Result<> end(const Company& company);

private:
    explicit FactsWriter(std::vector<OutputFile> files) : files_{std::move(files)} {}
    Result<> put(Source source, Fact fact);

    std::vector<OutputFile> files_;  ///< by Source
    std::array<std::size_t, kSources> unmarked_{};
};

}  // namespace quisait::sample
