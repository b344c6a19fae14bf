#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace quisait {

/// How many edits make `b` of `a`: a letter too many, missing, wrong, or two neighbours swapped
/// (Damerau; no part is edited twice: optimal string alignment).
/// @param most  what is not found within so many counts as most + 1; at most 8
std::size_t edits_between(std::u32string_view a, std::u32string_view b, std::size_t most);

/// The code points of a text that is valid UTF-8.
std::u32string code_points(std::string_view text);

/// How many edits a word of so many letters may be wrong by: 2; 1 up to four letters; none below
/// three, where every word is like many others.
std::size_t edits_allowed(std::size_t letters);

}  // namespace quisait
