#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "tests/sample/output_file.h"
#include "tests/sample/talk.h"

namespace quisait::sample {

/// The network of the company as a network data export: a folder of CSV files with the header
/// names of docs/sources/yammer_export.md, and the same as a ZIP. It also holds what an export
/// has and the facts have not: system messages, and conversations between two people, which are
/// nobody else's business.
class YammerWriter {
public:
    /// Makes the folder yammer-export in `folder`.
    static Result<YammerWriter> create(const std::filesystem::path& folder);

    Result<> begin(const Company& company, const Places& places);
    /// Talks of the chat are left out.
    Result<> take(const Company& company, const Talk& talk);
    /// Closes the files and packs them into yammer-export.zip.
    Result<> end(const Company& company);

private:
    explicit YammerWriter(std::filesystem::path folder) : folder_{std::move(folder)} {}
    Result<> open(std::string_view name, std::string_view header);
    Result<> row(std::string_view name, std::vector<std::string> cells);
    Result<> write_users(const Company& company);
    Result<> write_message(const Company& company, const Talk& talk, const SamplePost& one);
    Result<> write_file(const Talk& talk, const SamplePost& one, const std::string& id);
    Result<> write_asides(const Company& company, const Talk& talk);

    std::filesystem::path folder_;
    std::map<std::string, OutputFile, std::less<>> files_;
    std::map<std::string, std::int64_t, std::less<>> rows_;
    std::int64_t talks_ = 0;
    std::int64_t attached_ = 0;
    std::int64_t asides_ = 0;
};

}  // namespace quisait::sample
