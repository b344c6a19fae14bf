#include "connectors/yammer_text.h"

#include <gmock/gmock.h>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace quisait {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TextTable names() {
    TextTable table;
    table.add("7", "Bo Li");
    table.add("8", "");
    table.sort();
    return table;
}

TEST(YammerBody, ShowsMentionsByName) {
    const auto body = read_yammer_body("Ask [[user:7]], [[user:8]] or [[user:9]]!", names());
    EXPECT_EQ(body.text, "Ask @Bo Li, @8 or @9!");
    EXPECT_THAT(body.mentions, ElementsAre("7", "8", "9"));
}

TEST(YammerBody, LeavesWhatIsNoMention) {
    for (const std::string text :
         {"[[wiki]]", "[[user:]]", "[[user:7", "[[tag:7]]", "a[0][[1]]", "[[", "]]", "["}) {
        SCOPED_TRACE(text);
        const auto body = read_yammer_body(text, names());
        EXPECT_EQ(body.text, text);
        EXPECT_THAT(body.mentions, IsEmpty());
    }
}

TEST(YammerBody, BreaksLinesAtTheTwoCharactersUnlessItHasBreaks) {
    EXPECT_EQ(read_yammer_body("one\\n\\ntwo", names()).text, "one\n\ntwo");
    EXPECT_EQ(read_yammer_body("see C:\\new\nsecond", names()).text, "see C:\\new\nsecond");
    EXPECT_EQ(read_yammer_body("a\\", names()).text, "a\\");
}

TEST(YammerBody, FindsTagsThatBeginAWord) {
    const auto body =
        read_yammer_body("#xapian (#Été-2026) #42 a#b https://x/#top # #c_d\\n#last", names());
    EXPECT_THAT(body.tags, ElementsAre("xapian", "Été-2026", "c_d", "last"));
}

TEST(YammerBody, IsReadInTimeHoweverItIsMadeOf) {
    for (const std::string part : {"[[user:", "[[", "#a ", "[[user:7]] ", "\\n"}) {
        std::string cell;
        while (cell.size() < (4U << 20U))
            cell += part;
        const auto body = read_yammer_body(cell, names());
        EXPECT_LE(body.mentions.size(), 10000U);
        EXPECT_LE(body.tags.size(), 10000U);
    }
}

std::string links_of(std::string_view cell) {
    std::string text;
    for (const auto& link : read_yammer_attachments(cell).links)
        text += "<" + link.url + "|" + link.title + ">";
    return text;
}

TEST(YammerAttachments, ReadsLinksAndFiles) {
    const auto found = read_yammer_attachments(
        R"(opengraphobject:[77 : https://xapian.org/docs : title="Docs" : description="Manual"], uploadedfile:127815379,uploadedfile:9)");
    ASSERT_EQ(found.links.size(), 1U);
    EXPECT_EQ(found.links[0], (Link{"https://xapian.org/docs", "Docs"}));
    EXPECT_THAT(found.file_ids, ElementsAre("127815379", "9"));
}

TEST(YammerAttachments, TakesCommasColonsAndBracketsInsideQuotes) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {R"(opengraphobject:[1 : https://a/ : title="a, b : c [d]" : description="e"])",
         "<https://a/|a, b : c [d]>"},
        {R"(opengraphobject:[1 : https://a/])", "<https://a/|>"},
        {R"(opengraphobject:[1 : https://a/ : description="only"])", "<https://a/|>"},
        {R"(opengraphobject:[1 : https://a/],opengraphobject:[2 : https://b/])",
         "<https://a/|><https://b/|>"},
        {R"(opengraphobject:[1 : https://a/ : title="5" wide"],opengraphobject:[2 : https://b/])",
         "<https://a/|5\" wide><https://b/|>"},
        {R"(opengraphobject:[1 : https://a/)", "<https://a/|>"},
        {R"(opengraphobject:[])", ""},
        {R"(user:7, newkind:[9], opengraphobject:[2 : https://b/])", "<https://b/|>"},
        {"", ""},
    };
    for (const auto& [cell, links] : cases) {
        SCOPED_TRACE(cell);
        EXPECT_EQ(links_of(cell), links);
    }
}

TEST(YammerAttachments, AreReadInTimeHoweverTheyAreMadeOf) {
    for (const std::string part : {"opengraphobject:[\"", "opengraphobject:[", "uploadedfile:", ",",
                                   "user:", "opengraphobject:[1 : x"}) {
        std::string cell;
        while (cell.size() < (1U << 20U))
            cell += part;
        EXPECT_LE(read_yammer_attachments(cell).links.size(), 10000U);
    }
}

}  // namespace
}  // namespace quisait
