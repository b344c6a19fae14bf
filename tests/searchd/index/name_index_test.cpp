#include "searchd/index/name_index.h"

#include <gtest/gtest.h>

namespace quisait {
namespace {

std::string found(const NameIndex& index, std::string_view asked) {
    std::string text;
    for (const auto& one : index.beginning_with(asked)) {
        text += (text.empty() ? "" : " ") + std::to_string(one.number) + (one.at_start ? "!" : "");
    }
    return text;
}

TEST(NameIndex, FindsNamesByTheBeginningOfAnyWord) {
    NameIndex index;
    const std::vector<std::string> names{"ada byron", "anne-marie de la tour", "bo adams", "ada"};
    for (std::uint32_t i = 0; i < names.size(); ++i)
        index.add(names[i], i);
    index.add("b.lind", 2);
    index.finish();
    for (const auto& [asked, numbers] : std::vector<std::pair<std::string, std::string>>{
             {"ada", "0! 2 3!"},
             {"ada b", "0! 2"},
             {"byron ada", "0"},
             {"adam", "2"},
             {"marie", "1"},
             {"anne-m", "1!"},
             {"lind", "2"},
             {"b", "0 2!"},
             {"tour de la", "1"},
             {"da", ""},
             {"adams x", ""},
             {"", ""},
             {"  ", ""},
             {"zz", ""},
         }) {
        SCOPED_TRACE(asked);
        EXPECT_EQ(found(index, asked), numbers);
    }
    EXPECT_EQ(found(NameIndex{}, "a"), "");
}

}  // namespace
}  // namespace quisait
