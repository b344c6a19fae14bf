#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace quisait::sample {

/// A file that is written from its start to its end.
class OutputFile {
public:
    /// @return io_failed with the path
    static Result<OutputFile> create(const std::filesystem::path& path);

    Result<> write(std::string_view text);
    /// `text` and a line feed.
    Result<> line(std::string_view text);
    /// A line of comma separated cells, quoted where they must be.
    Result<> row(std::span<const std::string> cells);
    /// All of it in the file. Later calls do nothing.
    Result<> close();

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    OutputFile(std::filesystem::path path, std::FILE* file) : path_{std::move(path)}, file_{file} {}
    Error failed() const;

    std::filesystem::path path_;
    std::unique_ptr<std::FILE, Closer> file_;
};

}  // namespace quisait::sample
