#include "base/result.h"

#include <array>

namespace quisait {
namespace {

// clang-format off
constexpr auto kCodes = std::to_array<CodeInfo>({
    // code               name in JSON     HTTP exit retry
    {Code::bad_input,     "bad_input",      422, 1, false},
    {Code::bad_parameter, "bad_parameter",  400, 2, false},
    {Code::bad_method,    "bad_method",     405, 2, false},
    {Code::bad_setting,   "bad_setting",    500, 2, false},
    {Code::not_allowed,   "not_allowed",    403, 1, false},
    {Code::no_such_thing, "no_such_thing",  404, 1, false},
    {Code::too_large,     "too_large",      413, 1, false},
    {Code::locked,        "locked",         503, 1, true},
    {Code::io_failed,     "io_failed",      500, 1, true},
    {Code::store_broken,  "store_broken",   500, 1, false},
    {Code::index_changed, "index_changed",  503, 1, true},
    {Code::index_broken,  "index_broken",   500, 1, false},
    {Code::not_ready,     "not_ready",      503, 1, true},
    {Code::too_busy,      "too_busy",       503, 1, true},
    {Code::timed_out,     "timed_out",      503, 1, true},
    {Code::stopped,       "stopped",        503, 1, true},
    {Code::internal,      "internal",       500, 1, false},
});
// clang-format on

constexpr bool rows_stand_in_order() {
    for (std::size_t i = 0; i < kCodes.size(); ++i) {
        if (static_cast<std::size_t>(kCodes.at(i).code) != i) return false;
    }
    return kCodes.size() == static_cast<std::size_t>(Code::internal) + 1;
}
static_assert(rows_stand_in_order(), "one row a code, in the order of the enum");

}  // namespace

const CodeInfo& info(Code code) {
    return kCodes.at(static_cast<std::size_t>(code));
}

}  // namespace quisait
