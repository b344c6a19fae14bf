#include "tests/sample/sample_folder.h"

#include <sstream>

#include <gtest/gtest.h>

#include "base/files.h"

namespace quisait::testing {

SampleFolder::SampleFolder(std::size_t posts, std::uint64_t seed) {
    sample::Options options;
    options.size.posts = posts;
    options.size.seed = seed;
    options.size.until = sample_day();
    options.folder = folder_.path();
    const auto written = sample::write_sample(options);
    EXPECT_TRUE(written) << (written ? "" : written.error().what());
}

std::string SampleFolder::text(const std::string& name) const {
    auto text = read_file(folder_ / name, 1U << 30U);
    EXPECT_TRUE(text) << name;
    return text ? *std::move(text) : std::string{};
}

std::vector<Fact> SampleFolder::facts(sample::Source source) const {
    std::vector<Fact> facts;
    std::istringstream lines{
        text(source == sample::Source::network ? "facts.ndjson" : "chat.ndjson")};
    for (std::string line; std::getline(lines, line);) {
        auto fact = parse_fact(line);
        EXPECT_TRUE(fact) << line;
        if (fact) facts.push_back(*std::move(fact));
    }
    return facts;
}

std::map<std::string, Post> SampleFolder::posts(sample::Source source) const {
    std::map<std::string, Post> posts;
    for (auto& fact : facts(source)) {
        if (auto* post = std::get_if<Post>(&fact)) posts.insert_or_assign(post->id, *post);
        const auto* gone = std::get_if<Gone>(&fact);
        if (gone != nullptr) posts.erase(gone->id);
    }
    return posts;
}

Json SampleFolder::truth() const {
    auto json = Json::parse(text("truth.json"));
    EXPECT_TRUE(json) << (json ? "" : json.error().what());
    return *std::move(json);
}

std::vector<JsonValue> list_of(const JsonValue& object, std::string_view name) {
    auto list = object.list(name);
    EXPECT_TRUE(list && object.member(name)) << name;
    return list ? *std::move(list) : std::vector<JsonValue>{};
}

std::vector<std::string> texts_of(const JsonValue& object, std::string_view name) {
    const auto texts = object.texts(name);
    EXPECT_TRUE(texts && object.member(name)) << name;
    if (!texts) return {};
    return {texts->begin(), texts->end()};
}

std::string text_of(const JsonValue& object, std::string_view name) {
    const auto text = object.text(name);
    EXPECT_TRUE(text) << name;
    return text ? std::string{*text} : std::string{};
}

Instant sample_day() {
    return *parse_day("2026-11-15");
}

}  // namespace quisait::testing
