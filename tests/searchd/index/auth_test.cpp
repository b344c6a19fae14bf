#include "searchd/index/auth.h"

#include <gtest/gtest.h>

#include "indexer/store_writer.h"
#include "tests/searchd/company.h"

namespace quisait {
namespace {

TEST(Auth, ModeNoneAnswersThisMachineAlone) {
    testing::Company company;
    auto settings = company.settings();
    for (const std::string address : {"127.0.0.1", "127.8.0.1", "localhost", "::1"}) {
        settings.address = address;
        EXPECT_TRUE(Auth::create(settings)) << address;
    }
    for (const std::string address : {"0.0.0.0", "::", "192.168.1.1", "example.org", ""}) {
        settings.address = address;
        const auto auth = Auth::create(settings);
        ASSERT_FALSE(auth) << address;
        EXPECT_EQ(auth.error().code(), Code::bad_setting);
    }
}

TEST(Auth, RefusesWhileTheIndexShowsARestrictedSpace) {
    testing::Company company;
    company.say({testing::Company::post("1", "1", "ada", "paper")});
    ASSERT_TRUE(Auth::create(company.settings()));
    // The store closes the space; the index has not heard of it yet.
    {
        auto store = StoreWriter::open(company.folder());
        const auto source = *store->source("chat");
        ASSERT_TRUE(store->put(
            source, *parse_fact(R"({"space":{"id":"s","access":{"persons":["ada"]}}})")));
    }
    const auto auth = Auth::create(company.settings());
    ASSERT_FALSE(auth);
    EXPECT_EQ(auth.error().code(), Code::not_allowed);
    company.say({});
    EXPECT_TRUE(Auth::create(company.settings()));
}

}  // namespace
}  // namespace quisait
