#pragma once

#include <functional>
#include <string>

namespace quisait::testing {

/// Reads tests/golden/NAME: cases of input lines, a line "----", expected lines, an empty line.
/// Lines that begin with "# " before a case are its comment. Compares make(input) with each
/// expectation; with QUISAIT_UPDATE_GOLDEN=1 rewrites the file instead.
void check_golden_cases(const std::string& name,
                        const std::function<std::string(const std::string&)>& make);

/// Compares `actual` with the whole file at `relative` to the source tree, or rewrites it.
void check_golden_file(const std::string& relative, const std::string& actual);

}  // namespace quisait::testing
