#include "searchd/query/edits.h"

#include <tuple>

#include <gtest/gtest.h>

#include "base/text.h"

namespace quisait {
namespace {

TEST(Edits, AreLettersAddedLostWrongOrSwapped) {
    for (const auto& [a, b, edits] : std::vector<std::tuple<std::string, std::string, std::size_t>>{
             {"", "", 0},
             {"python", "python", 0},
             {"pyhton", "python", 1},
             {"kuberntes", "kubernetes", 1},
             {"kubernettes", "kubernetes", 1},
             {"kubernates", "kubernetes", 1},
             {"xubernetes", "kubernetes", 1},
             {"kubrenets", "kubernetes", 2},
             {"ab", "ba", 1},
             {"abcd", "badc", 2},
             {"ca", "abc", 3},  // no part is edited twice
             {"abc", "xyz", 3},
             {"", "abc", 3},
             {"привт", "привет", 1},
             {"éa", "aé", 1},
         }) {
        SCOPED_TRACE(a + " " + b);
        EXPECT_EQ(edits_between(code_points(a), code_points(b), 4), edits);
        EXPECT_EQ(edits_between(code_points(b), code_points(a), 4), edits);
        EXPECT_EQ(edits_between(code_points(a), code_points(b), 2),
                  std::min<std::size_t>(edits, 3));
        if (edits == 0) continue;
        EXPECT_EQ(edits_between(code_points(a), code_points(b), edits - 1), edits);
    }
}

TEST(Edits, AreFewInShortWords) {
    for (const auto& [letters, allowed] : std::vector<std::pair<std::size_t, std::size_t>>{
             {0, 0}, {2, 0}, {3, 1}, {4, 1}, {5, 2}, {30, 2}}) {
        EXPECT_EQ(edits_allowed(letters), allowed) << letters;
    }
}

}  // namespace
}  // namespace quisait
