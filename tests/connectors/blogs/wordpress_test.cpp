#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "connectors/blogs/wordpress_text.h"
#include "tests/connectors/recording_sink.h"
#include "tests/connectors/zip_file.h"
#include "tests/support/temporary_folder.h"

namespace quisait::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::string_view kType = "wordpress";

std::filesystem::path fixture(const std::string& state) {
    return source_path("tests/fixtures/wordpress") / state;
}

/// An export of a version with what is given in its channel.
std::string export_of(const std::string& inner, const std::string& version = "1.2") {
    return "<rss xmlns:wp='http://wordpress.org/export/" + version +
           "/' xmlns:excerpt='http://wordpress.org/export/" + version +
           "/excerpt/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
           " xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>" +
           inner + "</channel></rss>";
}

std::string item(const std::string& id, const std::string& inner) {
    return "<item><title>T</title><wp:post_id>" + id +
           "</wp:post_id><wp:post_date_gmt>2026-03-14 09:26:53</wp:post_date_gmt>" + inner +
           "</item>";
}
const std::string kOpen = "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>";

class Wordpress : public ::testing::Test {
protected:
    const std::vector<std::string>& lines(const std::string& xml) {
        write_text(folder_ / "blog.xml", xml);
        return lines_at(folder_ / "blog.xml");
    }
    const std::vector<std::string>& lines_at(const std::filesystem::path& path) {
        reading_ = read_source(kType, path);
        EXPECT_TRUE(reading_.end) << reading_.end.error().what();
        return reading_.said.lines;
    }
    std::vector<Post> posts(const std::string& xml) {
        lines(xml);
        std::vector<Post> found;
        for (const auto& fact : reading_.said.facts)
            if (const auto* post = std::get_if<Post>(&fact)) found.push_back(*post);
        return found;
    }
    bool is_whole(const std::string& xml) {
        const auto& said = lines(xml);
        return !said.empty() && said.back().starts_with(R"({"whole")");
    }

    TemporaryFolder folder_;
    Reading reading_;
};

TEST_F(Wordpress, SaysTheSameOfAFileAFolderAndAZip) {
    const auto unpacked = lines_at(fixture("first"));
    EXPECT_EQ(lines_at(fixture("first") / "blog.xml"), unpacked);
    zip_folder(fixture("first"), folder_ / "first.zip");
    EXPECT_EQ(lines_at(folder_ / "first.zip"), unpacked);
    EXPECT_GT(unpacked.size(), 15U);
}

TEST_F(Wordpress, GoesOnWhereItWasStopped) {
    const auto all = read_source(kType, fixture("first"));
    for (std::size_t i = 0; i < all.said.checkpoints.size(); ++i) {
        const auto rest = read_source(kType, fixture("first"), all.said.checkpoints[i]);
        const auto told = static_cast<std::ptrdiff_t>(all.said.facts_at_mark[i]);
        EXPECT_EQ(rest.said.lines,
                  std::vector<std::string>(all.said.lines.begin() + told, all.said.lines.end()));
    }
    for (const std::string from : {"{}", "not JSON", R"({"document":-1})", R"({"done":"x"})"})
        EXPECT_EQ(read_source(kType, fixture("first"), from).said.lines, all.said.lines) << from;
}

TEST_F(Wordpress, ReadsEveryVersion) {
    for (const std::string version : {"1.0", "1.1", "1.2", "2.10"}) {
        SCOPED_TRACE(version);
        EXPECT_EQ(posts(export_of(item("1", kOpen), version)).size(), 1U);
    }
    for (const std::string version : {"", ".", "1.2x", "1.2/excerpt"}) {
        SCOPED_TRACE(version);
        EXPECT_THAT(posts(export_of(item("1", kOpen), version)), IsEmpty());
    }
}

TEST_F(Wordpress, IsWholeOnlyWhenTheExportIsOfEverything) {
    const std::string category = "<category domain='category' nicename='a'>A</category>";
    const std::string declared = "<wp:category/>";
    EXPECT_FALSE(is_whole(export_of(item("1", kOpen + category)))) << "of posts alone";
    EXPECT_FALSE(is_whole(export_of(declared + item("1", kOpen + category)))) << "of a category";
    EXPECT_TRUE(is_whole(export_of(declared + item("1", kOpen + category) + item("2", kOpen))));
    EXPECT_TRUE(is_whole(export_of(declared + declared + item("1", kOpen + category))));
    EXPECT_FALSE(is_whole(export_of(declared + declared + item("1", kOpen)) + "behind"));
}

TEST_F(Wordpress, KnowsAuthorsByNumberAndThoseOfOldExportsByLogin) {
    const auto& said = lines(
        export_of("<wp:author><wp:author_id>7</wp:author_id><wp:author_login>ada</wp:author_login>"
                  "<wp:author_display_name>Ada &amp;amp; Co</wp:author_display_name></wp:author>" +
                  item("1", kOpen + "<dc:creator>ada</dc:creator>") +
                  item("2", kOpen + "<dc:creator>bo</dc:creator>") +
                  item("3", kOpen + "<dc:creator>bo</dc:creator>")));
    EXPECT_THAT(
        said,
        Contains(R"({"person":{"id":"7","name":"Ada & Co","handles":["ada"],"state":"active"}})"));
    EXPECT_EQ(
        std::count(
            said.begin(), said.end(),
            R"({"person":{"id":"@bo","name":"bo","handles":["bo"],"state":"active","brief":true}})"),
        1);
    EXPECT_THAT(said, Contains(HasSubstr(R"("id":"1","space":"blog","thread":"1","author":"7")")));
    EXPECT_THAT(said,
                Contains(HasSubstr(R"("id":"3","space":"blog","thread":"3","author":"@bo")")));
}

TEST_F(Wordpress, TakesFilesToTheirPostsWhereverTheyStand) {
    const auto file = [](const std::string& id, const std::string& parent,
                         const std::string& more) {
        return item(id,
                    "<wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>"
                    "<wp:post_parent>" +
                        parent +
                        "</wp:post_parent><wp:attachment_url>"
                        "https://b.example/" +
                        id + ".png</wp:attachment_url>" + more);
    };
    const auto found = posts(export_of(file("8", "1", "") + item("1", kOpen) + file("9", "1", "") +
                                       file("10", "0", "") +
                                       file("11", "1", "<wp:post_password>x</wp:post_password>")));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_THAT(found[0].files, ElementsAre(File{"T", "https://b.example/8.png", "", 0},
                                            File{"T", "https://b.example/9.png", "", 0}));
}

TEST_F(Wordpress, TakesTheExcerptWhereThereIsNoBodyAndTheFirstOfTwoNumbers) {
    const auto found = posts(export_of(item(
        "1", kOpen + "<content:encoded> </content:encoded><excerpt:encoded>short</excerpt:encoded>"
                     "<wp:post_id>999</wp:post_id>")));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].id, "1");
    EXPECT_EQ(found[0].body, "short");
}

TEST_F(Wordpress, SaysThatThingsInTheTrashAreGoneWithTheirComments) {
    EXPECT_THAT(lines(export_of(
                    item("1",
                         "<wp:status>trash</wp:status><wp:comment><wp:comment_id>5</wp:comment_id>"
                         "<wp:comment_approved>1</wp:comment_approved></wp:comment>"))),
                ::testing::IsSupersetOf({R"({"gone":{"kind":"post","id":"1"}})",
                                         R"({"gone":{"kind":"post","id":"comment-5"}})"}));
}

TEST_F(Wordpress, SaysWhatToNameWhenThereIsNoExport) {
    write_text(folder_ / "notes.txt", "x");
    reading_ = read_source(kType, folder_.path());
    ASSERT_FALSE(reading_.end);
    EXPECT_THAT(reading_.end.error().what(), HasSubstr("no .xml file"));
}

TEST_F(Wordpress, KeepsNoAddressOfWhoComments) {
    for (const auto& line : lines_at(fixture("first")))
        EXPECT_THAT(line, Not(HasSubstr("example.net")));
}

TEST(WordpressText, LeavesShortCodesOut) {
    struct Case {
        std::string body;
        std::string text;
    };
    for (const auto& [body, text] : std::vector<Case>{
             {"a [gallery ids=\"1,2\"] b", "a  b"},
             {"[caption id='x']A picture[/caption]", "A picture"},
             {"[embed]https://v.example/1[/embed]", "https://v.example/1"},
             {"he said [sic] and [1] and a[i] = b[j]", "he said [sic] and [1] and a[i] = b[j]"},
             {"[open", "[open"},
             {"[]", "[]"},
             {"[[gallery a=b]]", "[]"}}) {
        EXPECT_EQ(without_short_codes(body), text);
    }
}

}  // namespace
}  // namespace quisait::testing
