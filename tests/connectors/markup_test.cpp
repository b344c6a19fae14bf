#include "connectors/markup.h"

#include <gtest/gtest.h>

namespace quisait {
namespace {

TEST(Markup, FindsTheWebPagesThatATextLinksTo) {
    const auto links = links_of_html(
        "<p><a href='https://a.example/x'>one <b>two</b></a> <a href='/y?a=1&amp;b=2'>y</a>"
        "<a href='#top'>no</a><a href='mailto:a@b.c'>no</a><a href='javascript:x()'>no</a><a>no</a>"
        "<a href='https://a.example/x'>again</a><script>'<a "
        "href=\"https://s.example\">s</a>'</script>",
        "https://blog.example/2026/post");
    const std::vector<Link> expected = {{"https://a.example/x", "one two"},
                                        {"https://blog.example/y?a=1&b=2", "y"}};
    EXPECT_EQ(links, expected);
    EXPECT_TRUE(links_of_html("", "").empty());
    EXPECT_TRUE(links_of_html("<a href='/y'>no base, no address</a>", "").empty());
}

TEST(Markup, IsLinearOnOpenTags) {
    std::string html;
    for (int i = 0; i < 200000; ++i)
        html += "<a href='https://a.example/" + std::to_string(i) + "'><b>";
    EXPECT_EQ(links_of_html(html, "").size(), 10000U);
}

TEST(Markup, MakesALineOfATitle) {
    EXPECT_EQ(line_of_html("Tuning &#8211; <b>part</b>\n 1 &amp; 2"), "Tuning – part 1 & 2");
    EXPECT_EQ(line_of_html("one<br>two"), "one two");
    EXPECT_EQ(line_of_html("plain  text"), "plain text");
    EXPECT_EQ(line_of_html(""), "");
}

TEST(Markup, ResolvesAddressesAgainstTheirDocument) {
    EXPECT_EQ(resolved("c", "https://a.example/b/"), "https://a.example/b/c");
    EXPECT_EQ(resolved("../c", "https://a.example/b/d"), "https://a.example/c");
    EXPECT_EQ(resolved("https://x.example/", "https://a.example/"), "https://x.example/");
    EXPECT_EQ(resolved("c", ""), "c");
    EXPECT_EQ(resolved(std::string(3000, 'x'), "https://a.example/"), "");
}

TEST(Markup, WritesAnElementAsHtml) {
    XmlElement bold;
    bold.name = "b";
    bold.text = "x & y";
    bold.attributes = {{"", "title", "\"<"}};
    bold.at = 4;
    XmlElement line;
    line.name = "br";
    line.at = 4;
    XmlElement element;
    element.text = "one  < two";
    element.children = {bold, line};
    EXPECT_EQ(html_of(element), "one <b title=\"&quot;&lt;\">x &amp; y</b><br> &lt; two");
}

}  // namespace
}  // namespace quisait
