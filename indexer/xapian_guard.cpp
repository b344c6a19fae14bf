#include "indexer/xapian_guard.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "base/files.h"

namespace quisait {
namespace {

/// Xapian gives the text of errno, not its number.
struct Cause {
    int error_number;
    std::string_view advice;
};
constexpr auto kCauses = std::to_array<Cause>({
    {ENOSPC, "Free space under the data folder; the index is served as it was."},
    {EDQUOT, "Free space under the data folder; the index is served as it was."},
    {EFBIG, "The limit of file sizes is too low; the index is served as it was."},
    {EROFS, "The data folder must be writable by the user of the indexer."},
    {EACCES, "The data folder must be writable by the user of the indexer."},
    {EMFILE, "The limit of open files is too low."},
});

[[noreturn]] void tell_and_exit() {
    int status = 1;
    try {
        if (const auto thrown = std::current_exception()) std::rethrow_exception(thrown);
    } catch (const Xapian::Error& error) {
        const auto told = to_error("writing the index", error);
        std::cerr << told.what() << '\n' << told.hint() << '\n';
        status = info(told.code()).exit_status;
    } catch (const std::exception& bug) {
        std::cerr << "internal error: " << bug.what() << '\n';
    }
    // The objects whose destructors failed are left as they are.
    std::_Exit(status);
}

}  // namespace

void tell_errors_that_end_the_program() {
    std::set_terminate(tell_and_exit);
}

Error to_error(std::string_view step, const Xapian::Error& error) {
    const std::string_view type{error.get_type()};
    const auto what = fmt::format("{}: {}", step, error.get_msg());
    if (type == "DatabaseModifiedError") return {Code::index_changed, what};
    const char* text = error.get_error_string();
    const std::string_view reason{text == nullptr ? "" : text};
    for (const auto& cause : kCauses) {
        if (reason != system_error_text(cause.error_number)) continue;
        return {Code::io_failed, fmt::format("{}: {}", what, reason), std::string{cause.advice}};
    }
    if (type == "DatabaseLockError") return {Code::locked, what};
    if (type == "DatabaseNotFoundError") return {Code::no_such_thing, what};
    return fail(Code::index_broken, "{}: {} {} {}", step, type, error.get_msg(), reason);
}

}  // namespace quisait
