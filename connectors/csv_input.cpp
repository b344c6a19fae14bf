#include "connectors/csv_input.h"

#include <algorithm>

#include "base/text.h"

namespace quisait {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMostCells = 1000;

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

std::int64_t count_lines(std::string_view text) {
    return std::count(text.begin(), text.end(), '\n');
}

}  // namespace

std::string_view CsvRow::cell(std::string_view column) const {
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    const auto index = static_cast<std::size_t>(found - columns_.begin());
    if (index >= cells_.size()) return {};
    const auto text = trim(cells_[index]);
    return text == "null" ? std::string_view{} : text;
}

bool CsvRow::has_column(std::string_view column) const {
    return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
}

bool CsvRow::is_true(std::string_view column) const {
    return lower_ascii(cell(column)) == "true";
}

bool CsvRow::is_false(std::string_view column) const {
    return lower_ascii(cell(column)) == "false";
}

CsvInput::CsvInput(std::size_t longest_row, Taker take)
    : longest_row_{longest_row}, take_{std::move(take)} {}

Result<> CsvInput::feed(std::string_view piece) {
    take_byte_order_mark(piece);
    while (!piece.empty())
        QS_CHECK(step(piece));
    return {};
}

/// A piece may end inside of the mark.
void CsvInput::take_byte_order_mark(std::string_view& piece) {
    while (may_be_mark_ && !piece.empty() && mark_bytes_ < kByteOrderMark.size()) {
        may_be_mark_ = piece.front() == kByteOrderMark[mark_bytes_];
        if (!may_be_mark_) {
            append(kByteOrderMark.substr(0, mark_bytes_));
            if (mark_bytes_ > 0) state_ = State::plain;
            return;
        }
        piece.remove_prefix(1);
        ++mark_bytes_;
    }
    if (mark_bytes_ == kByteOrderMark.size()) may_be_mark_ = false;
}

Result<> CsvInput::step(std::string_view& piece) {
    if (was_carriage_return_ && state_ == State::cell_start && piece.front() == '\n') {
        piece.remove_prefix(1);
        was_carriage_return_ = false;
        return {};
    }
    was_carriage_return_ = false;
    switch (state_) {
        case State::cell_start:
            if (is_blank(piece.front())) {
                piece.remove_prefix(1);
            } else if (piece.front() == '"') {
                piece.remove_prefix(1);
                state_ = State::quoted;
            } else {
                state_ = State::plain;
            }
            return {};
        case State::plain:
            take_plain(piece);
            return piece.empty() ? Result<>{} : take_separator(piece);
        case State::quoted:
            take_quoted(piece);
            return {};
        case State::quote_seen:
            return take_after_quote(piece);
    }
    return {};
}

void CsvInput::take_plain(std::string_view& piece) {
    const auto end = std::min(piece.find_first_of(",\r\n"), piece.size());
    append(piece.substr(0, end));
    piece.remove_prefix(end);
}

void CsvInput::take_quoted(std::string_view& piece) {
    const auto end = std::min(piece.find('"'), piece.size());
    append(piece.substr(0, end));
    line_ += count_lines(piece.substr(0, end));
    if (end < piece.size()) state_ = State::quote_seen;
    piece.remove_prefix(std::min(end + 1, piece.size()));
}

/// Behind a quote: another makes one of both, a separator ends the cell, and anything else means
/// that the quote was part of the text.
Result<> CsvInput::take_after_quote(std::string_view& piece) {
    const char c = piece.front();
    if (c == ',' || c == '\n' || c == '\r') {
        after_quote_.clear();
        return take_separator(piece);
    }
    piece.remove_prefix(1);
    if (is_blank(c) && after_quote_.size() < longest_row_) {
        after_quote_.push_back(c);
        return {};
    }
    append("\"");
    const bool doubled = c == '"' && after_quote_.empty();
    append(after_quote_);
    after_quote_.clear();
    if (c == '"' && !doubled) return {};  // it may close the cell in its turn
    if (!doubled) append({&c, 1});
    state_ = State::quoted;
    return {};
}

Result<> CsvInput::take_separator(std::string_view& piece) {
    const char c = piece.front();
    piece.remove_prefix(1);
    end_cell();
    if (c == ',') return {};
    was_carriage_return_ = c == '\r';
    ++line_;
    return end_row();
}

void CsvInput::append(std::string_view text) {
    row_bytes_ += text.size();
    if (row_bytes_ <= longest_row_) cell_ += text;
}

void CsvInput::end_cell() {
    if (++row_cells_ <= kMostCells) row_.cells_.push_back(std::move(cell_));
    cell_.clear();
    state_ = State::cell_start;
}

Result<> CsvInput::end_row() {
    const bool too_long = row_bytes_ > longest_row_;
    const bool blank = std::all_of(row_.cells_.begin(), row_.cells_.end(),
                                   [](const std::string& cell) { return trim(cell).empty(); });
    row_.fault_.reset();
    if (too_long) {
        row_.fault_ = fmt::format("longer than {} bytes", longest_row_);
        row_.cells_.clear();
    } else if (has_header_ && row_cells_ != row_.columns_.size()) {
        row_.fault_ =
            fmt::format("{} cells where the header names {}", row_cells_, row_.columns_.size());
    }
    Result<> taken;
    if (!has_header_ && !blank) {
        taken = name_columns();
    } else if (too_long || !blank) {
        ++row_.number_;
        taken = take_(row_);
    }
    row_.cells_.clear();
    row_bytes_ = 0;
    row_cells_ = 0;
    row_.line_ = line_;
    return taken;
}

Result<> CsvInput::name_columns() {
    if (row_.fault_) return fail(Code::bad_input, "the header is {}", *row_.fault_);
    for (const auto& name : row_.cells_)
        row_.columns_.push_back(lower_ascii(trim(name)));
    has_header_ = true;
    return {};
}

Result<> CsvInput::finish() {
    const bool empty = state_ == State::cell_start && row_.cells_.empty() && cell_.empty();
    if (empty) return {};
    end_cell();
    return end_row();
}

}  // namespace quisait
