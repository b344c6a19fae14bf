#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
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

/// Reads a table as it comes, piece by piece, by libcsv: RFC 4180 with a byte order mark, blank
/// lines, quoted line breaks, all three line ends and quotes inside of cells. The first row names
/// the columns, in any case and order. Memory is that of one row under the limit and one piece,
/// however long a row is: a quote that is never closed costs the rest of the file, but no memory.
/// docs/decisions/0009-tables-by-libcsv.md
class CsvInput {
public:
    using Taker = std::function<Result<>(const CsvRow& row)>;

    /// @param longest_row  bytes of all its cells; a longer one is given with a fault
    CsvInput(std::size_t longest_row, Taker take);
    ~CsvInput();
    CsvInput(const CsvInput&) = delete;
    CsvInput& operator=(const CsvInput&) = delete;

    /// @return what the taker returned; bad_input when the header is longer than a row may be
    Result<> feed(std::string_view piece);
    /// Ends the last row.
    Result<> finish();

    /// Of the header; empty before it was read.
    const std::vector<std::string>& columns() const { return row_.columns_; }

private:
    struct Parser;

    Result<> parse(std::string_view piece);
    void end_cell(std::string_view text);
    void end_line(int terminator);
    Result<> end_row();
    Result<> name_columns();

    std::size_t longest_row_;
    Taker take_;
    CsvRow row_;
    std::unique_ptr<Parser> parser_;
    std::string begin_;  ///< of the file, until a byte order mark is told from text
    bool has_begun_ = false;
    bool too_long_ = false;
    std::size_t row_bytes_ = 0;
    std::size_t row_cells_ = 0;
    std::int64_t breaks_ = 0;  ///< inside of the cells of this row
    int last_terminator_ = 0;
    bool has_header_ = false;
    std::int64_t line_ = 1;
    Result<> taken_;  ///< the first error; what follows is passed over
};

}  // namespace quisait
