#include <gmock/gmock.h>
#include <set>

#include <gtest/gtest.h>

#include "connectors/connector.h"
#include "tests/connectors/zip_file.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

using ::testing::HasSubstr;
using testing::read_text;
using testing::source_path;

TEST(SourceTypes, AreTheRowsOfTheirDocument) {
    std::string table = "| type | what is read |\n| --- | --- |\n";
    for (const auto& type : source_types())
        table += fmt::format("| [`{0}`](sources/{0}.md) | {1} |\n", type.name, type.doc);
    EXPECT_THAT(read_text(source_path("docs/SOURCES.md")), HasSubstr("\n" + table + "\n"));
}

TEST(SourceTypes, HaveAPageEach) {
    std::set<std::string> pages;
    for (const auto& type : source_types()) {
        const auto page = "docs/sources/" + std::string{type.name} + ".md";
        EXPECT_THAT(read_text(source_path(page)),
                    HasSubstr("# Source type `" + std::string{type.name} + "`"));
        pages.insert(std::string{type.name} + ".md");
    }
    for (const auto& file : std::filesystem::directory_iterator{source_path("docs/sources")})
        EXPECT_TRUE(pages.contains(file.path().filename().string())) << file.path();
}

TEST(SourceTypes, AreFoundByTheirExactName) {
    EXPECT_NE(find_source_type("facts"), nullptr);
    for (const std::string_view name : {"", "fact", "FACTS", "facts "})
        EXPECT_EQ(find_source_type(name), nullptr) << name;
}

}  // namespace
}  // namespace quisait
