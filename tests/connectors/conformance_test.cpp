#include "tests/connectors/conformance.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/golden.h"

namespace quisait::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

/// The ten laws of connectors. Each test is one of them, for each type of source.
class Conformance : public ::testing::TestWithParam<ConformanceCase> {
protected:
    std::string type() const { return std::string{GetParam().type}; }

    std::filesystem::path fixture(const std::string& state) const {
        const auto folder = source_path("tests/fixtures") / GetParam().type / state;
        return GetParam().path.empty() ? folder : folder / GetParam().path;
    }

    /// Where a large source is written: always the same place, as an administrator replaces it.
    std::filesystem::path large(std::int64_t posts) {
        const auto path = folder_ / "large";
        std::filesystem::remove_all(path);
        GetParam().write_large(path, posts);
        return path;
    }

    void sync(ConformanceStore& store, const std::filesystem::path& path,
              const ConformanceStore::How& how = {}) const {
        const auto report = store.sync(type(), path, how);
        ASSERT_TRUE(report) << report.error().what();
    }

    std::vector<std::string> dump_of(const std::filesystem::path& path) const {
        ConformanceStore store;
        sync(store, path);
        return store.dump();
    }

private:
    TemporaryFolder folder_;
};

TEST_P(Conformance, IsIdempotent) {
    ConformanceStore store;
    sync(store, fixture("first"));
    const auto once = store.dump();
    sync(store, fixture("first"), {.start = SyncStart::beginning});
    EXPECT_EQ(store.dump(), once) << "reading all again changed something";

    ConformanceStore twice;
    sync(twice, fixture("first"), {.times = 2});
    EXPECT_EQ(twice.dump(), once) << "taking each fact twice changed something";
}

TEST_P(Conformance, KeepsFactsAndCheckpointTogether) {
    const auto facts = read_source(type(), fixture("first")).said.facts.size();
    for (std::size_t n = 1; n < facts; ++n) {
        SCOPED_TRACE(n);
        ConformanceStore store;
        ASSERT_FALSE(store.sync(type(), fixture("first"), {.trouble = Trouble::kill, .after = n}));
        const auto& heard = store.heard;
        EXPECT_EQ(store.checkpoint(), heard.checkpoints.empty() ? "" : heard.checkpoints.back());
        const auto durable = heard.facts_at_mark.empty() ? 0 : heard.facts_at_mark.back();
        std::set<std::string> posts;
        for (std::size_t i = 0; i < durable; ++i) {
            if (const auto* post = std::get_if<Post>(&heard.facts[i])) posts.insert(post->id);
            if (const auto* gone = std::get_if<Gone>(&heard.facts[i])) posts.erase(gone->id);
        }
        EXPECT_EQ(store.post_ids(), std::vector<std::string>(posts.begin(), posts.end()));
    }
}

TEST_P(Conformance, ResumesAfterAnyFact) {
    const auto whole = dump_of(fixture("first"));
    const auto facts = read_source(type(), fixture("first")).said.facts.size();
    for (const auto trouble : {Trouble::stop, Trouble::failure, Trouble::kill}) {
        for (std::size_t n = 1; n < facts; ++n) {
            SCOPED_TRACE(std::to_string(static_cast<int>(trouble)) + " after " + std::to_string(n));
            ConformanceStore store;
            const auto cut = store.sync(type(), fixture("first"), {.trouble = trouble, .after = n});
            EXPECT_EQ(static_cast<bool>(cut), trouble == Trouble::stop);
            sync(store, fixture("first"));
            EXPECT_EQ(store.dump(), whole);
        }
    }
}

TEST_P(Conformance, ResumesBeforeItDeletes) {
    ConformanceStore quiet;
    sync(quiet, fixture("first"));
    sync(quiet, fixture("newer"));
    const auto facts = quiet.heard.facts.size();
    for (std::size_t n = 1; n < facts; ++n) {
        SCOPED_TRACE(n);
        ConformanceStore store;
        sync(store, fixture("first"));
        const auto how = ConformanceStore::How{.trouble = Trouble::kill, .after = n};
        EXPECT_FALSE(store.sync(type(), fixture("newer"), how));
        sync(store, fixture("newer"));
        EXPECT_EQ(store.dump(), quiet.dump());
    }
}

TEST_P(Conformance, ResumesAfterTroubleAgainAndAgain) {
    ConformanceStore quiet;
    sync(quiet, fixture("newer"));
    sync(quiet, fixture("first"));
    ConformanceStore store;
    sync(store, fixture("newer"));
    for (std::size_t n = 1; n < 12; ++n) {
        const auto how = ConformanceStore::How{.trouble = Trouble::kill, .after = n};
        EXPECT_FALSE(store.sync(type(), fixture("first"), how));
    }
    sync(store, fixture("first"));
    EXPECT_EQ(store.dump(), quiet.dump());
}

TEST_P(Conformance, DeletesWhatAWholeSourceNoLongerNames) {
    ConformanceStore store;
    sync(store, fixture("first"));
    const auto before = store.post_ids();
    sync(store, fixture("newer"));
    const auto after = store.post_ids();
    ConformanceStore fresh;
    sync(fresh, fixture("newer"));
    EXPECT_EQ(after, fresh.post_ids());
    EXPECT_NE(before, after);
}

TEST_P(Conformance, DeletesNothingByAbsenceAfterTrouble) {
    ConformanceStore store;
    sync(store, fixture("first"));
    const auto before = store.post_ids();
    sync(store, fixture("hostile"));
    EXPECT_FALSE(store.heard.troubles.empty());
    for (const auto& id : before)
        EXPECT_THAT(store.post_ids(), Contains(id));
}

TEST_P(Conformance, HoldsALargeSweepUntilASecondRunAgrees) {
    ConformanceStore store;
    sync(store, large(200));
    const auto first = store.sync(type(), large(150));
    ASSERT_TRUE(first);
    EXPECT_TRUE(first->sweep_waits);
    EXPECT_EQ(store.counts().posts, 200);
    const auto second = store.sync(type(), large(150), {.start = SyncStart::beginning});
    ASSERT_TRUE(second);
    EXPECT_FALSE(second->sweep_waits);
    EXPECT_EQ(store.counts().posts, 150);
    // Not more than 25, and more but not above 20 %: at once.
    sync(store, large(126));
    EXPECT_EQ(store.counts().posts, 126);
    sync(store, large(101));
    EXPECT_EQ(store.counts().posts, 101);
}

TEST_P(Conformance, IsClosedByDefault) {
    ConformanceStore store;
    sync(store, fixture("closed"));
    auto reader = StoreReader::open(store.folder());
    ASSERT_TRUE(reader);
    const auto changes = reader->changes_after(0, 1000);
    ASSERT_TRUE(changes);
    for (const auto& change : *changes) {
        if (!change.post) continue;
        EXPECT_EQ(change.audience, kNobody) << to_line(Fact{change.post->post});
    }
    EXPECT_EQ(store.counts().indexable_posts, 0);
    EXPECT_GT(store.counts().posts, 5);
}

TEST_P(Conformance, LetsTheNewerWin) {
    ConformanceStore store;
    sync(store, fixture("newer"));
    std::size_t edited = 0;
    const auto newer = store.heard.facts;
    sync(store, fixture("first"));
    for (const auto& fact : newer) {
        const auto* post = std::get_if<Post>(&fact);
        if (post == nullptr || !post->changed) continue;
        EXPECT_EQ(store.post(post->id), to_line(fact));
        ++edited;
    }
    EXPECT_GT(edited, 0U);
}

TEST_P(Conformance, SaysTheSameBytesEachTime) {
    const auto one = read_source(type(), fixture("first"));
    const auto two = read_source(type(), fixture("first"));
    ASSERT_TRUE(one.end) << one.end.error().what();
    EXPECT_EQ(one.said.lines, two.said.lines);
    EXPECT_EQ(one.said.troubles, two.said.troubles);
    EXPECT_EQ(one.said.checkpoints, two.said.checkpoints);
    check_golden_file("tests/fixtures/" + type() + "/first.ndjson", joined(one.said.lines));
}

TEST_P(Conformance, NeedsMemoryOfAPage) {
    constexpr std::int64_t kPosts = 60000;
    constexpr std::size_t kMostBytes = 12U << 20U;
    class CountingSink : public FactSink {
    public:
        Result<> take(Fact /*fact*/, std::string_view /*where*/) override {
            if (++facts % 64 == 0) most = std::max(most, allocated_bytes().value_or(0));
            most_unmarked = std::max(most_unmarked, ++unmarked);
            return {};
        }
        Result<> set_aside(SetAside /*item*/) override { return {}; }
        Result<> mark(const Checkpoint& next) override {
            longest_checkpoint = std::max(longest_checkpoint, next.size());
            unmarked = 0;
            return {};
        }
        std::int64_t facts = 0;
        std::int64_t unmarked = 0;
        std::int64_t most_unmarked = 0;
        std::size_t most = 0;
        std::size_t longest_checkpoint = 0;
    };
    if (!allocated_bytes()) GTEST_SKIP() << "this build cannot tell what is allocated";
    SourceSettings settings;
    settings.path = large(kPosts);
    const FixedClock clock{Instant{}};
    const Task task{settings, clock, 4U << 20U, {}};
    CountingSink sink;
    const auto before = *allocated_bytes();
    const auto read = find_source_type(type())->read(task, {}, sink);
    ASSERT_TRUE(read) << read.error().what();
    EXPECT_GT(sink.facts, kPosts);
    EXPECT_LT(sink.most, before + kMostBytes);
    EXPECT_LE(sink.most_unmarked, 1000) << "facts without a mark";
    EXPECT_LE(sink.longest_checkpoint, 4096U);
}

TEST_P(Conformance, TellsNoSecret) {
    for (const std::string state : {"first", "hostile"}) {
        SCOPED_TRACE(state);
        ::testing::internal::CaptureStderr();
        ConformanceStore store;
        sync(store, fixture(state));
        const auto log = ::testing::internal::GetCapturedStderr();
        const auto said = joined(store.heard.lines) + joined(store.heard.troubles) +
                          joined(store.heard.checkpoints) + joined(store.dump()) + log;
        EXPECT_THAT(said, Not(HasSubstr("SECRET-")));
    }
}

TEST_P(Conformance, SetsBadRecordsAsideAndGoesOn) {
    ConformanceStore store;
    sync(store, fixture("hostile"));
    const auto good =
        std::count_if(store.heard.facts.begin(), store.heard.facts.end(), [](auto& f) {
            const auto* post = std::get_if<Post>(&f);
            return post != nullptr && post->id.starts_with("good-");
        });
    EXPECT_GT(good, 3);
    for (auto i = good; i > 0; --i)
        EXPECT_FALSE(store.post("good-" + std::to_string(i)).empty()) << i;
    EXPECT_EQ(store.counts().set_aside,
              static_cast<std::int64_t>(
                  std::set<std::string>(store.heard.troubles.begin(), store.heard.troubles.end())
                      .size()));
    check_golden_file("tests/fixtures/" + type() + "/hostile.txt", joined(store.heard.troubles));
}

TEST_P(Conformance, EndsWithTheErrorOfASourceThatIsNotThere) {
    ConformanceStore store;
    const auto report = store.sync(type(), "/no/such/source");
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code(), Code::no_such_thing);
    EXPECT_THAT(report.error().what(), HasSubstr("/no/such/source"));
}

INSTANTIATE_TEST_SUITE_P(Connectors, Conformance,
                         ::testing::ValuesIn(conformance_cases().begin(),
                                             conformance_cases().end()),
                         [](const auto& row) { return std::string{row.param.type}; });

TEST(ConformanceCases, HaveARowForEachTypeOfSource) {
    std::vector<std::string_view> cases;
    for (const auto& row : conformance_cases())
        cases.push_back(row.type);
    for (const auto& source : source_types())
        EXPECT_THAT(cases, Contains(source.name));
}

}  // namespace
}  // namespace quisait::testing
