#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/json.h"
#include "connectors/fact.h"
#include "tests/sample/sample.h"
#include "tests/support/temporary_folder.h"

namespace quisait::testing {

/// A sample network on disk for as long as this object lives.
class SampleFolder {
public:
    static constexpr std::size_t kPosts = 1500;

    explicit SampleFolder(std::size_t posts = kPosts, std::uint64_t seed = 1);

    std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }
    std::string text(const std::string& name) const;
    std::vector<Fact> facts(sample::Source source) const;
    /// The last state of each post that is not gone, by id.
    std::map<std::string, Post> posts(sample::Source source) const;
    Json truth() const;

private:
    TemporaryFolder folder_;
};

/// A list of the truth file; the test fails if it is not there. Valid while the Json lives.
std::vector<JsonValue> list_of(const JsonValue& object, std::string_view name);
std::vector<std::string> texts_of(const JsonValue& object, std::string_view name);
std::string text_of(const JsonValue& object, std::string_view name);

/// The last day of the samples of the tests.
Instant sample_day();

}  // namespace quisait::testing
