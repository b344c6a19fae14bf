#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

/// What comes in from a reader and what goes out, without any socket.
namespace quisait {

enum class Method : std::uint8_t { get, head, post };

/// Bounds of a number of an address: `?page=1`.
struct NumberBounds {
    std::int64_t fallback = 0;  ///< when it is not given
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// A request that has passed the front: framed, within limits, percent-decoded.
struct Request {
    Method method = Method::get;
    std::string path;    ///< "/search", decoded, valid UTF-8
    std::string target;  ///< as sent: path and query, undecoded
    /// Decoded, valid UTF-8 (wrong bytes as U+FFFD), in the order sent.
    std::vector<std::pair<std::string, std::string>> parameters;
    std::map<std::string, std::string, std::less<>> headers;  ///< names in lower case
    std::string body;
    std::string remote;  ///< address of the peer

    /// The first value of a parameter; empty if it is not there.
    std::string_view text(std::string_view name) const;
    /// All values of a parameter, in order.
    std::vector<std::string> texts(std::string_view name) const;
    /// @return bad_parameter: "page must be a whole number from 1 to 50"
    Result<std::int64_t> number(std::string_view name, const NumberBounds& bounds) const;
    /// The value of a header, by its lower-case name; empty if it is not there.
    std::string_view header(std::string_view name) const;
};

/// An answer.
struct Reply {
    int status = 200;
    std::string type = "text/plain; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// The problem details (RFC 9457) of an error, as application/problem+json.
Reply to_problem(const Error& error);

/// Splits a target at its first `?` and decodes both sides: "+" is a space in the query, `%XX`
/// everywhere; what is not valid UTF-8 then is repaired.
/// @return bad_parameter for a broken escape, an encoded NUL, or more than 64 parameters
Result<> read_target(std::string_view target, Request& request);

}  // namespace quisait
