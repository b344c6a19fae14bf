#include "connectors/line_input.h"

#include <archive.h>
#include <archive_entry.h>

namespace quisait {
namespace {

struct CloseArchive {
    void operator()(archive* opened) const { archive_read_free(opened); }
};
using Archive = std::unique_ptr<archive, CloseArchive>;
constexpr std::size_t kBlockBytes = 256U << 10U;

}  // namespace

struct LineInput::Stream {
    std::string path;
    Archive opened;
    std::size_t longest = 0;
    std::string_view block;  ///< what is left of the block libarchive lent
    std::string line;
    std::int64_t number = 0;
    bool ended = false;

    Error broken() const {
        const char* text = archive_error_string(opened.get());
        return fail(Code::io_failed, "reading {}: {}", path, text == nullptr ? "unknown" : text);
    }

    Result<> fill() {
        const void* data = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(opened.get(), &data, &size, &offset);
        if (status == ARCHIVE_EOF) {
            ended = true;
            block = {};
            return {};
        }
        if (status < ARCHIVE_WARN) return broken();
        block = {static_cast<const char*>(data), size};
        return {};
    }
};

LineInput::LineInput(std::unique_ptr<Stream> stream) : stream_{std::move(stream)} {}
LineInput::LineInput(LineInput&&) noexcept = default;
LineInput& LineInput::operator=(LineInput&&) noexcept = default;
LineInput::~LineInput() = default;

Result<LineInput> LineInput::open(const std::filesystem::path& path, std::size_t longest_line) {
    auto stream = std::make_unique<Stream>();
    stream->path = path.string();
    stream->longest = longest_line;
    stream->opened = Archive{archive_read_new()};
    auto* opened = stream->opened.get();
    archive_read_support_filter_gzip(opened);
    archive_read_support_filter_xz(opened);
    archive_read_support_filter_zstd(opened);
    archive_read_support_format_raw(opened);
    archive_read_support_format_empty(opened);
    const char* name = path == "-" ? nullptr : path.c_str();
    if (name != nullptr && !std::filesystem::exists(path)) {
        return fail(Code::no_such_thing, "no file {}", path.string());
    }
    if (archive_read_open_filename(opened, name, kBlockBytes) != ARCHIVE_OK) {
        return stream->broken();
    }
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(opened, &entry);
    if (status == ARCHIVE_EOF) {
        stream->ended = true;
    } else if (status < ARCHIVE_WARN) {
        return stream->broken();
    }
    return LineInput{std::move(stream)};
}

Result<std::optional<InputLine>> LineInput::next() {
    auto& in = *stream_;
    in.line.clear();
    bool any = false;
    bool too_long = false;
    for (;;) {
        if (in.block.empty() && !in.ended) QS_CHECK(in.fill());
        if (in.block.empty() && in.ended) break;
        any = true;
        const auto end = in.block.find('\n');
        const auto piece = in.block.substr(0, end);
        in.block.remove_prefix(end == std::string_view::npos ? in.block.size() : end + 1);
        too_long = too_long || in.line.size() + piece.size() > in.longest;
        if (!too_long) in.line += piece;
        if (end != std::string_view::npos) break;
    }
    if (!any) return std::optional<InputLine>{};
    ++in.number;
    if (!too_long && !in.line.empty() && in.line.back() == '\r') in.line.pop_back();
    const std::string_view text = too_long ? std::string_view{} : std::string_view{in.line};
    return std::optional{InputLine{in.number, text, too_long}};
}

}  // namespace quisait
