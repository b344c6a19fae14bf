// Tables and archives. The first byte says which: Z, a ZIP that is read as a Yammer export; any
// other, a table, read in pieces of as many bytes.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/archive_input.h"
#include "connectors/connector.h"
#include "connectors/csv_input.h"
#include "connectors/yammer_rows.h"
#include "tests/fuzz/fuzz_input.h"
#include "tests/fuzz/fuzz_source.h"

namespace {

using namespace quisait;  // NOLINT: the whole file is about it
using testing::MemoryFile;
using testing::must_hold;
using testing::read_as_source;

constexpr std::size_t kLongestRow = 4096;

/// Each row as one text, its cells or its fault.
std::string rows_of(std::string_view table, std::size_t piece) {
    std::string rows;
    YammerIndex index;
    CsvInput* input = nullptr;
    CsvInput csv{kLongestRow, [&](const CsvRow& row) -> Result<> {
                     rows += std::to_string(row.line()) + row.fault().value_or("");
                     for (const auto& column : input->columns())
                         rows += std::string{row.cell(column)} + '\x1f';
                     rows += '\n';
                     if (row.fault()) return {};
                     auto facts = yammer_message(row, index);
                     if (!facts) return {};
                     for (auto& fact : *facts) {
                         const auto clean = cleaned(std::move(fact));
                         must_hold(cleaned(clean) == clean, "cleaning twice is cleaning once");
                     }
                     return {};
                 }};
    input = &csv;
    for (std::size_t at = 0; at < table.size(); at += piece) {
        if (const auto fed = csv.feed(table.substr(at, piece)); !fed) return fed.error().what();
    }
    const auto ended = csv.finish();
    return ended ? rows : ended.error().what();
}

void try_export(std::string_view bytes) {
    const MemoryFile file{bytes};
    if (const auto input = ArchiveInput::open(file.path())) {
        for (const auto& entry : input->entries())
            must_hold(entry.path.find("../") == std::string::npos, "no path leads up");
    }
    read_as_source(bytes, kLongestRow, read_yammer_export);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    if (data[0] == 'Z') {
        try_export(bytes);
        return 0;
    }
    const auto piece = std::max<std::size_t>(data[0], 1);
    must_hold(rows_of(bytes, piece) == rows_of(bytes, bytes.size() + 1),
              "a table is the same in pieces of any size");
    return 0;
}
