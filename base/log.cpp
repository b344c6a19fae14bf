#include "base/log.h"

#include <algorithm>

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace quisait {
namespace {

constexpr std::size_t kLongestValue = 2048;

spdlog::logger& logger() {
    static const auto made = [] {
        auto stderr_logger = spdlog::stderr_logger_mt("quisait");
        stderr_logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
        stderr_logger->flush_on(spdlog::level::trace);
        return stderr_logger;
    }();
    return *made;
}

spdlog::level::level_enum to_spdlog(LogLevel level) {
    switch (level) {
        case LogLevel::debug:
            return spdlog::level::debug;
        case LogLevel::info:
            return spdlog::level::info;
        case LogLevel::warning:
            return spdlog::level::warn;
        case LogLevel::error:
            return spdlog::level::err;
    }
    return spdlog::level::err;
}

bool needs_quotes(std::string_view value) {
    return value.empty() || std::any_of(value.begin(), value.end(), [](char c) {
               return static_cast<unsigned char>(c) <= 0x20 || c == '"' || c == '=' || c == '\\' ||
                      c == '\x7f';
           });
}

void append_value(std::string& line, std::string_view value) {
    value = value.substr(0, kLongestValue);
    if (!needs_quotes(value)) {
        line += value;
        return;
    }
    line.push_back('"');
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            line.push_back('\\');
            line.push_back(c);
        } else if (c == '\n') {
            line += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == '\x7f') {
            line += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        } else {
            line.push_back(c);
        }
    }
    line.push_back('"');
}

}  // namespace

std::string log_line(std::string_view event, std::initializer_list<LogField> fields) {
    std::string line{event};
    for (const auto& field : fields) {
        line.push_back(' ');
        line += field.key;
        line.push_back('=');
        append_value(line, field.value);
    }
    return line;
}

void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
    if (!logger().should_log(to_spdlog(level))) return;
    logger().log(to_spdlog(level), "{}", log_line(event, fields));
}

void set_log_level(LogLevel level) {
    logger().set_level(to_spdlog(level));
}

}  // namespace quisait
