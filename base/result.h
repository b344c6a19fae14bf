#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace quisait {

/// What kind of failure it is. Each has a row in the table of result.cpp.
enum class Code {
    bad_input,
    bad_parameter,
    bad_method,  ///< of HTTP
    bad_setting,
    not_allowed,
    no_such_thing,
    too_large,
    locked,
    io_failed,
    store_broken,
    index_changed,
    index_broken,
    not_ready,  ///< nothing was indexed yet
    too_busy,
    timed_out,
    stopped,
    internal,
};

/// What the program does with a failure, by its code.
struct CodeInfo {
    Code code;
    std::string_view name;  ///< in JSON replies and logs; never changes once released
    int http_status;
    int exit_status;  ///< 1 failed, 2 wrong usage or configuration
    bool retry;       ///< true: the same call may work a moment later
};

/// The row of `code`. Never fails: every code has a row.
const CodeInfo& info(Code code);

/// A failure on its way to a person.
class Error {
public:
    /// @param what  what went wrong: lower case, no full stop, with the value and its bounds
    /// @param hint  what the reader can do about it, as a sentence; empty if nothing
    Error(Code code, std::string what, std::string hint = {})
        : code_{code}, what_{std::move(what)}, hint_{std::move(hint)} {}

    Code code() const { return code_; }
    const std::string& what() const { return what_; }
    const std::string& hint() const { return hint_; }

    /// Adds the larger step that failed, outermost first: `general.jsonl line 7: no text in "id"`.
    Error&& during(std::string_view step) && {
        what_ = fmt::format("{}: {}", step, what_);
        return std::move(*this);
    }

private:
    Code code_;
    std::string what_;
    std::string hint_;
};

/// An Error whose text is made by fmt.
template <typename... Args>
Error fail(Code code, fmt::format_string<Args...> format, Args&&... args) {
    return Error{code, fmt::format(format, std::forward<Args>(args)...)};
}

/// A value, or why there is none. Reads like std::expected, which C++20 does not have.
template <typename T = void>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}
    Result(Error error) : state_{std::in_place_index<1>, std::move(error)} {}

    explicit operator bool() const { return state_.index() == 0; }

    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    /// Only when there is no value.
    const Error& error() const& {
        assert(state_.index() == 1);
        return *std::get_if<1>(&state_);
    }
    Error&& error() && {
        assert(state_.index() == 1);
        return std::move(*std::get_if<1>(&state_));
    }

private:
    T& value() {
        assert(state_.index() == 0);
        return *std::get_if<0>(&state_);
    }
    const T& value() const {
        assert(state_.index() == 0);
        return *std::get_if<0>(&state_);
    }

    std::variant<T, Error> state_;
};

/// Done, or why not: `return {};` when done.
template <>
class [[nodiscard]] Result<void> {
public:
    using value_type = void;

    Result() = default;
    Result(Error error) : error_{std::move(error)} {}

    explicit operator bool() const { return !error_.has_value(); }

    /// Only when it failed.
    const Error& error() const& {
        assert(error_);
        return *error_;
    }
    Error&& error() && {
        assert(error_);
        return std::move(*error_);
    }

private:
    std::optional<Error> error_;
};

}  // namespace quisait

#define QS_JOIN_NOW(a, b) a##b
#define QS_JOIN(a, b) QS_JOIN_NOW(a, b)

/// QS_CHECK(store(record)); goes on when it worked, or returns its error.
#define QS_CHECK(expression)                     \
    if (auto checked = (expression); !checked) { \
        return std::move(checked).error();       \
    }

/// QS_TRY(const auto page, read_page(n)); declares `page`, or returns read_page's error.
#define QS_TRY(declaration, expression)                      \
    auto QS_JOIN(tried_, __LINE__) = (expression);           \
    if (!QS_JOIN(tried_, __LINE__)) {                        \
        return std::move(QS_JOIN(tried_, __LINE__)).error(); \
    }                                                        \
    declaration = *std::move(QS_JOIN(tried_, __LINE__))
