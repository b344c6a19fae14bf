#include "config/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <set>

#include <toml++/toml.h>

#include "base/text.h"

namespace quisait {
namespace {

// clang-format off
constexpr auto kSettings = std::to_array<Setting>({
    {"data",                   SettingType::path,   "data",      0, 0,       "",      "Data folder: store, index, jobs. Relative to this file."},
    {"search.address",         SettingType::text,   "127.0.0.1", 0, 0,       "",      "Address quisait-searchd listens on."},
    {"search.port",            SettingType::number, "8080",      0, 65535,   "",      "Its port; 0 takes a free one and prints it."},
    {"search.threads",         SettingType::number, "0",         0, 256,     "threads", "Search workers; 0 is one a core."},
    {"search.queue",           SettingType::number, "64",        1, 10000,   "requests", "Requests that may wait; more are answered 503."},
    {"search.connections",     SettingType::number, "4096",      16, 65000,  "connections", "Connections at the same time."},
    {"search.deadline",        SettingType::number, "600",       10, 60000,  "milliseconds", "Longest time of the searches of one request; then it answers with what it found."},
    {"search.synonyms",        SettingType::path,   "",          0, 0,       "",      "File of words that mean the same, a = b a line; the built-in ones (config/synonyms.txt) unless given."},
    {"auth.mode",              SettingType::choice, "none",      0, 0,       "none",  "none: loopback only, one reader who sees what everybody may read."},
    {"log.level",              SettingType::choice, "info",      0, 0,       "debug|info|warning|error", "Lines below this level are dropped."},
    {"index.max_item",         SettingType::number, "4194304",   1024, 1 << 28, "bytes", "Longer records are set aside."},
    {"index.commit",           SettingType::number, "10000",     1, 1000000, "documents", "Documents in one transaction of the index."},
    {"index.keep_generation",  SettingType::number, "24",        0, 8760,    "hours", "How long the old index stays after a reindex."},
});
constexpr auto kSourceSettings = std::to_array<Setting>({
    {"name",         SettingType::text,    "",     0, 0,  "", "Must be given: its name, [a-z0-9_-], at most 32; ids begin with it."},
    {"type",         SettingType::text,    "",     0, 0,  "", "Must be given: what it is; docs/SOURCES.md lists the types."},
    {"path",         SettingType::path,    "",     0, 0,  "", "File or folder that is read, relative to this file; - is standard input."},
    {"interval",     SettingType::number,  "3600", 1, 31536000, "seconds", "Time between two syncs of the daemon."},
    {"url",          SettingType::text,    "",     0, 0,  "", "Web address under which links to its posts are made."},
    {"trust_emails", SettingType::boolean, "true", 0, 0,  "", "Its e-mail addresses may join accounts of one person."},
});
// clang-format on

/// A value with the place it came from, for messages.
struct Given {
    std::string text;
    std::string place;
};

Error wrong(const Given& given, std::string_view key, std::string_view allowed) {
    return fail(Code::bad_setting, "{}: {} is \"{:.60}\", allowed: {}", given.place, key,
                given.text, allowed);
}

bool is_choice(std::string_view words, std::string_view text) {
    while (!words.empty()) {
        const auto bar = words.find('|');
        if (words.substr(0, bar) == text) return true;
        if (bar == std::string_view::npos) break;
        words.remove_prefix(bar + 1);
    }
    return false;
}

Result<std::int64_t> number_of(const Given& given, const Setting& row) {
    std::int64_t number = 0;
    const auto* end = given.text.data() + given.text.size();
    const auto read = std::from_chars(given.text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number < row.least || number > row.most) {
        return wrong(given, row.name, allowed_values(row));
    }
    return number;
}

Result<> check_value(const Given& given, const Setting& row) {
    switch (row.type) {
        case SettingType::number: {
            QS_TRY([[maybe_unused]] const auto number, number_of(given, row));
            return {};
        }
        case SettingType::boolean:
            if (given.text == "true" || given.text == "false") return {};
            return wrong(given, row.name, allowed_values(row));
        case SettingType::choice:
            if (is_choice(row.unit, given.text)) return {};
            return wrong(given, row.name, allowed_values(row));
        case SettingType::text:
        case SettingType::path:
        case SettingType::secret:
            return {};
    }
    return {};
}

const Setting* row_of(std::span<const Setting> rows, std::string_view name) {
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const Setting& row) { return row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

std::string names_of(std::span<const Setting> rows) {
    std::string names;
    for (const auto& row : rows) {
        if (!names.empty()) names += ", ";
        names += row.name;
    }
    return names;
}

std::string place_of(const std::filesystem::path& file, const toml::node& node) {
    return fmt::format("{} line {}", file.string(), node.source().begin.line);
}

/// A value of the file as text; a number is not taken for a text, nor a text for a number.
Result<Given> text_of(const toml::node& node, const Setting& row, std::string place) {
    if (const auto* number = node.as_integer();
        number != nullptr && row.type == SettingType::number) {
        return Given{std::to_string(number->get()), std::move(place)};
    }
    if (const auto* flag = node.as_boolean(); flag != nullptr && row.type == SettingType::boolean) {
        return Given{flag->get() ? "true" : "false", std::move(place)};
    }
    const bool wants_text = row.type != SettingType::number && row.type != SettingType::boolean;
    if (const auto* text = node.as_string(); text != nullptr && wants_text) {
        return Given{text->get(), std::move(place)};
    }
    return fail(Code::bad_setting, "{}: {} has the wrong type, allowed: {}", place, row.name,
                allowed_values(row));
}

using Values = std::map<std::string, Given, std::less<>>;

Result<> take(const toml::node& node, const std::string& name, std::span<const Setting> rows,
              const std::filesystem::path& file, Values& values) {
    const auto* row = row_of(rows, name);
    if (row == nullptr) {
        return fail(Code::bad_setting, "{}: unknown key {}, known: {}", place_of(file, node), name,
                    names_of(rows));
    }
    QS_TRY(auto given, text_of(node, *row, place_of(file, node)));
    QS_CHECK(check_value(given, *row));
    values.insert_or_assign(name, std::move(given));
    return {};
}

Result<> take_section(const toml::table& section, std::string_view name,
                      const std::filesystem::path& file, Values& values) {
    for (const auto& [key, node] : section) {
        QS_CHECK(take(node, fmt::format("{}.{}", name, key.str()), kSettings, file, values));
    }
    return {};
}

Result<> take_table(const toml::table& table, const std::filesystem::path& file, Values& values) {
    for (const auto& [key, node] : table) {
        const std::string name{key.str()};
        if (name == "source") continue;
        const auto* section = node.as_table();
        QS_CHECK(section == nullptr ? take(node, name, kSettings, file, values)
                                    : take_section(*section, name, file, values));
    }
    return {};
}

Result<> take_outside(const SettingOverrides& overrides, Values& values) {
    for (const auto& row : kSettings) {
        const auto variable = environment_name(row.name);
        const char* text = std::getenv(variable.c_str());
        if (text == nullptr) continue;
        Given given{text, "environment " + variable};
        QS_CHECK(check_value(given, row));
        values.insert_or_assign(std::string{row.name}, std::move(given));
    }
    for (const auto& [name, text] : overrides) {
        const auto* row = row_of(kSettings, name);
        if (row == nullptr) return fail(Code::bad_setting, "command line: unknown key {}", name);
        Given given{text, "command line"};
        QS_CHECK(check_value(given, *row));
        values.insert_or_assign(name, std::move(given));
    }
    return {};
}

/// The values of one table, with fallbacks.
class Chosen {
public:
    Chosen(std::span<const Setting> rows, const Values& values) : rows_{rows}, values_{values} {}

    std::string text(std::string_view name) const {
        const auto found = values_.find(name);
        if (found != values_.end()) return found->second.text;
        return std::string{row_of(rows_, name)->fallback};
    }

    /// Only of a number; its bounds were checked.
    std::int64_t number(std::string_view name) const {
        const auto digits = text(name);
        std::int64_t number = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return number;
    }

private:
    std::span<const Setting> rows_;
    const Values& values_;
};

bool is_source_name(std::string_view name) {
    return !name.empty() && name.size() <= 32 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

std::filesystem::path beside(const std::filesystem::path& file, const std::string& path) {
    if (path.empty() || path == "-") return path;
    return (file.parent_path() / path).lexically_normal();
}

Result<SourceSettings> read_source(const toml::node& node, const std::filesystem::path& file) {
    const auto place = place_of(file, node);
    const auto* table = node.as_table();
    if (table == nullptr) return fail(Code::bad_setting, "{}: source must be [[source]]", place);
    Values values;
    for (const auto& [key, inner] : *table) {
        QS_CHECK(take(inner, std::string{key.str()}, kSourceSettings, file, values));
    }
    const Chosen chosen{kSourceSettings, values};
    SourceSettings source;
    source.name = chosen.text("name");
    source.type = chosen.text("type");
    source.path = beside(file, chosen.text("path"));
    source.interval = std::chrono::seconds{chosen.number("interval")};
    source.url = chosen.text("url");
    source.trust_emails = chosen.text("trust_emails") == "true";
    if (!is_source_name(source.name)) {
        return fail(Code::bad_setting,
                    "{}: name is \"{:.60}\", allowed: 1 to 32 of a-z, 0-9, _ and -", place,
                    source.name);
    }
    if (source.type.empty()) {
        return fail(Code::bad_setting, "{}: source {} has no type", place, source.name);
    }
    return source;
}

Result<std::vector<SourceSettings>> read_sources(const toml::table& table,
                                                 const std::filesystem::path& file) {
    std::vector<SourceSettings> sources;
    const auto* node = table.get("source");
    if (node == nullptr) return sources;
    const auto* list = node->as_array();
    if (list == nullptr) {
        return fail(Code::bad_setting, "{}: write sources as [[source]]", place_of(file, *node));
    }
    std::set<std::string> names;
    for (const auto& element : *list) {
        QS_TRY(auto source, read_source(element, file));
        if (!names.insert(source.name).second) {
            return fail(Code::bad_setting, "{}: two sources are named {}", place_of(file, element),
                        source.name);
        }
        sources.push_back(std::move(source));
    }
    return sources;
}

Settings assemble(const Chosen& chosen, const std::filesystem::path& file) {
    Settings settings;
    settings.data = beside(file, chosen.text("data"));
    settings.synonyms = beside(file, chosen.text("search.synonyms"));
    settings.address = chosen.text("search.address");
    settings.port = static_cast<std::uint16_t>(chosen.number("search.port"));
    settings.threads = chosen.number("search.threads");
    settings.queue = chosen.number("search.queue");
    settings.connections = chosen.number("search.connections");
    settings.deadline = std::chrono::milliseconds{chosen.number("search.deadline")};
    settings.log_level = chosen.text("log.level");
    settings.max_item_bytes = chosen.number("index.max_item");
    settings.commit_documents = chosen.number("index.commit");
    settings.keep_generation = std::chrono::hours{chosen.number("index.keep_generation")};
    return settings;
}

}  // namespace

std::span<const Setting> settings_table() {
    return kSettings;
}
std::span<const Setting> source_settings_table() {
    return kSourceSettings;
}

const SourceSettings* Settings::source(std::string_view name) const {
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const SourceSettings& one) { return one.name == name; });
    return found == sources.end() ? nullptr : &*found;
}

Result<Settings> load_settings(const std::filesystem::path& file,
                               const SettingOverrides& overrides) {
    if (!std::filesystem::exists(file)) {
        return Error{Code::bad_setting, fmt::format("no settings file {}", file.string()),
                     "Name one with --config FILE; config/quisait.toml is an example."};
    }
    const auto whole = std::filesystem::absolute(file);
    toml::table table;
    try {
        table = toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        return fail(Code::bad_setting, "{} line {}: {}", file.string(), error.source().begin.line,
                    error.description());
    }
    Values values;
    QS_CHECK(take_table(table, file, values));
    QS_CHECK(take_outside(overrides, values));
    auto settings = assemble(Chosen{kSettings, values}, whole);
    QS_TRY(settings.sources, read_sources(table, file));
    for (auto& source : settings.sources) {
        if (source.path.is_relative() && !source.path.empty() && source.path != "-") {
            source.path = std::filesystem::absolute(source.path);
        }
    }
    return settings;
}

}  // namespace quisait
