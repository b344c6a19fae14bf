#include "indexer/generations.h"

#include <algorithm>
#include <charconv>
#include <sys/stat.h>
#include <utility>

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

/// When the served generation began to be served: the time of the file that names it.
Instant swap_time(const std::filesystem::path& data_folder) {
    struct stat there {};
    if (::stat((data_folder / "index" / "current").c_str(), &there) != 0) return {};
    return Instant{std::chrono::seconds{there.st_mtime}};
}

}  // namespace

std::filesystem::path Generation::database(AudienceNo audience) const {
    return folder / (audience == kEveryone ? "everyone" : fmt::format("a-{}", audience));
}

std::vector<AudienceNo> Generation::audiences() const {
    std::vector<AudienceNo> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{folder, error}) {
        const auto name = entry.path().filename().string();
        AudienceNo audience = kEveryone;
        if (name.starts_with("a-")) {
            std::from_chars(name.data() + 2, name.data() + name.size(), audience);
        }
        // Only what database() would name so: what is being made has another name.
        if (entry.path() == database(audience)) found.push_back(audience);
    }
    std::sort(found.begin(), found.end());
    return found;
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

Result<Generation> step_back(const std::filesystem::path& data_folder) {
    QS_TRY(const auto served, current_generation(data_folder));
    QS_TRY(const auto there, generations(data_folder));
    const auto earlier = std::find_if(there.rbegin(), there.rend(), [&](const Generation& one) {
        return one.number < served.number;
    });
    if (earlier == there.rend()) {
        return fail(Code::no_such_thing, "no generation before {} is kept", served.number);
    }
    QS_CHECK(make_current(data_folder, *earlier));
    return *earlier;
}

Result<std::vector<std::int64_t>> retire_generations(const std::filesystem::path& data_folder,
                                                     Instant since) {
    std::vector<std::int64_t> removed;
    QS_TRY(auto there, generations(data_folder));
    if (there.empty()) return removed;
    const auto served = current_generation(data_folder);
    if (!served && served.error().code() != Code::no_such_thing) return served.error();
    const auto number = served ? served->number : 0;
    std::reverse(there.begin(), there.end());
    bool keeps_one = served && swap_time(data_folder) > since;
    for (const auto& one : there) {
        if (one.number == number) continue;
        if (one.number < number && std::exchange(keeps_one, false)) continue;
        QS_CHECK(remove_tree(one.folder));
        removed.push_back(one.number);
    }
    return removed;
}

}  // namespace quisait
