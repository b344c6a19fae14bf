#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace quisait {

/// One row of a table, read by the names of its columns.
class CsvRow {
public:
    /// The cell, without spaces around it; empty for a column that is not there, and for the word
    /// null. Lives as long as the row.
    std::string_view cell(std::string_view column) const;
    bool has_column(std::string_view column) const;
    /// "true" in any case. A missing or empty cell is neither true nor false.
    bool is_true(std::string_view column) const;
    bool is_false(std::string_view column) const;

    /// Rows that were given, from 1; the header is not one.
    std::int64_t number() const { return number_; }
    /// The line of the file where it begins, from 1.
    std::int64_t line() const { return line_; }
    /// Why it must not be read: longer than the limit (its cells are empty then), or of another
    /// number of cells than the header, so that each may stand under a wrong name.
    const std::optional<std::string>& fault() const { return fault_; }

private:
    friend class CsvInput;

    std::vector<std::string> columns_;
    std::vector<std::string> cells_;
    std::int64_t number_ = 0;
    std::int64_t line_ = 1;
    std::optional<std::string> fault_;
};

/// Reads a table as it comes, piece by piece: RFC 4180 with a byte order mark, blank lines, quoted
/// line breaks, all three line ends and quotes inside of cells. The first row names the columns,
/// in any case and order. Memory is that of one row under the limit, however long a row is: a
/// quote that is never closed costs the rest of the file, but no memory.
class CsvInput {
public:
    using Taker = std::function<Result<>(const CsvRow& row)>;

    /// @param longest_row  bytes of all its cells; a longer one is given with a fault
    CsvInput(std::size_t longest_row, Taker take);

    /// @return what the taker returned; bad_input when the header is longer than a row may be
    Result<> feed(std::string_view piece);
    /// Ends the last row.
    Result<> finish();

    /// Of the header; empty before it was read.
    const std::vector<std::string>& columns() const { return row_.columns_; }

private:
    enum class State : std::uint8_t { cell_start, plain, quoted, quote_seen };

    void take_byte_order_mark(std::string_view& piece);
    /// Each takes what it understands from the front of `piece`.
    Result<> step(std::string_view& piece);
    void take_plain(std::string_view& piece);
    void take_quoted(std::string_view& piece);
    Result<> take_after_quote(std::string_view& piece);
    Result<> take_separator(std::string_view& piece);

    void append(std::string_view text);
    void end_cell();
    Result<> end_row();
    Result<> name_columns();

    std::size_t longest_row_;
    Taker take_;
    CsvRow row_;
    State state_ = State::cell_start;
    std::string cell_;
    std::string after_quote_;  ///< spaces since the quote that may have closed the cell
    std::size_t row_bytes_ = 0;
    std::size_t row_cells_ = 0;
    std::size_t mark_bytes_ = 0;  ///< of the byte order mark that were seen
    bool may_be_mark_ = true;
    bool was_carriage_return_ = false;
    bool has_header_ = false;
    std::int64_t line_ = 1;
};

}  // namespace quisait
