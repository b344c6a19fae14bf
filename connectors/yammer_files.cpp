#include "connectors/yammer_files.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/text.h"
#include "connectors/yammer_rows.h"

namespace quisait {
namespace {

constexpr std::size_t kLongestSmallText = 1U << 20U;
constexpr std::size_t kLongestNetworkRow = 65536;

std::string_view folder_of(const ArchiveEntry& entry) {
    const auto slash = entry.path.rfind('/');
    return std::string_view{entry.path}.substr(0, slash == std::string::npos ? 0 : slash + 1);
}

auto depth_and_path(const ArchiveEntry& entry) {
    const auto depth = std::count(entry.path.begin(), entry.path.end(), '/');
    return std::tuple{depth, std::string_view{entry.path}};
}

/// The first day that stands behind `word`.
std::optional<Instant> day_after(std::string_view text, std::string_view word) {
    const auto at = text.find(word);
    if (at == std::string_view::npos) return std::nullopt;
    const auto digit = text.find_first_of("0123456789", at);
    if (digit == std::string_view::npos) return std::nullopt;
    const auto day = parse_day(text.substr(digit, 10));
    return day ? std::optional{*day} : std::nullopt;
}

bool tells_of_trouble(std::string_view log) {
    return log.find("error") != std::string_view::npos ||
           log.find("fail") != std::string_view::npos;
}

}  // namespace

Result<YammerFiles> YammerFiles::find(const ArchiveInput& archive) {
    const ArchiveEntry* messages = nullptr;
    for (const auto& entry : archive.entries()) {
        if (entry.name != "messages.csv") continue;
        if (messages == nullptr || depth_and_path(entry) < depth_and_path(*messages)) {
            messages = &entry;
        }
    }
    if (messages == nullptr) {
        return Error{Code::bad_input, "no Messages.csv in it",
                     "Name the ZIP of a network data export, or its folder."};
    }
    YammerFiles files{archive};
    for (const auto& entry : archive.entries()) {
        if (folder_of(entry) == folder_of(*messages)) files.entries_.push_back(&entry);
    }
    return files;
}

const ArchiveEntry* YammerFiles::entry(std::string_view name) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const auto* entry) { return entry->name == name; });
    return found == entries_.end() ? nullptr : *found;
}

Result<> YammerFiles::rows(std::string_view name, std::string_view key, std::size_t longest_row,
                           const CsvInput::Taker& take) const {
    const auto* file = entry(name);
    if (file == nullptr) return {};
    CsvInput csv{longest_row, [&](const CsvRow& row) -> Result<> {
                     if (key.empty() || row.has_column(key)) return take(row);
                     return fail(Code::bad_input, "no column {} in its header", key);
                 }};
    auto read = archive_->read(*file, [&](std::string_view piece) { return csv.feed(piece); });
    if (read) read = csv.finish();
    if (read || read.error().code() == Code::stopped) return read;
    return std::move(read).error().during(file->path);
}

Result<std::string> YammerFiles::web_address() const {
    std::string web;
    QS_CHECK(rows("networks.csv", "id", kLongestNetworkRow, [&](const CsvRow& row) -> Result<> {
        if (web.empty() && !row.fault()) web = row.cell("url");
        return {};
    }));
    while (web.ends_with('/'))
        web.pop_back();
    return web.starts_with("https://") ? web : std::string{};
}

Result<std::string> YammerFiles::small_text(std::string_view name) const {
    std::string text;
    const auto* file = entry(name);
    if (file == nullptr) return text;
    QS_CHECK(archive_->read(*file, [&](std::string_view piece) -> Result<> {
        if (text.size() + piece.size() <= kLongestSmallText) text += piece;
        return {};
    }));
    return lower_ascii(text);
}

/// True if the request says a first day and no last one, and no network is older.
Result<bool> YammerFiles::reaches_back() const {
    QS_TRY(const auto request, small_text("request.txt"));
    const auto since = day_after(request, "since");
    const bool limited =
        request.find("until") != std::string::npos || request.find("model") != std::string::npos;
    if (!since || limited) return false;
    bool reaches = false;
    bool all = true;
    QS_CHECK(rows("networks.csv", "id", kLongestNetworkRow, [&](const CsvRow& row) -> Result<> {
        const auto created = parse_yammer_time(row.cell("created_at"));
        const bool later = !row.fault() && created && *since <= *created;
        reaches = reaches || later;
        all = all && later;
        return {};
    }));
    return reaches && all;
}

Result<std::vector<ObjectKind>> YammerFiles::whole_kinds() const {
    std::vector<ObjectKind> kinds;
    QS_TRY(const auto log, small_text("log.txt"));
    QS_TRY(const bool reaches, reaches_back());
    if (!reaches || tells_of_trouble(log)) return kinds;
    if (entry("users.csv") != nullptr) kinds.push_back(ObjectKind::person);
    if (entry("groups.csv") != nullptr) kinds.push_back(ObjectKind::space);
    kinds.push_back(ObjectKind::post);
    return kinds;
}

}  // namespace quisait
