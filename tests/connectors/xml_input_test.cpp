#include "connectors/xml_input.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

namespace quisait {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// An element on one line: name, attributes, text with children where they stand.
std::string shown(const XmlElement& element) {
    std::string text = element.name;
    if (!element.space.empty()) text += "{" + element.space + "}";
    for (const auto& one : element.attributes)
        text += " " + one.name + "=" + one.value;
    std::string inner = element.text;
    for (auto child = element.children.rbegin(); child != element.children.rend(); ++child)
        inner.insert(child->at, "<" + shown(*child) + ">");
    return inner.empty() ? text : text + ":" + inner;
}

class Recorder : public XmlTaker {
public:
    bool wants(const XmlElement& head) override { return head.name == "item"; }
    Result<> take(const XmlElement& element, const std::string& fault,
                  const std::optional<XmlTrouble>& damage) override {
        items.push_back(fault.empty() ? shown(element) : "FAULT " + fault);
        lines.push_back(element.line);
        if (damage) damages.push_back(std::to_string(damage->line) + ": " + damage->reason);
        return items.size() == most ? Result<>{Error{Code::stopped, "enough"}} : Result<>{};
    }
    std::vector<std::string> items;
    std::vector<std::int64_t> lines;
    std::vector<std::string> damages;
    std::size_t most = 1000000;
};

class XmlInputTest : public ::testing::Test {
protected:
    std::vector<std::string> items(const std::string& xml, std::size_t piece = 1U << 16U,
                                   std::string_view encoding = {}) {
        recorder_ = {};
        XmlInput input{kLongest, encoding, recorder_};
        for (std::size_t at = 0; at < xml.size(); at += piece)
            EXPECT_TRUE(input.feed(std::string_view{xml}.substr(at, piece)));
        EXPECT_TRUE(input.finish());
        broken_ = input.broken()
                      ? std::to_string(input.broken()->line) + ": " + input.broken()->reason
                      : "";
        return recorder_.items;
    }

    static constexpr std::size_t kLongest = 100000;
    Recorder recorder_;
    std::string broken_;
};

TEST_F(XmlInputTest, GivesWantedElementsWholeWithTheirLines) {
    EXPECT_THAT(
        items("<r>\n<x>no</x><item a='1' b=\"2\">one <b>two</b> three</item>\n<c><item/></c></r>"),
        ElementsAre("item a=1 b=2:one <b:two> three", "item"));
    EXPECT_THAT(recorder_.lines, ElementsAre(2, 3));
    EXPECT_EQ(broken_, "");
    EXPECT_THAT(items("\n\n  <?xml version='1.0'?><r>\n<item/></r>"), ElementsAre("item"));
    EXPECT_THAT(recorder_.lines, ElementsAre(4));
}

TEST_F(XmlInputTest, NamesSpacesByTheirAddressWhateverThePrefix) {
    EXPECT_THAT(
        items(
            "<r xmlns:p='urn:a' xmlns:q='urn:b'><p:item><q:x/><x xmlns='urn:a'/><x/></p:item></r>"),
        ElementsAre("item{urn:a}:<x{urn:b}><x{urn:a}><x>"));
}

TEST_F(XmlInputTest, IsTheSameInPiecesOfAnySize) {
    const std::string xml =
        "<?xml version='1.0' encoding='ISO-8859-1'?><r><item a='&lt;é'>x<![CDATA[ é <b> ]]>"
        "]]&gt;&amp;&eacute;&#233; R&D ]]> <!-- c --><b>ö</b></item></r>";
    const auto whole = items(xml);
    EXPECT_THAT(whole, ElementsAre("item a=<é:x é <b> ]]>&éé R&D ]]> <b:ö>"));
    for (std::size_t piece = 1; piece < xml.size(); ++piece) {
        SCOPED_TRACE(piece);
        EXPECT_EQ(items(xml, piece), whole);
        EXPECT_EQ(broken_, "");
    }
}

TEST_F(XmlInputTest, KeepsTextThatProgramsWroteByHand) {
    struct Case {
        std::string xml;
        std::string text;
    };
    for (const auto& [xml, text] : std::vector<Case>{
             {"R&D and &nope; & more &amp; &nbsp;x", "R&D and &nope; & more & \xC2\xA0x"},
             {"before ]]> behind &amp; on", "before ]]> behind & on"},
             {"é before ]]> behind", "é before ]]> behind"},
             {"a\x01z\x0B&#1;\x1F.", "a z  ."},
             {"a\xEF\xBF\xBFz", "a   z"}}) {
        SCOPED_TRACE(xml);
        EXPECT_THAT(items("<r><item>" + xml + "</item></r>"), ElementsAre("item:" + text));
        EXPECT_THAT(recorder_.damages, IsEmpty());
        EXPECT_EQ(broken_, "");
    }
    EXPECT_THAT(items("<r><item>\n<a b='?x=1&y=2'/></item><item/></r>"), testing::SizeIs(2));
    EXPECT_THAT(recorder_.damages,
                ElementsAre("2: a lone \"&\" in an attribute: some of its value is lost"));
}

TEST_F(XmlInputTest, KeepsWhatStandsBeforeABreakAndSaysWhereItIs) {
    struct Case {
        std::string rest;
        std::string reason;
    };
    for (const auto& [rest, reason] : std::vector<Case>{
             {"<a></b></item>", "the tag that ends here is not the one that began"},
             {"<item>cut", "it ends before its elements do"},
             {"<item a='1' a='2'/></r>", "an attribute stands twice"},
             {"<item>1 < 2</item></r>", "not well-formed XML"},
             {"</r><item/>", "something stands behind its last element"},
             {"<item " + std::string(200000, 'x'), "a tag or a comment that does not end"}}) {
        SCOPED_TRACE(rest.substr(0, 20));
        EXPECT_THAT(items("<r><item>good</item>\n" + rest), ElementsAre("item:good"));
        EXPECT_EQ(broken_, "2: " + reason);
    }
    EXPECT_THAT(items(""), IsEmpty());
    EXPECT_EQ(broken_, "1: no XML");
    EXPECT_THAT(items("no XML at all"), IsEmpty());
    EXPECT_THAT(broken_, HasSubstr("1: "));
}

TEST_F(XmlInputTest, FetchesNothingAndExpandsNothing) {
    const std::string xml =
        "<!DOCTYPE r SYSTEM 'http://192.0.2.1/r.dtd' [<!ENTITY f SYSTEM 'file:///etc/passwd'>"
        "<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY % p SYSTEM 'file:///etc/passwd'>"
        "%p;]><r><item>&f;&b;&a;</item></r>";
    EXPECT_THAT(items(xml), ElementsAre("item:&f;&b;&a;"));
}

TEST_F(XmlInputTest, GivesAnElementThatIsTooLongWithAFaultAndGoesOn) {
    const std::string long_text(kLongest + 1, 'x');
    std::string many;
    for (int i = 0; i < 2000; ++i)
        many += "<a/>";
    EXPECT_THAT(items("<r><item>" + long_text + "</item><item><b><c>" + long_text +
                      "</c></b></item><item>" + many + "</item><item>good</item></r>"),
                ElementsAre("FAULT longer than 100000 bytes", "FAULT longer than 100000 bytes",
                            "FAULT longer than 100000 bytes", "item:good"));
}

TEST_F(XmlInputTest, EndsAtDepthsAndAttributesThatNobodyWrites) {
    std::string deep;
    for (int i = 0; i < 300; ++i)
        deep += "<a>";
    items("<r><item/>" + deep);
    EXPECT_EQ(broken_, "1: elements more than 256 deep");
    std::string many = "<r><item/><b";
    for (int i = 0; i < 257; ++i)
        many += " a" + std::to_string(i) + "=''";
    EXPECT_THAT(items(many + "/></r>"), ElementsAre("item"));
    EXPECT_EQ(broken_, "1: more than 256 attributes");
    for (int i = 257; i < 20000; ++i)
        many += " a" + std::to_string(i) + "=''";
    items(many + "/></r>");
    EXPECT_THAT(broken_, HasSubstr("1: "));
}

TEST_F(XmlInputTest, ReadsWhatIsDeclaredWronglyAndWhatIsKnownFromElsewhere) {
    const std::string begin = "<?xml version='1.0' encoding='";
    EXPECT_THAT(items(begin + "invalid'?><r><item>Café</item></r>"), ElementsAre("item:Café"));
    EXPECT_THAT(items(begin + "utf-8'?><r><item>Caf\xE9</item></r>"), ElementsAre("item:Café"));
    EXPECT_THAT(items(begin + "UTF-16'?><r><item>Café</item></r>"), ElementsAre("item:Café"));
    EXPECT_THAT(items("<r><item>\xF0\xD2</item></r>", 1U << 16U, "koi8-r"), ElementsAre("item:Пр"));
    const std::string declared = begin + "koi8-r'?><r><item>\xF0\xD2</item></r>";
    EXPECT_THAT(items(declared), ElementsAre("item:Пр"));
    for (std::size_t piece = 1; piece < 60; ++piece)
        EXPECT_THAT(items(declared, piece), ElementsAre("item:Пр"));
}

TEST(XmlInput, EndsWithTheErrorOfItsTaker) {
    Recorder recorder;
    recorder.most = 2;
    XmlInput input{1000, {}, recorder};
    auto fed = input.feed("<r><item/><item/><item/></r>" + std::string(2000, ' '));
    ASSERT_FALSE(fed);
    EXPECT_EQ(fed.error().code(), Code::stopped);
    EXPECT_EQ(recorder.items.size(), 2U);
}

TEST(XmlElement, FindsChildrenAndAttributesByNameAndSpace) {
    XmlElement element;
    element.attributes = {{"", "a", "1"}, {"urn:a", "a", "2"}};
    XmlElement child;
    child.name = "c";
    child.text = "  x ";
    element.children.push_back(child);
    EXPECT_EQ(element.attribute("a"), "1");
    EXPECT_EQ(element.attribute("a", "urn:a"), "2");
    EXPECT_EQ(element.attribute("b"), "");
    EXPECT_EQ(element.child_text("", "c"), "x");
    EXPECT_EQ(element.child_text("urn:a", "c"), "");
}

}  // namespace
}  // namespace quisait
