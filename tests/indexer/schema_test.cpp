// The schema against what is written of it: a change of either shows here.
#include "indexer/schema.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "indexer/document.h"
#include "tests/support/golden.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

std::string hex(const std::string& bytes) {
    std::string text;
    for (const char c : bytes)
        text += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return text;
}

std::string_view word_of(FieldKind kind) {
    switch (kind) {
        case FieldKind::text:
            return "text";
        case FieldKind::exact:
            return "exact";
        case FieldKind::number:
            return "number";
    }
    return "";
}

/// Terms with counts and positions, slots, data.
std::string written(const Xapian::Document& document) {
    std::string text;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        text += fmt::format("term {} {}", *term, term.get_wdf());
        for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
            text += fmt::format(" @{}", *at);
        text += '\n';
    }
    for (auto slot = document.values_begin(); slot != document.values_end(); ++slot)
        text += fmt::format("slot {} {}\n", slot.get_valueno(), hex(*slot));
    return text + "data " + document.get_data() + "\n";
}

StoredPost sample_post() {
    StoredPost stored;
    stored.no = 7;
    stored.source = 1;
    stored.source_name = "yammer";
    stored.space_no = 3;
    stored.author_no = 5;
    stored.audience = kEveryone;
    stored.likes = 2;
    stored.post = std::get<Post>(cleaned(*parse_fact(
        R"({"post":{"id":"7","space":"C24","thread":"3","parent":"6","author":"U1","kind":"answer",)"
        R"("title":"Sauvegardes déployées","body":"See *node.js* and l'école.","format":"markdown",)"
        R"("tags":["Xapian"],"links":[{"url":"https://example.org/","title":"guide"}],)"
        R"("files":[{"name":"plan.pdf"}],"accepted":true,"created":"2026-03-14T09:26:53Z",)"
        R"("lang":"fr"}})")));
    return stored;
}

StoredPerson sample_person() {
    StoredPerson stored;
    stored.no = 5;
    stored.source = 1;
    stored.source_name = "yammer";
    stored.person = std::get<Person>(*parse_fact(
        R"({"person":{"id":"U1","name":"Ada Byron","title":"Engineer","skills":["Xapian"]}})"));
    return stored;
}

TEST(Schema, IsTheOneThatItsVersionStandsFor) {
    auto text = fmt::format(
        "This file changes only together with kSchemaVersion: what is written below is how an\n"
        "index of that version looks.\nversion {}\n",
        kSchemaVersion);
    for (const auto& row : kFields) {
        text += fmt::format("field {} {} prefix \"{}\" slot {} weight {}\n", row.name,
                            word_of(row.kind), row.prefix,
                            row.slot == kNoSlot ? std::string{"-"} : std::to_string(row.slot),
                            row.weight);
    }
    Stemmer stemmer;
    text += "post\n" + written(make_document(sample_post(), stemmer));
    text += "profile\n" + written(make_profile(sample_person(), stemmer));
    testing::check_golden_file("tests/golden/schema.txt", text);
}

TEST(Schema, IsTheOneOfItsDocument) {
    const auto document = read_file(testing::source_path("docs/INDEX.md"), 1U << 20U);
    ASSERT_TRUE(document) << document.error().what();
    const auto says = [&](const std::string& part) {
        EXPECT_NE(document->find(part), std::string::npos) << "docs/INDEX.md lacks: " << part;
    };
    says(fmt::format("Schema version {}.", kSchemaVersion));
    for (const auto& row : kFields) {
        says(fmt::format("| `{}` | {} | {} | {} |", row.name, word_of(row.kind),
                         row.prefix.empty() ? "" : fmt::format("`{}`", row.prefix),
                         row.slot == kNoSlot ? "" : std::to_string(row.slot)));
    }
}

}  // namespace
}  // namespace quisait
