#include "connectors/csv_input.h"

#include <algorithm>

#include <csv.h>

#include "base/text.h"

namespace quisait {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMostCells = 1000;

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

/// libcsv and its buffer.
struct CsvInput::Parser {
    csv_parser csv{};

    Parser() {
        csv_init(&csv, CSV_REPALL_NL);
        csv_set_blk_size(&csv, 1U << 16U);  // it grows by 128 bytes as it comes
    }
    ~Parser() { csv_free(&csv); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    static void on_cell(void* text, std::size_t bytes, void* input) {
        static_cast<CsvInput*>(input)->end_cell({static_cast<const char*>(text), bytes});
    }
    static void on_line(int terminator, void* input) {
        static_cast<CsvInput*>(input)->end_line(terminator);
    }
};

CsvInput::CsvInput(std::size_t longest_row, Taker take)
    : longest_row_{longest_row}, take_{std::move(take)}, parser_{std::make_unique<Parser>()} {}

CsvInput::~CsvInput() = default;

Result<> CsvInput::feed(std::string_view piece) {
    if (has_begun_) return parse(piece);
    begin_ += piece;
    if (begin_.size() < kByteOrderMark.size()) return {};
    has_begun_ = true;
    std::string_view text{begin_};
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    return parse(text);
}

Result<> CsvInput::parse(std::string_view piece) {
    auto& csv = parser_->csv;
    csv_parse(&csv, piece.data(), piece.size(), Parser::on_cell, Parser::on_line, this);
    if (csv_error(&csv) != CSV_SUCCESS) {
        return fail(Code::bad_input, "line {}: {}", line_, csv_strerror(csv_error(&csv)));
    }
    // libcsv holds a cell whole. One that passes the limit is emptied but for the spaces at its
    // end, which libcsv still counts.
    if (csv.entry_pos > longest_row_ + csv.spaces) {
        too_long_ = true;
        breaks_ += count_lines({reinterpret_cast<const char*>(csv.entry_buf), csv.entry_pos});
        csv.entry_pos = csv.spaces;
    }
    return taken_;
}

void CsvInput::end_cell(std::string_view text) {
    row_bytes_ += text.size();
    breaks_ += count_lines(text);
    last_terminator_ = 0;
    too_long_ = too_long_ || row_bytes_ > longest_row_;
    if (++row_cells_ <= kMostCells && !too_long_) row_.cells_.emplace_back(text);
}

/// All line ends outside of quotes come here, those of blank lines too.
void CsvInput::end_line(int terminator) {
    const bool second_half = terminator == '\n' && last_terminator_ == '\r' && row_cells_ == 0;
    last_terminator_ = terminator;
    if (!second_half) line_ += 1 + breaks_;
    breaks_ = 0;
    if (row_cells_ > 0 && taken_) taken_ = end_row();
    row_.cells_.clear();
    row_bytes_ = 0;
    row_cells_ = 0;
    too_long_ = false;
    row_.line_ = line_;
}

Result<> CsvInput::end_row() {
    const bool blank = std::all_of(row_.cells_.begin(), row_.cells_.end(),
                                   [](const std::string& cell) { return trim(cell).empty(); });
    row_.fault_.reset();
    if (too_long_) {
        row_.fault_ = fmt::format("longer than {} bytes", longest_row_);
        row_.cells_.clear();
    } else if (has_header_ && row_cells_ != row_.columns_.size()) {
        row_.fault_ =
            fmt::format("{} cells where the header names {}", row_cells_, row_.columns_.size());
    }
    if (!has_header_ && (too_long_ || !blank)) return name_columns();
    if (blank && !too_long_) return {};
    ++row_.number_;
    return take_(row_);
}

Result<> CsvInput::name_columns() {
    if (row_.fault_) return fail(Code::bad_input, "the header is {}", *row_.fault_);
    for (const auto& name : row_.cells_)
        row_.columns_.push_back(lower_ascii(trim(name)));
    has_header_ = true;
    return {};
}

Result<> CsvInput::finish() {
    if (!has_begun_) {
        has_begun_ = true;
        QS_CHECK(parse(begin_));
    }
    csv_fini(&parser_->csv, Parser::on_cell, Parser::on_line, this);
    return taken_;
}

}  // namespace quisait
