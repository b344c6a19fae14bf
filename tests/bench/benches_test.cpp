// Every measurement runs to its end on a small company; what it measures is not looked at, for a
// test must not fail because a machine is slow.
#include "tests/bench/benches.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

#include "base/files.h"
#include "tests/searchd/company.h"

namespace quisait::bench {
namespace {

using quisait::testing::Company;
using ::testing::HasSubstr;

class Benches : public ::testing::Test {
protected:
    void SetUp() override {
        for (int i = 0; i < 30; ++i) {
            const auto id = std::to_string(i);
            lines_.push_back(Company::post(id, id, i % 2 == 0 ? "ada" : "bob",
                                           "Label printer number " + id + " is jammed"));
        }
        company_.say(lines_);
    }

    /// What `bench` printed.
    template <typename Bench>
    static std::string printed(Bench&& bench) {
        ::testing::internal::CaptureStdout();
        const auto done = bench();
        auto text = ::testing::internal::GetCapturedStdout();
        EXPECT_TRUE(done) << done.error().what();
        return text;
    }

    Company company_;
    std::vector<std::string> lines_;
};

TEST_F(Benches, PipelineComparesWithABareProgram) {
    const testing::TemporaryFolder folder;
    const auto facts = folder / "facts.ndjson";
    std::string text = R"({"space":{"id":"s","name":"Search","access":"everyone"}})";
    for (const auto& line : lines_)
        text += "\n" + line;
    ASSERT_TRUE(replace_file(facts, text));

    EXPECT_THAT(printed([&] {
                    return bench_pipeline({facts, 100, 1});
                }),
                HasSubstr("pipeline / bare Xapian, CPU, median of 1:"));
}

TEST_F(Benches, HttpComparesWithTheSameSearchInProcess) {
    EXPECT_THAT(printed([&] {
                    return bench_http({company_.folder(), 5, 1});
                }),
                HasSubstr("over HTTP / in process, CPU, median of 1:"));
}

TEST_F(Benches, ExpertsCompareWithATopTen) {
    EXPECT_THAT(printed([&] {
                    return bench_experts({company_.folder(), 5, 1});
                }),
                HasSubstr("expert fold over all matches / top 10, CPU"));
}

TEST_F(Benches, SuggestionsCompareWithATopTen) {
    EXPECT_THAT(printed([&] {
                    return bench_suggest({company_.folder(), 5, 1});
                }),
                HasSubstr("suggestions / top 10, CPU, least of 1:"));
}

TEST_F(Benches, TheWorstQueryIsFoundByClimbing) {
    EXPECT_THAT(printed([&] {
                    return bench_worst({company_.folder(), 5, 1});
                }),
                HasSubstr("/people: worst of 5 queries: p50 "));
}

TEST_F(Benches, MemoryIsThatOfTheServer) {
    EXPECT_THAT(printed([&] {
                    return bench_memory({company_.folder(), 5, 1});
                }),
                HasSubstr("resident memory of searchd:"));
}

TEST_F(Benches, ClientsCompareWithAndWithoutACrowd) {
    EXPECT_THAT(printed([&] {
                    return bench_clients({company_.folder(), 3, 20, 5, 1});
                }),
                HasSubstr("a search beside 3 idle and 20 dripping clients / alone"));
}

}  // namespace
}  // namespace quisait::bench
