#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace quisait {

/// One line of a file, without its end. A line over the limit is passed over but numbered.
struct InputLine {
    std::int64_t number = 0;  ///< from 1
    std::string_view text;    ///< lives until the next call
    bool too_long = false;    ///< then `text` is empty
};

/// Lines of a file, plain or compressed (gzip, xz, zstd), or of standard input ("-"), read as a
/// stream: memory is that of one block and one line. The compression is told by content.
class LineInput {
public:
    /// @return no_such_thing or io_failed, naming the path
    static Result<LineInput> open(const std::filesystem::path& path, std::size_t longest_line);

    /// The next line, or nothing at the end.
    /// @return io_failed if reading or decompressing fails: the rest is not readable
    Result<std::optional<InputLine>> next();

    LineInput(LineInput&&) noexcept;
    LineInput& operator=(LineInput&&) noexcept;
    LineInput(const LineInput&) = delete;
    LineInput& operator=(const LineInput&) = delete;
    ~LineInput();

private:
    struct Stream;
    explicit LineInput(std::unique_ptr<Stream> stream);
    std::unique_ptr<Stream> stream_;
};

}  // namespace quisait
