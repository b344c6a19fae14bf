#pragma once

#include <string_view>
#include <type_traits>
#include <utility>

#include <xapian.h>

#include "base/result.h"

namespace quisait {

/// The Error for what Xapian threw: index_changed, locked, no_such_thing, io_failed with advice
/// for a full disk or a folder that may not be written, else index_broken.
Error to_error(std::string_view step, const Xapian::Error& error);

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
    } catch (const Xapian::Error& error) {
        return to_error(step, error);
    }
}

/// Sets what ends the program when Xapian throws where no exception may leave, as 1.4.22 does
/// inside of a commit on a full disk: the error is told as any other, with its advice, and the exit
/// status is that of its code. Nothing of the commit is in the index then. To be called once, by
/// main.
void tell_errors_that_end_the_program();

}  // namespace quisait
