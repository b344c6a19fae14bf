#include "config/settings.h"

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.h"
#include "tests/support/golden.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

class SettingsFile : public ::testing::Test {
protected:
    Result<Settings> load(const std::string& text, const SettingOverrides& overrides = {}) {
        EXPECT_TRUE(replace_file(folder_ / "q.toml", text));
        return load_settings(folder_ / "q.toml", overrides);
    }
    testing::TemporaryFolder folder_;
};

TEST_F(SettingsFile, TakesFallbacksAndPathsBesideTheFile) {
    const auto settings = load("[[source]]\nname='chat'\ntype='facts'\npath='a/b.ndjson'\n");
    ASSERT_TRUE(settings) << settings.error().what();
    EXPECT_EQ(settings->data, folder_ / "data");
    EXPECT_EQ(settings->port, 8080);
    ASSERT_NE(settings->source("chat"), nullptr);
    EXPECT_EQ(settings->source("chat")->path, folder_ / "a/b.ndjson");
    EXPECT_EQ(settings->source("none"), nullptr);
}

TEST_F(SettingsFile, GivesWayToTheEnvironmentAndThatToTheCommandLine) {
    ::setenv("QUISAIT_SEARCH_PORT", "9001", 1);
    const auto by_environment = load("[search]\nport = 9000\n");
    const auto by_command = load("[search]\nport = 9000\n", {{"search.port", "9002"}});
    ::unsetenv("QUISAIT_SEARCH_PORT");
    ASSERT_TRUE(by_environment && by_command);
    EXPECT_EQ(by_environment->port, 9001);
    EXPECT_EQ(by_command->port, 9002);
}

TEST_F(SettingsFile, SaysFileLineAndWhatIsAllowed) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"[search]\nport = 70000\n", "q.toml line 2: search.port is \"70000\", allowed: a whole"},
        {"[search]\nprot = 80\n", "q.toml line 2: unknown key search.prot, known: data"},
        {"[search]\nport = \"80\"\n", "search.port has the wrong type, allowed: a whole number"},
        {"[auth]\nmode = \"maybe\"\n", "auth.mode is \"maybe\", allowed: none"},
        {"a = [", "q.toml line 1: "},
        {"[[source]]\nname='Bad Name'\ntype='facts'\n", "allowed: 1 to 32 of a-z"},
        {"[[source]]\nname='x'\n", "source x has no type"},
        {"[[source]]\nname='x'\ntype='a'\n[[source]]\nname='x'\ntype='a'\n", "two sources are"},
        {"[[source]]\nname='x'\ntype='a'\ncolour='red'\n", "unknown key colour"},
    };
    for (const auto& [text, message] : cases) {
        SCOPED_TRACE(text);
        const auto settings = load(text);
        ASSERT_FALSE(settings);
        EXPECT_EQ(settings.error().code(), Code::bad_setting);
        EXPECT_NE(settings.error().what().find(message), std::string::npos)
            << settings.error().what();
    }
}

TEST_F(SettingsFile, OfTheExampleIsWhatTheTableHas) {
    testing::check_golden_file("docs/SETTINGS.md", settings_document());
    testing::check_golden_file("config/quisait.toml", settings_example());
    EXPECT_TRUE(load(settings_example()));
}

}  // namespace
}  // namespace quisait
