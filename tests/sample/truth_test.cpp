// The truth file against the facts, read from the facts by other means than those that made it.
#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "base/text.h"
#include "tests/sample/sample_folder.h"

namespace quisait {
namespace {

using sample::Source;
using testing::list_of;
using testing::SampleFolder;
using testing::text_of;

class TruthTest : public ::testing::Test {
protected:
    TruthTest() {
        for (const auto source : {Source::network, Source::chat}) {
            const auto name = std::string{sample::name_of(source)} + ":";
            for (const auto& fact : sample_.facts(source)) {
                if (const auto* one = std::get_if<Person>(&fact)) people_[name + one->id] = *one;
                if (const auto* one = std::get_if<Space>(&fact)) spaces_[name + one->id] = *one;
                if (const auto* one = std::get_if<Group>(&fact)) groups_[name + one->id] = *one;
            }
            for (auto& [id, post] : sample_.posts(source))
                posts_[name + id] = post;
        }
    }

    std::vector<JsonValue> list(std::string_view member) const {
        return testing::list_of(truth_.root(), member);
    }

    static std::set<std::string> texts(const JsonValue& object, std::string_view member) {
        const auto found = testing::texts_of(object, member);
        return {found.begin(), found.end()};
    }

    /// Who may read a space, by the rule of the facts; nothing means everyone.
    std::optional<std::set<std::string>> readers(const std::string& source,
                                                 const std::string& space) const {
        const auto found = spaces_.find(source + space);
        if (found == spaces_.end()) return std::set<std::string>{};
        const auto& access = found->second.access;
        std::optional<std::set<std::string>> mine;
        if (access.kind != AccessKind::everyone) mine.emplace();
        for (const auto& person : access.persons)
            mine->insert(source + person);
        for (const auto& group : access.groups)
            for (const auto& person : groups_.at(source + group).members)
                mine->insert(source + person);
        if (found->second.within.empty()) return mine;
        const auto outer = readers(source, found->second.within);
        if (!outer) return mine;
        if (!mine) return outer;
        std::erase_if(*mine, [&](const std::string& one) { return !outer->contains(one); });
        return mine;
    }

    SampleFolder sample_;
    Json truth_ = sample_.truth();
    std::map<std::string, Person> people_;
    std::map<std::string, Space> spaces_;
    std::map<std::string, Group> groups_;
    std::map<std::string, Post> posts_;
};

TEST_F(TruthTest, EveryTopicHasAnExpertInEachLanguage) {
    const auto topics = list("topics");
    EXPECT_GE(topics.size(), 30U);
    for (const auto& topic : topics) {
        SCOPED_TRACE(text_of(topic, "topic"));
        int french = 0;
        int english = 0;
        for (const auto& expert : list_of(topic, "experts")) {
            EXPECT_TRUE(people_.contains(text_of(expert, "person")));
            if (*expert.boolean_or("left", false)) continue;
            french += *expert.boolean_or("fr", false) ? 1 : 0;
            english += *expert.boolean_or("en", false) ? 1 : 0;
        }
        EXPECT_GT(french, 0);
        EXPECT_GT(english, 0);
    }
}

TEST_F(TruthTest, ReadersAreThoseTheFactsName) {
    std::size_t restricted = 0;
    for (const auto& place : list("places")) {
        const auto space = text_of(place, "space");
        SCOPED_TRACE(space);
        const auto colon = space.find(':') + 1;
        const auto expected = readers(space.substr(0, colon), space.substr(colon));
        EXPECT_EQ(*place.boolean_or("everyone", false), !expected.has_value());
        EXPECT_EQ(texts(place, "readers"), expected.value_or(std::set<std::string>{}));
        restricted += expected ? 1U : 0U;
    }
    EXPECT_EQ(list("places").size(), spaces_.size());
    EXPECT_GT(restricted, 15U);
}

TEST_F(TruthTest, APersonOnAListWhoMayNotReadTheSpaceAroundIsNoReader) {
    int kept_out = 0;
    for (const auto& [id, space] : spaces_) {
        if (space.within.empty()) continue;
        const auto source = id.substr(0, id.find(':') + 1);
        const auto allowed = readers(source, space.id);
        ASSERT_TRUE(allowed);
        for (const auto& person : space.access.persons)
            kept_out += allowed->contains(source + person) ? 0 : 1;
    }
    EXPECT_GT(kept_out, 0);
}

TEST_F(TruthTest, SecretsStandInTheirOwnSpaceAlone) {
    int secrets = 0;
    for (const auto& place : list("places")) {
        const auto secret = text_of(place, "secret");
        if (secret.empty()) continue;
        const auto folded = fold(secret);
        for (const auto& [id, post] : posts_) {
            const bool said = fold(post.title + " " + post.body).find(folded) != std::string::npos;
            const auto space = id.substr(0, id.find(':') + 1) + post.space;
            if (!said) continue;
            EXPECT_EQ(space, text_of(place, "space")) << post.body;
            ++secrets;
        }
    }
    EXPECT_GT(secrets, 5);
}

TEST_F(TruthTest, RestrictedPostsAreWrittenByTheirReaders) {
    for (const auto& [id, post] : posts_) {
        const auto source = id.substr(0, id.find(':') + 1);
        const auto allowed = readers(source, post.space);
        if (!allowed || allowed->empty()) continue;
        EXPECT_TRUE(allowed->contains(source + post.author)) << id;
    }
}

TEST_F(TruthTest, SameAreTheAccountsThatShareAnAddressOfTheirOwn) {
    std::map<std::string, std::vector<std::string>> by_address;
    for (const auto& [id, person] : people_)
        for (const auto& email : person.emails)
            by_address[lower_ascii(email)].push_back(id);
    std::set<std::set<std::string>> expected;
    int shared_in_one_source = 0;
    for (const auto& [email, ids] : by_address) {
        if (ids.size() < 2) continue;
        const bool apart = ids[0].substr(0, 4) != ids[1].substr(0, 4);
        if (apart) expected.insert({ids.begin(), ids.end()});
        shared_in_one_source += apart ? 0 : 1;
    }
    std::set<std::set<std::string>> told;
    for (const auto& pair : list("same")) {
        std::set<std::string> ids;
        for (const auto& id : pair.elements())
            ids.emplace(*id.as_text());
        told.insert(ids);
    }
    EXPECT_EQ(told, expected);
    EXPECT_GT(told.size(), 20U);
    EXPECT_GT(shared_in_one_source, 0);
}

TEST_F(TruthTest, AcceptedAnswersAndDeletedPostsAreThoseOfTheFacts) {
    std::set<std::pair<std::string, std::string>> expected;
    for (const auto& [id, post] : posts_) {
        const auto source = id.substr(0, id.find(':') + 1);
        if (post.accepted) expected.emplace(source + post.thread, id);
    }
    std::set<std::pair<std::string, std::string>> told;
    for (const auto& pair : list("accepted")) {
        const auto ids = pair.elements();
        told.emplace(*ids.at(0).as_text(), *ids.at(1).as_text());
    }
    EXPECT_EQ(told, expected);
    EXPECT_GT(told.size(), 30U);
    for (const auto& id : texts(truth_.root(), "deleted"))
        EXPECT_FALSE(posts_.contains(id)) << id;
    for (const auto& [question, answer] : told)
        EXPECT_EQ(posts_.at(question).kind, PostKind::question);
}

TEST_F(TruthTest, CountsAreThoseOfTheFacts) {
    const auto counts = truth_.root().member("counts");
    ASSERT_TRUE(counts);
    for (const std::string source : {"network", "chat"}) {
        SCOPED_TRACE(source);
        const auto own = counts->member(source);
        ASSERT_TRUE(own);
        std::int64_t posts = 0;
        std::int64_t open = 0;
        for (const auto& [id, post] : posts_) {
            if (!id.starts_with(source)) continue;
            ++posts;
            open += readers(source + ":", post.space) ? 0 : 1;
        }
        EXPECT_EQ(*own->integer("posts"), posts);
        EXPECT_EQ(*own->integer("open"), open);
    }
}

TEST_F(TruthTest, QuietExpertsWriteLittleAndLoudPeopleMuch) {
    std::map<std::string, int> posts_of;
    for (const auto& [id, post] : posts_)
        ++posts_of[id.substr(0, id.find(':') + 1) + post.author];
    int quiet_most = 0;
    for (const auto& topic : list("topics")) {
        for (const auto& expert : list_of(topic, "experts")) {
            if (!*expert.boolean_or("quiet", false)) continue;
            quiet_most = std::max(quiet_most, posts_of[text_of(expert, "person")]);
        }
    }
    int loudest = 0;
    for (const auto& id : texts(truth_.root(), "loud"))
        loudest = std::max(loudest, posts_of[id]);
    EXPECT_GT(loudest, quiet_most);
}

}  // namespace
}  // namespace quisait
