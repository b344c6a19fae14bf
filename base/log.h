#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace quisait {

enum class LogLevel { debug, info, warning, error };

/// One `key=value` of a log line.
struct LogField {
    LogField(std::string_view name, std::string_view text) : key{name}, value{text} {}
    LogField(std::string_view name, const char* text) : key{name}, value{text} {}
    LogField(std::string_view name, const std::string& text) : key{name}, value{text} {}
    template <std::integral Number>
    LogField(std::string_view name, Number number) : key{name}, value{std::to_string(number)} {}

    std::string_view key;
    std::string value;
};

/// Writes one line to standard error: time, level, event, fields in order. A value with a space,
/// a quote, an equals sign or a control character is quoted and escaped, and cut at 2 KiB.
/// The words of a query stand at debug level only; tokens and cookies nowhere.
/// Thread: any. Usage: `log(LogLevel::info, "source.synced", {{"source", name}, {"posts", 3}});`
void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

/// Lines below `level` are dropped; info at start.
void set_log_level(LogLevel level);

/// The line that `log` would write, without time and level.
std::string log_line(std::string_view event, std::initializer_list<LogField> fields);

}  // namespace quisait
