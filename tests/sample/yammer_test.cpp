// Facts in, facts out: the export is read back by the connector, and says what the facts say, as
// far as an export can: docs/sources/yammer_export.md.
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "connectors/connector.h"
#include "tests/sample/sample_folder.h"

namespace quisait {
namespace {

using sample::Source;
using testing::SampleFolder;

/// What a run of a connector leaves behind.
class Collected : public FactSink {
public:
    Result<> take(Fact fact, std::string_view where) override {
        fact = cleaned(std::move(fact));
        const auto sound = check(fact);
        EXPECT_TRUE(sound) << where << ": " << (sound ? "" : sound.error().what());
        if (auto* one = std::get_if<Person>(&fact); one != nullptr && !one->brief) {
            people[one->id] = *one;
        }
        if (auto* one = std::get_if<Space>(&fact); one != nullptr && !one->brief) {
            spaces[one->id] = *one;
        }
        if (auto* one = std::get_if<Post>(&fact)) posts[one->id] = *one;
        if (auto* one = std::get_if<Gone>(&fact)) gone.insert(one->id);
        if (std::holds_alternative<Whole>(fact)) ++wholes;
        return {};
    }
    Result<> set_aside(SetAside item) override {
        ADD_FAILURE() << item.where << ": " << item.reason;
        return {};
    }
    Result<> mark(const Checkpoint& /*next*/) override { return {}; }

    std::map<std::string, Person> people;
    std::map<std::string, Space> spaces;
    std::map<std::string, Post> posts;
    std::set<std::string> gone;
    int wholes = 0;
};

Collected read_export(const std::filesystem::path& path) {
    SourceSettings source;
    source.name = "network";
    source.type = "yammer_export";
    source.path = path;
    source.url = "https://social.arvane.example";
    const FixedClock clock{testing::sample_day()};
    Collected collected;
    const auto read = read_yammer_export({source, clock, 4U << 20U, {}}, {}, collected);
    EXPECT_TRUE(read) << (read ? "" : read.error().what());
    return collected;
}

/// Without what no column holds.
Post as_exported(Post post) {
    if (post.kind != PostKind::question) post.kind = PostKind::message;
    post.likes = 0;
    post.liked_by.clear();
    post.accepted = false;
    for (auto& file : post.files) {
        file.type.clear();
        file.bytes = 0;
    }
    return post;
}

Person as_exported(const Person& whole) {
    Person person;
    person.id = whole.id;
    person.name = whole.name;
    // The own address; that of a shared mailbox comes second.
    if (!whole.emails.empty()) person.emails = {whole.emails.front()};
    person.title = whole.title;
    person.department = whole.department;
    person.location = whole.location;
    person.state = whole.state;
    return person;
}

/// A group is open or private; nobody is told who its members are.
Space as_exported(const Space& whole, const std::set<std::string>& open) {
    Space space;
    space.id = whole.id;
    space.name = whole.name;
    space.description = whole.description;
    if (open.contains("network:" + whole.id)) space.access.kind = AccessKind::everyone;
    return space;
}

class YammerRoundTrip : public ::testing::TestWithParam<const char*> {
protected:
    std::set<std::string> open_places() const {
        std::set<std::string> open;
        const auto truth = sample_.truth();
        for (const auto& place : testing::list_of(truth.root(), "places"))
            if (*place.boolean_or("everyone", false)) open.insert(testing::text_of(place, "space"));
        return open;
    }

    SampleFolder sample_;
    Collected read_ = read_export(sample_ / GetParam());
};

TEST_P(YammerRoundTrip, PostsComeBackAsTheyWere) {
    const auto posts = sample_.posts(Source::network);
    ASSERT_GT(posts.size(), 900U);
    EXPECT_EQ(read_.posts.size(), posts.size());
    for (const auto& [id, post] : posts) {
        ASSERT_TRUE(read_.posts.contains(id)) << id;
        EXPECT_EQ(to_line(read_.posts.at(id)), to_line(as_exported(post)));
    }
}

TEST_P(YammerRoundTrip, PeopleAndGroupsComeBackAsTheyWere) {
    const auto open = open_places();
    std::size_t people = 0;
    std::size_t spaces = 0;
    for (const auto& fact : sample_.facts(Source::network)) {
        if (const auto* person = std::get_if<Person>(&fact)) {
            ++people;
            EXPECT_EQ(to_line(read_.people[person->id]), to_line(as_exported(*person)));
        }
        if (const auto* space = std::get_if<Space>(&fact)) {
            ++spaces;
            EXPECT_EQ(to_line(read_.spaces[space->id]), to_line(as_exported(*space, open)));
        }
    }
    EXPECT_EQ(read_.people.size(), people);
    // "All Company" is always told.
    EXPECT_GE(read_.spaces.size(), spaces + 1);
}

TEST_P(YammerRoundTrip, DeletedPostsAreGoneAndConversationsOfTwoAreNotTaken) {
    const auto posts = sample_.posts(Source::network);
    std::size_t deleted = 0;
    for (const auto& fact : sample_.facts(Source::network)) {
        const auto* gone = std::get_if<Gone>(&fact);
        if (gone == nullptr) continue;
        ++deleted;
        EXPECT_TRUE(read_.gone.contains(gone->id)) << gone->id;
    }
    EXPECT_GT(deleted, 3U);
    for (const auto& [id, post] : read_.posts)
        EXPECT_EQ(post.body.find("zwischenruf"), std::string::npos) << id;
    EXPECT_NE(sample_.text("yammer-export/Messages.csv").find("zwischenruf"), std::string::npos);
    EXPECT_EQ(read_.wholes, 3);
}

INSTANTIATE_TEST_SUITE_P(Exports, YammerRoundTrip,
                         ::testing::Values("yammer-export", "yammer-export.zip"),
                         [](const auto& test) {
                             return std::string{test.param}.ends_with(".zip") ? "Zip" : "Folder";
                         });

}  // namespace
}  // namespace quisait
