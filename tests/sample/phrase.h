#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/sample/chance.h"

/// Patterns of text. `<a|b|c>` is one of its alternatives, which may nest and may be empty;
/// `{name}` and `{name:more}` is what a Slots gives for it, with a capital if the name has one;
/// `{n:2-9}` is a whole number of that range. French values lose the e before them where people
/// write d' and qu'.
namespace quisait::sample {

enum class Tongue : std::uint8_t { french, english };
inline constexpr std::size_t kTongues = 2;

/// What fills the slots of a pattern; what it returns is itself a pattern.
class Slots {
public:
    virtual ~Slots() = default;
    /// @param name  in lower case
    /// @return a pattern; empty if there is no such slot
    virtual std::string fill(std::string_view name, Tongue tongue) = 0;
};

/// Patterns within values go at most 6 deep; what is deeper is left out.
std::string expand(std::string_view pattern, Tongue tongue, Slots& slots, Chance& chance);

/// With its first letter, Latin-1 letters included, as a capital.
std::string capitalised(std::string text);

}  // namespace quisait::sample
