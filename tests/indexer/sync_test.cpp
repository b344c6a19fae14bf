// The runner of a source, with the connector of fact files as the source.
#include "indexer/sync.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "indexer/status_report.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

constexpr const char* kWholePosts = R"({"whole":{"scope":"s","kind":"post"}})"
                                    "\n";

std::string post(int number) {
    return fmt::format(R"({{"post":{{"id":"{}","space":"s","created":"2026-01-01T00:00:00Z"}}}})"
                       "\n",
                       number);
}

std::string posts(int first, int last) {
    std::string lines;
    for (int number = first; number <= last; ++number)
        lines += post(number);
    return lines;
}

class SyncTest : public ::testing::Test {
protected:
    void SetUp() override {
        store_.emplace(*StoreWriter::open(folder_ / "data"));
        settings_.name = "chat";
        settings_.type = "facts";
        settings_.path = folder_ / "chat.ndjson";
    }

    /// The file gets a time of its own each time, as a new export has.
    void write(const std::string& lines) {
        ASSERT_TRUE(replace_file(settings_.path, R"({"space":{"id":"s","access":"everyone"}})"
                                                 "\n" +
                                                     lines));
        std::filesystem::last_write_time(
            settings_.path, std::filesystem::file_time_type{std::chrono::seconds{++written_}});
    }

    Result<RunReport> sync(Sweep sweep = Sweep::guarded, SyncStart start = SyncStart::checkpoint) {
        return sync_source(*store_, {settings_, clock_, 1U << 20U, stop_.get_token()}, sweep,
                           start);
    }

    RunReport sync_well(Sweep sweep = Sweep::guarded, SyncStart start = SyncStart::checkpoint) {
        const auto report = sync(sweep, start);
        EXPECT_TRUE(report) << report.error().what();
        return report ? *report : RunReport{};
    }

    StatusReport status() {
        auto report = read_status(folder_ / "data");
        EXPECT_TRUE(report) << report.error().what();
        return *report;
    }
    std::int64_t stored() { return status().counts.posts; }

    testing::TemporaryFolder folder_;
    std::optional<StoreWriter> store_;
    SourceSettings settings_;
    FixedClock clock_{Instant{std::chrono::seconds{1767225600}}};
    std::stop_source stop_;
    int written_ = 0;
};

TEST_F(SyncTest, ReadsAFileOnceAndAgainWhenItChanged) {
    write(posts(1, 3));
    EXPECT_EQ(sync_well().changes, 4);
    EXPECT_EQ(sync_well().facts, 0) << "nothing new in the file";
    write(posts(1, 4));
    const auto report = sync_well();
    EXPECT_EQ(report.facts, 5);
    EXPECT_EQ(report.changes, 1);
    EXPECT_EQ(sync_well(Sweep::guarded, SyncStart::beginning).facts, 5);
}

TEST_F(SyncTest, DeletesWhatAWholeRunDidNotName) {
    write(posts(1, 20));
    sync_well();
    write(posts(1, 15) + kWholePosts);
    EXPECT_EQ(sync_well().facts, 17);
    EXPECT_EQ(stored(), 15);
}

TEST_F(SyncTest, DeletesNothingByAbsenceAfterTrouble) {
    write(posts(1, 20));
    sync_well();
    write(posts(1, 10) + "not a fact\n" + posts(11, 15) + kWholePosts);
    EXPECT_EQ(sync_well().troubles, 1);
    EXPECT_EQ(stored(), 20) << "the line that was not read may have been one of the missing";
    write(posts(1, 15) + kWholePosts);
    EXPECT_EQ(sync_well().troubles, 0);
    EXPECT_EQ(stored(), 15) << "a later run without trouble may";
}

TEST_F(SyncTest, SetsABadItemAsideWithItsReasonAndTakesTheOneBesideIt) {
    write(
        "{\"post\":{\"id\":\"\",\"space\":\"s\",\"created\":\"2026-01-01T00:00:00Z\"}}\n"
        "{\"post\":{\"id\":\"old\",\"space\":\"s\",\"created\":\"0001-01-01T00:00:00Z\"}}\n" +
        post(1));
    EXPECT_EQ(sync_well().troubles, 2);
    EXPECT_EQ(stored(), 1);
    const auto items = status().set_aside;
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items[0].place, "chat.ndjson line 2");
    EXPECT_NE(items[0].reason.find("id"), std::string::npos) << items[0].reason;
    EXPECT_NE(items[1].reason.find("created"), std::string::npos) << items[1].reason;
    write(post(1));
    sync_well(Sweep::guarded, SyncStart::beginning);
    EXPECT_TRUE(status().set_aside.empty()) << "reading all anew forgets what was set aside";
}

TEST_F(SyncTest, HoldsALargeDeletionUntilASecondRunWantsTheSame) {
    write(posts(1, 100));
    sync_well();
    write(posts(1, 50) + kWholePosts);
    EXPECT_TRUE(sync_well().sweep_waits);
    EXPECT_EQ(stored(), 100);
    EXPECT_EQ(status().sources.at(0).waiting, 50);
    write(posts(51, 100) + kWholePosts);
    EXPECT_TRUE(sync_well().sweep_waits) << "as many, but others: no agreement";
    EXPECT_EQ(stored(), 100);
    write(posts(51, 100) + "\n" + kWholePosts);
    EXPECT_FALSE(sync_well().sweep_waits);
    EXPECT_EQ(stored(), 50);
    EXPECT_EQ(status().sources.at(0).waiting, 0);
}

TEST_F(SyncTest, HoldsNothingBackWhenTheDeletionIsAccepted) {
    write(posts(1, 100));
    sync_well();
    write(posts(1, 50) + kWholePosts);
    EXPECT_TRUE(sync_well().sweep_waits);
    EXPECT_FALSE(sync_well(Sweep::accepted, SyncStart::beginning).sweep_waits);
    EXPECT_EQ(stored(), 50);
}

TEST_F(SyncTest, WhatWaitedIsForgottenWhenTheSourceIsWholeAgain) {
    write(posts(1, 100));
    sync_well();
    write(posts(1, 50) + kWholePosts);
    sync_well();
    write(posts(1, 100) + kWholePosts);
    sync_well();
    EXPECT_EQ(status().sources.at(0).waiting, 0);
    write(posts(1, 50) + kWholePosts);
    EXPECT_TRUE(sync_well().sweep_waits) << "the first wish is no longer a witness";
    EXPECT_EQ(stored(), 100);
}

TEST_F(SyncTest, ARunThatWasStoppedGoesOnAndKnowsWhatItNamedBefore) {
    write(posts(1, 10) + kWholePosts);
    sync_well();
    write(posts(1, 9) + "\n" + kWholePosts);
    stop_.request_stop();
    for (int line = 0; line < 5; ++line)
        EXPECT_EQ(sync_well().facts, 1) << "one line, then the mark";
    EXPECT_EQ(status().sources.at(0).outcome, "running");
    stop_ = {};
    EXPECT_EQ(sync_well().facts, 6);
    EXPECT_EQ(status().sources.at(0).outcome, "done");
    EXPECT_EQ(stored(), 9) << "post 10 went, posts 1 to 4 were named before the stop";
}

TEST_F(SyncTest, ASourceThatCannotBeReadFailsItsRunAndSaysWhy) {
    const auto report = sync();
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code(), Code::no_such_thing);
    const auto source = status().sources.at(0);
    EXPECT_EQ(source.outcome, "failed");
    EXPECT_NE(source.message.find("chat.ndjson"), std::string::npos);
    EXPECT_EQ(source.ended, clock_.now());
    write(post(1));
    sync_well();
    EXPECT_EQ(status().sources.at(0).outcome, "done");
    EXPECT_EQ(status().sources.at(0).message, "");
}

TEST_F(SyncTest, NamesTheTypesThatThereAre) {
    settings_.type = "fax";
    const auto report = sync();
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code(), Code::bad_setting);
    EXPECT_NE(report.error().what().find("unknown type fax, known: facts"), std::string::npos);
}

}  // namespace
}  // namespace quisait
