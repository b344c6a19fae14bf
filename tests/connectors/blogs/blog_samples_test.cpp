#include <algorithm>

#include <gtest/gtest.h>

#include "tests/connectors/recording_sink.h"
#include "tests/support/golden.h"
#include "tests/support/temporary_folder.h"

namespace quisait::testing {
namespace {

/// What is said of a sample, without its texts: those are of others.
std::string outline(const Fact& fact) {
    if (const auto* post = std::get_if<Post>(&fact)) {
        return fmt::format(
            "post {} {} in {} under {} by {} on {} title {} body {} {} tags {} links {} files {} "
            "{}",
            post->id, word(post->kind), post->space, post->parent, post->author,
            to_rfc3339(post->created), post->title.size(), post->body.size(), word(post->format),
            post->tags.size(), post->links.size(), post->files.size(), post->lang);
    }
    if (const auto* person = std::get_if<Person>(&fact))
        return fmt::format("person {} emails {}", person->id, person->emails.size());
    if (const auto* space = std::get_if<Space>(&fact))
        return fmt::format("space {} name {} access {}", space->id, space->name.size(),
                           static_cast<int>(space->access.kind));
    if (const auto* gone = std::get_if<Gone>(&fact)) return fmt::format("gone {}", gone->id);
    return std::holds_alternative<Whole>(fact) ? "whole" : "other";
}

std::string outline_of(std::string_view type, const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& file : std::filesystem::directory_iterator{folder})
        if (file.path().extension() == ".xml") paths.push_back(file.path());
    std::sort(paths.begin(), paths.end());
    std::string text;
    for (const auto& path : paths) {
        const auto reading = read_source(type, path);
        text += "# " + path.filename().string() + "\n";
        EXPECT_TRUE(reading.end) << path << ": " << reading.end.error().what();
        for (const auto& fact : reading.said.facts)
            text += outline(fact) + "\n";
        for (const auto& trouble : reading.said.troubles)
            text += "aside " + trouble + "\n";
    }
    return text;
}

TEST(BlogSamples, OfWordpressAreReadOrNamed) {
    const auto folder = shared_folder() / "samples" / "blogs" / "wxr";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no shared samples";
    check_golden_file("tests/golden/wordpress_samples.txt", outline_of("wordpress", folder));
}

}  // namespace
}  // namespace quisait::testing
