#include "indexer/generations.h"

#include <algorithm>
#include <charconv>

#include "base/files.h"
#include "base/text.h"

namespace quisait {
namespace {

constexpr std::string_view kPrefix = "gen-";

std::int64_t number_of(std::string_view name) {
    std::int64_t number = 0;
    if (!name.starts_with(kPrefix)) return 0;
    name.remove_prefix(kPrefix.size());
    const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
    return read.ptr == name.data() + name.size() ? number : 0;
}

}  // namespace

std::filesystem::path Generation::database(AudienceNo audience) const {
    return folder / (audience == kEveryone ? "everyone" : fmt::format("a-{}", audience));
}

Result<Generation> current_generation(const std::filesystem::path& data_folder) {
    QS_TRY(const auto content, read_file(data_folder / "index" / "current", 100));
    const auto name = trim(content);
    const auto number = number_of(name);
    if (number == 0) {
        return fail(Code::index_broken, "{} names no generation",
                    (data_folder / "index" / "current").string());
    }
    return Generation{number, data_folder / "index" / std::string{name}};
}

Result<std::vector<Generation>> generations(const std::filesystem::path& data_folder) {
    std::vector<Generation> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{data_folder / "index", error}) {
        const auto number = number_of(entry.path().filename().string());
        if (number > 0) found.push_back({number, entry.path()});
    }
    std::sort(found.begin(), found.end(),
              [](const Generation& a, const Generation& b) { return a.number < b.number; });
    return found;
}

Result<Generation> new_generation(const std::filesystem::path& data_folder) {
    QS_TRY(const auto there, generations(data_folder));
    const auto number = there.empty() ? 1 : there.back().number + 1;
    Generation made{number, data_folder / "index" / fmt::format("{}{}", kPrefix, number)};
    QS_CHECK(make_folder(made.folder));
    return made;
}

Result<> make_current(const std::filesystem::path& data_folder, const Generation& generation) {
    return replace_file(data_folder / "index" / "current",
                        generation.folder.filename().string() + "\n");
}

}  // namespace quisait
