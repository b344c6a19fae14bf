#include "connectors/csv_input.h"

#include <gmock/gmock.h>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace quisait {
namespace {

using ::testing::ElementsAre;

/// The rows of a table with the columns a, b and c, read in pieces of `piece` bytes: each as
/// "line: a|b|c" or "line: fault".
std::string rows_of(std::string_view csv, std::size_t piece, std::size_t longest = 100) {
    std::string text;
    CsvInput input{longest, [&](const CsvRow& row) -> Result<> {
                       if (!text.empty()) text += '\n';
                       text += std::to_string(row.line()) + ": ";
                       if (row.fault()) {
                           text += *row.fault();
                           return {};
                       }
                       text += std::string{row.cell("a")} + '|' + std::string{row.cell("b")} + '|' +
                               std::string{row.cell("c")};
                       return {};
                   }};
    for (std::size_t at = 0; at < csv.size(); at += piece) {
        if (const auto fed = input.feed(csv.substr(at, piece)); !fed) return fed.error().what();
    }
    if (const auto ended = input.finish(); !ended) return ended.error().what();
    return text;
}

TEST(CsvInput, ReadsEachDialectInPiecesOfAnySize) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"a,b,c\n1,2,3\n", "2: 1|2|3"},
        {"a,b,c\r\n1,2,3\r\n4,5,6", "2: 1|2|3\n3: 4|5|6"},
        {"a,b,c\r1,2,3\r", "2: 1|2|3"},
        {"\xEF\xBB\xBF"
         "a,b,c\n1,2,3\n",
         "2: 1|2|3"},
        {"\xEF\xBB\xBF\"a\",\"b\",\"c\"\n1,2,3\n", "2: 1|2|3"},
        {"C, A ,B\n1,2,3\n", "2: 2|3|1"},
        {"a,b,c\n\n1,2,3\n \n,,\n4,5,6\n\n", "3: 1|2|3\n6: 4|5|6"},
        {"a,b,c\n\"x\ny\",\"1\r\n2\",\"he said \"\"hi\"\"\"\n4,5,6\n",
         "2: x\ny|1\r\n2|he said \"hi\"\n5: 4|5|6"},
        {"a,b,c\n\"say \"hi\" now\",2,3\n", "2: say \"hi\" now|2|3"},
        {"a,b,c\n\"1\" , \"2,2\" ,\"3\"\n", "2: 1|2,2|3"},
        {"a,b,c\nx\"y,null, \n", "2: x\"y||"},
        {"a,b,c\n1,2,", "2: 1|2|"},
        {"b,more\n2,5\n", "2: |2|"},
        {"a,b,c\n1,2\n1,2,3,4\n5,6,7\n",
         "2: 2 cells where the header names 3\n3: 4 cells where the header names 3\n4: 5|6|7"},
        {"", ""},
        {"a,b,c", ""},
    };
    for (const auto& [csv, rows] : cases) {
        for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{1000}}) {
            SCOPED_TRACE(csv + " by " + std::to_string(piece));
            EXPECT_EQ(rows_of(csv, piece), rows);
        }
    }
}

TEST(CsvInput, PassesOverARowOfAnyLengthAndReadsTheNext) {
    std::string csv = "a,b,c\n1,\"";
    csv += std::string(50U << 20U, 'x') + "\",3\n4,5,6\n";
    EXPECT_EQ(rows_of(csv, 65536), "2: longer than 100 bytes\n3: 4|5|6");
    EXPECT_EQ(rows_of("a,b,c\n" + std::string(98, 'x') + ",1,2\n", 7),
              "2: " + std::string(98, 'x') + "|1|2");
    EXPECT_EQ(rows_of("a,b,c\n" + std::string(99, 'x') + ",1,2\n", 7), "2: longer than 100 bytes");
}

TEST(CsvInput, LosesOnlyTheRestWhenAQuoteIsNeverClosed) {
    EXPECT_EQ(rows_of("a,b,c\n1,2,3\n4,\"5,6\n7,8,9\n", 5),
              "2: 1|2|3\n3: 2 cells where the header names 3");
}

TEST(CsvInput, RefusesAHeaderLongerThanARow) {
    EXPECT_EQ(rows_of(std::string(200, 'x') + "\n1\n", 64), "the header is longer than 100 bytes");
}

TEST(CsvInput, EndsWithTheErrorOfTheTaker) {
    int rows = 0;
    CsvInput input{100, [&](const CsvRow& /*row*/) -> Result<> {
                       ++rows;
                       return Error{Code::stopped, "enough"};
                   }};
    const auto fed = input.feed("a\n1\n2\n");
    ASSERT_FALSE(fed);
    EXPECT_EQ(fed.error().code(), Code::stopped);
    EXPECT_EQ(rows, 1);
}

TEST(CsvRow, TellsTrueAndFalseFromNeither) {
    std::vector<std::string> words;
    CsvInput input{
        100, [&](const CsvRow& row) -> Result<> {
            words.emplace_back(row.is_true("a") ? "true" : row.is_false("a") ? "false" : "neither");
            EXPECT_TRUE(row.has_column("b"));
            EXPECT_FALSE(row.has_column("c"));
            return {};
        }};
    ASSERT_TRUE(input.feed("a,B\nTRUE,1\nfalse,1\n,1\nnull,1\n1,1\n"));
    EXPECT_THAT(words, ElementsAre("true", "false", "neither", "neither", "neither"));
}

}  // namespace
}  // namespace quisait
