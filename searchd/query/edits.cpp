#include "searchd/query/edits.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

#include "base/text.h"

namespace quisait {

std::size_t edits_between(std::u32string_view a, std::u32string_view b, std::size_t most) {
    assert(most <= 8);
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > most) return most + 1;
    const auto width = a.size() + 1;
    // Rows of the table of prefixes: the one made now and the two before it.
    std::array<std::vector<std::size_t>, 3> rows;
    for (auto& row : rows)
        row.assign(width, 0);
    for (std::size_t i = 0; i < width; ++i)
        rows[0][i] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        auto& now = rows[j % 3];
        const auto& before = rows[(j + 2) % 3];
        const auto& two_before = rows[(j + 1) % 3];
        now[0] = j;
        auto least = now[0];
        for (std::size_t i = 1; i < width; ++i) {
            const bool same = a[i - 1] == b[j - 1];
            now[i] = std::min({now[i - 1] + 1, before[i] + 1, before[i - 1] + (same ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                now[i] = std::min(now[i], two_before[i - 2] + 1);
            }
            least = std::min(least, now[i]);
        }
        // A swap reaches two rows back, and costs one more than what stands there.
        if (least > most + 1) return most + 1;
    }
    return std::min(rows[b.size() % 3][a.size()], most + 1);
}

std::u32string code_points(std::string_view text) {
    std::u32string points;
    while (!text.empty()) {
        const auto [value, bytes] = first_code_point(text);
        points.push_back(value);
        text.remove_prefix(bytes);
    }
    return points;
}

std::size_t edits_allowed(std::size_t letters) {
    if (letters < 3) return 0;
    return letters <= 4 ? 1 : 2;
}

}  // namespace quisait
