// Lines of facts: whatever they are made of, what is taken is clean, sound and reads back the same.
#include <string_view>

#include "connectors/fact.h"
#include "tests/fuzz/fuzz_input.h"

namespace {

using quisait::testing::must_hold;

void try_line(std::string_view line) {
    const auto fact = quisait::parse_fact(line);
    if (!fact) {
        must_hold(!fact.error().what().empty(), "an error says what is wrong");
        return;
    }
    const auto clean = quisait::cleaned(*fact);
    must_hold(quisait::cleaned(clean) == clean, "cleaning twice is cleaning once");
    if (!quisait::check(clean)) return;
    const auto again = quisait::parse_fact(quisait::to_line(clean));
    must_hold(static_cast<bool>(again), "a line that was written can be read");
    must_hold(*again == clean, "a line that was written reads back the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text{reinterpret_cast<const char*>(data), size};
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        try_line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return 0;
}
