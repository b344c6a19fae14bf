#include "base/result.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace quisait {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return fail(Code::bad_input, "{} is odd", number);
    return number / 2;
}

Result<int> quarter(int number) {
    QS_TRY(const auto once, half(number));
    QS_TRY(const auto twice, half(once));
    return twice;
}

TEST(Result, TryGivesTheValueOrReturnsTheError) {
    EXPECT_EQ(*quarter(8), 2);
    const auto failed = quarter(6);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().what(), "3 is odd");
}

TEST(Error, DuringPutsTheLargerStepFirst) {
    const auto error = Error{Code::bad_input, "no text in \"id\""}.during("line 7");
    const Error larger = Error{error}.during("general.jsonl");
    EXPECT_EQ(larger.what(), "general.jsonl: line 7: no text in \"id\"");
}

TEST(Codes, EachHasANameOfItsOwnAndAStatus) {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(Code::internal); ++i) {
        const auto& row = info(static_cast<Code>(i));
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        EXPECT_GE(row.http_status, 400);
        EXPECT_TRUE(row.exit_status == 1 || row.exit_status == 2) << row.name;
    }
}

}  // namespace
}  // namespace quisait
