#include <string>

#include <fmt/format.h>

#include "config/settings.h"

namespace quisait {
namespace {

std::string quoted_value(const Setting& row) {
    const bool bare = row.type == SettingType::number || row.type == SettingType::boolean;
    return bare ? std::string{row.fallback} : fmt::format("\"{}\"", row.fallback);
}

void add_rows(std::string& document, std::span<const Setting> rows, bool with_environment) {
    document += with_environment ? "| key | default | allowed | environment | what it is |\n"
                                   "| --- | --- | --- | --- | --- |\n"
                                 : "| key | default | allowed | what it is |\n"
                                   "| --- | --- | --- | --- |\n";
    for (const auto& row : rows) {
        auto allowed = allowed_values(row);
        for (std::size_t at = 0; (at = allowed.find('|', at)) != std::string::npos;) {
            allowed.replace(at, 1, ", ");
        }
        document +=
            fmt::format("| `{}` | {} | {} |", row.name,
                        row.fallback.empty() ? "none" : fmt::format("`{}`", row.fallback), allowed);
        if (with_environment) document += fmt::format(" `{}` |", environment_name(row.name));
        document += fmt::format(" {} |\n", row.doc);
    }
}

}  // namespace

std::string allowed_values(const Setting& row) {
    switch (row.type) {
        case SettingType::number:
            return fmt::format("a whole number from {} to {}{}{}", row.least, row.most,
                               row.unit.empty() ? "" : " ", row.unit);
        case SettingType::boolean:
            return "true or false";
        case SettingType::choice:
            return std::string{row.unit};
        case SettingType::text:
        case SettingType::path:
        case SettingType::secret:
            return "a text";
    }
    return {};
}

std::string environment_name(std::string_view name) {
    std::string upper = "QUISAIT_";
    for (const char c : name) {
        upper.push_back(c == '.' ? '_' : static_cast<char>(std::toupper(c)));
    }
    return upper;
}

std::string settings_document() {
    std::string document =
        "# Settings\n\nMade from the table of settings in `config/settings.cpp`; a test compares "
        "both.\nThe environment goes before the file, the command line before both. An unknown key "
        "or a\nvalue that is not allowed ends the program with exit status 2 and a message that "
        "names\nfile, line, key and what is allowed.\n\n";
    add_rows(document, settings_table(), true);
    document += "\n## Keys of a `[[source]]`\n\n";
    add_rows(document, source_settings_table(), false);
    return document;
}

std::string settings_example() {
    std::string example =
        "# Settings of quisait. Every key stands here with its default; docs/SETTINGS.md has the "
        "bounds.\n";
    std::string section;
    for (const auto& row : settings_table()) {
        const auto dot = row.name.find('.');
        const auto here =
            dot == std::string_view::npos ? std::string_view{} : row.name.substr(0, dot);
        if (here != section) example += fmt::format("\n[{}]\n", here);
        section = here;
        const auto key = dot == std::string_view::npos ? row.name : row.name.substr(dot + 1);
        example += fmt::format("# {}\n{} = {}\n", row.doc, key, quoted_value(row));
    }
    example += "\n# One table for each source.\n# [[source]]\n";
    for (const auto& row : source_settings_table()) {
        example += fmt::format("# {} = {}  # {}\n", row.name, quoted_value(row), row.doc);
    }
    return example;
}

}  // namespace quisait
