#include "tests/sample/sample.h"

#include <algorithm>
#include <array>
#include <set>

#include <gtest/gtest.h>

#include "base/text.h"
#include "tests/sample/sample_folder.h"

namespace quisait {
namespace {

using sample::Source;
using testing::SampleFolder;

constexpr std::array kBoth = {Source::network, Source::chat};

/// How many of the words stand in the text, which has single spaces between words.
int count_words(const std::string& text, std::initializer_list<const char*> words) {
    int count = 0;
    for (const auto* word : words)
        count += lower_ascii(text).find(word) != std::string::npos ? 1 : 0;
    return count;
}

TEST(Sample, TheSameSeedGivesTheSameBytes) {
    const SampleFolder one{400};
    const SampleFolder two{400};
    const SampleFolder other{400, 2};
    for (const auto* file :
         {"facts.ndjson", "chat.ndjson", "truth.json", "yammer-export.zip", "quisait.toml"}) {
        SCOPED_TRACE(file);
        EXPECT_EQ(one.text(file), two.text(file));
    }
    EXPECT_NE(one.text("facts.ndjson"), other.text("facts.ndjson"));
}

TEST(Sample, EveryFactIsSoundAndClean) {
    const SampleFolder sample;
    for (const auto source : kBoth) {
        for (const auto& fact : sample.facts(source)) {
            SCOPED_TRACE(to_line(fact));
            const auto sound = check(fact);
            EXPECT_TRUE(sound) << (sound ? "" : sound.error().what());
            EXPECT_TRUE(cleaned(fact) == fact) << to_line(cleaned(fact));
        }
    }
}

TEST(Sample, HasAsManyPostsAsWereAskedFor) {
    const SampleFolder sample{777};
    std::set<std::string> ids;
    for (const auto source : kBoth)
        for (const auto& fact : sample.facts(source))
            if (const auto* post = std::get_if<Post>(&fact)) ids.insert(post->id);
    EXPECT_EQ(ids.size(), 777U);
}

TEST(Sample, RefusesSizesOutOfBounds) {
    const testing::TemporaryFolder folder;
    sample::Options options;
    options.folder = folder.path();
    options.size.people = 3;
    const auto written = sample::write_sample(options);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), Code::bad_parameter);
    EXPECT_EQ(written.error().what(), "people is 3, allowed are 12 to 1000000");
}

TEST(Sample, ThreadsHangTogetherAndGoForwardInTime) {
    const SampleFolder sample;
    for (const auto source : kBoth) {
        const auto posts = sample.posts(source);
        for (const auto& [id, post] : posts) {
            SCOPED_TRACE(id);
            EXPECT_LT(post.created, testing::sample_day());
            ASSERT_TRUE(posts.contains(post.thread));
            EXPECT_EQ(post.thread == id, post.parent.empty());
            if (post.parent.empty()) continue;
            ASSERT_TRUE(posts.contains(post.parent));
            const auto& parent = posts.at(post.parent);
            EXPECT_EQ(parent.thread, post.thread);
            EXPECT_EQ(parent.space, post.space);
            EXPECT_GE(post.created, parent.created);
        }
    }
}

TEST(Sample, HalfOfTheWordsAreFrench) {
    const SampleFolder sample;
    int french = 0;
    int english = 0;
    for (const auto source : kBoth) {
        for (const auto& [id, post] : sample.posts(source)) {
            const auto fr = count_words(post.body, {" le ", " la ", " les ", " pas ", " est ",
                                                    " pour ", " une ", " vous ", " sur "});
            const auto en = count_words(
                post.body, {" the ", " is ", " to ", " for ", " and ", " you ", " of ", " with "});
            french += fr > en ? 1 : 0;
            english += en > fr ? 1 : 0;
        }
    }
    ASSERT_GT(french + english, 900);
    const auto share = static_cast<double>(french) / (french + english);
    EXPECT_GT(share, 0.4);
    EXPECT_LT(share, 0.6);
    RecordProperty("french_percent", static_cast<int>(share * 100));
}

TEST(Sample, FewBodiesAreRepeated) {
    // Short thanks and the like are repeated by people too.
    constexpr std::size_t kShort = 20;
    const SampleFolder sample{3000};
    std::set<std::string> bodies;
    int posts = 0;
    int repeats = 0;
    for (const auto source : kBoth) {
        for (const auto& [id, post] : sample.posts(source)) {
            ++posts;
            if (post.body.size() >= kShort && !bodies.insert(post.body).second) ++repeats;
        }
    }
    EXPECT_LT(repeats * 100, posts * 3) << repeats << " of " << posts;
}

TEST(Sample, HasEditsDeletionsMentionsLinksFilesAndTags) {
    const SampleFolder sample;
    int edits = 0;
    int deletions = 0;
    int mentions = 0;
    int links = 0;
    int files = 0;
    int tags = 0;
    for (const auto& fact : sample.facts(Source::network)) {
        if (std::holds_alternative<Gone>(fact)) ++deletions;
        const auto* post = std::get_if<Post>(&fact);
        if (post == nullptr) continue;
        edits += post->changed ? 1 : 0;
        mentions += post->mentions.empty() ? 0 : 1;
        links += post->links.empty() ? 0 : 1;
        files += post->files.empty() ? 0 : 1;
        tags += post->tags.empty() ? 0 : 1;
    }
    for (const auto count : {edits, deletions, mentions, links, files, tags})
        EXPECT_GT(count, 5);
}

}  // namespace
}  // namespace quisait
