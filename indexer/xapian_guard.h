#pragma once

#include <string_view>
#include <type_traits>
#include <utility>

#include <xapian.h>

#include "base/result.h"

namespace quisait {

/// Runs `work`; what Xapian throws comes back as an Error that begins with `step`.
/// The only place of the program that catches Xapian::Error. Anything else that is
/// thrown is a bug or a lack of memory and goes through.
template <typename Work>
auto guarded(std::string_view step, Work&& work) -> Result<std::invoke_result_t<Work>> {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            std::forward<Work>(work)();
            return {};
        } else {
            return std::forward<Work>(work)();
        }
    } catch (const Xapian::DatabaseModifiedError& error) {
        return fail(Code::index_changed, "{}: {}", step, error.get_msg());
    } catch (const Xapian::DatabaseLockError& error) {
        return fail(Code::locked, "{}: {}", step, error.get_msg());
    } catch (const Xapian::DatabaseNotFoundError& error) {
        return fail(Code::no_such_thing, "{}: {}", step, error.get_msg());
    } catch (const Xapian::Error& error) {
        return fail(Code::index_broken, "{}: {} {} {}", step, error.get_type(), error.get_msg(),
                    error.get_error_string() == nullptr ? "" : error.get_error_string());
    }
}

}  // namespace quisait
