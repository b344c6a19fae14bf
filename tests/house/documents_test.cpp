#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "base/json.h"
#include "config/settings.h"
#include "searchd/requests/address_query.h"
#include "searchd/routes.h"
#include "tests/house/source_tree.h"

namespace quisait {
namespace {

std::string in_code(std::string_view word) {
    return "`" + std::string{word} + "`";
}

bool has(const std::string& text, std::string_view word) {
    return text.find(word) != std::string::npos;
}

std::string_view method_name(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
    }
    return {};
}

TEST(Documents, ApiHasEveryRouteAndEveryFilter) {
    const auto document = testing::read_source("docs/API.md");
    for (const auto& route : routes()) {
        const auto row = std::string{method_name(route.method)} + " " + std::string{route.path};
        EXPECT_TRUE(has(document, in_code(row))) << row;
    }
    for (const auto& filter : filter_parameters()) {
        EXPECT_TRUE(has(document, in_code(filter.name))) << filter.name;
    }
}

TEST(Documents, ApiHasNoRouteThatIsNotThere) {
    std::set<std::string> there;
    for (const auto& route : routes()) {
        there.insert(
            in_code(std::string{method_name(route.method)} + " " + std::string{route.path}));
    }
    const auto document = testing::read_source("docs/API.md");
    for (const std::string_view begin : {"`GET /", "`POST /"}) {
        for (auto at = document.find(begin); at != std::string::npos;
             at = document.find(begin, at + 1)) {
            const auto named = document.substr(at, document.find('`', at + 1) + 1 - at);
            EXPECT_TRUE(has(named, "?") || there.contains(named)) << named;
        }
    }
}

TEST(Documents, OpenApiHasTheRoutesOfProgramsAndNoOther) {
    const auto parsed = Json::parse(testing::read_source("web/openapi.json"));
    ASSERT_TRUE(parsed) << parsed.error().what();
    const auto paths = parsed->root().member("paths");
    ASSERT_TRUE(paths);
    std::set<std::string> described;
    for (const auto& [path, methods] : paths->members())
        described.insert(std::string{path});
    std::set<std::string> answered;
    for (const auto& route : routes()) {
        if (route.path.starts_with("/api/")) answered.insert(std::string{route.path});
    }
    EXPECT_EQ(described, answered);
}

TEST(Documents, SettingsAreAllDescribed) {
    const auto document = testing::read_source("docs/SETTINGS.md");
    EXPECT_EQ(document, settings_document()) << "QUISAIT_UPDATE_GOLDEN=1 makes it";
    for (const auto& setting : settings_table()) {
        EXPECT_TRUE(has(document, in_code(setting.name))) << setting.name;
    }
    for (const auto& setting : source_settings_table()) {
        EXPECT_TRUE(has(document, in_code(setting.name))) << setting.name;
    }
}

/// The packages that cmake/install_packages installs for the scripts of the root.
std::set<std::string> packages() {
    std::set<std::string> found;
    std::istringstream lines{testing::read_source("cmake/packages.txt")};
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && line.front() != '#' && line.front() != '[') found.insert(line);
    return found;
}

TEST(Documents, DependenciesHaveEveryPackage) {
    const auto document = testing::read_source("docs/DEPENDENCIES.md");
    const auto installed = packages();
    EXPECT_GT(installed.size(), 20U) << "the list of packages was not found";
    for (const auto& package : installed)
        EXPECT_TRUE(has(document, in_code(package))) << package;
}

}  // namespace
}  // namespace quisait
