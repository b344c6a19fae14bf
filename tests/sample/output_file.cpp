#include "tests/sample/output_file.h"

#include <cerrno>

#include "base/files.h"

namespace quisait::sample {
namespace {

void append_cell(std::string& row, std::string_view cell) {
    const bool plain = cell.find_first_of(",\"\r\n") == std::string_view::npos &&
                       !cell.starts_with(' ') && !cell.ends_with(' ');
    if (plain) {
        row += cell;
        return;
    }
    row.push_back('"');
    for (const char c : cell) {
        if (c == '"') row.push_back('"');
        row.push_back(c);
    }
    row.push_back('"');
}

}  // namespace

Result<OutputFile> OutputFile::create(const std::filesystem::path& path) {
    auto* const file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) {
        return fail(Code::io_failed, "cannot write {}: {}", path.string(),
                    system_error_text(errno));
    }
    return OutputFile{path, file};
}

Error OutputFile::failed() const {
    return fail(Code::io_failed, "cannot write {}: {}", path_.string(), system_error_text(errno));
}

Result<> OutputFile::write(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) return failed();
    return {};
}

Result<> OutputFile::line(std::string_view text) {
    QS_CHECK(write(text));
    return write("\n");
}

Result<> OutputFile::row(std::span<const std::string> cells) {
    std::string row;
    for (const auto& cell : cells) {
        if (&cell != cells.data()) row.push_back(',');
        append_cell(row, cell);
    }
    return line(row);
}

Result<> OutputFile::close() {
    if (!file_) return {};
    if (std::fclose(file_.release()) != 0) return failed();
    return {};
}

}  // namespace quisait::sample
