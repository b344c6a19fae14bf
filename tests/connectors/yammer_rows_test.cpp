#include "connectors/yammer_rows.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace quisait {
namespace {

/// Calls `take` with the one row of a table.
template <typename Take>
void with_row(const std::string& header, const std::string& cells, Take&& take) {
    int rows = 0;
    CsvInput input{100000, [&](const CsvRow& row) -> Result<> {
                       EXPECT_FALSE(row.fault()) << *row.fault();
                       take(row);
                       ++rows;
                       return {};
                   }};
    ASSERT_TRUE(input.feed(header + "\n" + cells + "\n"));
    ASSERT_EQ(rows, 1);
}

const std::string kFlags =
    "id,group_id,in_private_group,in_private_conversation,sender_id,body,created_at";

/// The facts of one message, as lines without their ends.
std::vector<Fact> message(YammerIndex& index, const std::string& header, const std::string& cells) {
    std::vector<Fact> facts;
    with_row(header, cells, [&](const CsvRow& row) {
        auto read = yammer_message(row, index);
        ASSERT_TRUE(read) << read.error().what();
        facts = *std::move(read);
    });
    return facts;
}

YammerIndex index_with_groups() {
    YammerIndex index;
    index.groups.add("open", "open");
    index.groups.add("shut", "closed");
    index.names.add("U1", "Ada");
    index.names.add("", "");
    for (auto* table : {&index.names, &index.groups, &index.files, &index.edits})
        table->sort();
    return index;
}

/// The space of the post, or "gone".
std::string place(const std::string& flags) {
    auto index = index_with_groups();
    const auto facts = message(index, kFlags, "1," + flags + ",U1,x,2026-01-01T00:00:00Z");
    if (facts.empty()) return "nothing";
    const auto* post = std::get_if<Post>(&facts.back());
    return post == nullptr ? "gone" : post->space;
}

TEST(YammerMessage, StandsWhereAllThatIsSaidLetsItStand) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        // group, private group, private conversation
        {"open,false,false", "open"},
        {"open,FALSE,False", "open"},
        {"open,false,", "open"},
        {"open,true,false", "closed"},
        {"open,,false", "closed"},
        {"open,0,false", "closed"},
        {"open,false,true", "gone"},
        {"open,false,yes", "gone"},
        {"shut,false,false", "shut"},
        {"shut,true,false", "shut"},
        {"unknown,false,false", "unknown"},
        {"unknown,true,false", "closed"},
        {"unknown,,false", "closed"},
        {",false,false", "all-company"},
        {",,false", "all-company"},
        {",false,true", "gone"},
        {",false,", "gone"},
        {",false,null", "gone"},
    };
    for (const auto& [flags, space] : cases) {
        SCOPED_TRACE(flags);
        EXPECT_EQ(place(flags), space);
    }
}

TEST(YammerMessage, IsJudgedByItsGroupWhenTheFlagsAreNoColumns) {
    const std::string header = "id,group_id,created_at";
    for (const auto& [group, space] : std::vector<std::pair<std::string, std::string>>{
             {"open", "open"}, {"shut", "shut"}, {"unknown", "closed"}}) {
        SCOPED_TRACE(group);
        auto index = index_with_groups();
        const auto facts = message(index, header, "1," + group + ",2026-01-01T00:00:00Z");
        ASSERT_EQ(facts.size(), 1U);
        EXPECT_EQ(std::get<Post>(facts[0]).space, space);
    }
    auto index = index_with_groups();
    const auto facts = message(index, header, "1,,2026-01-01T00:00:00Z");
    EXPECT_TRUE(std::holds_alternative<Gone>(facts.at(0)));
}

TEST(YammerMessage, TellsASenderAndAGroupWithoutRowOnceAndBriefly) {
    auto index = index_with_groups();
    const std::string header = kFlags + ",sender_name,sender_email,group_name";
    const std::string cells =
        ",new,false,false,U9,x,2026-01-01T00:00:00Z,Eve Guest,eve@guest.example,Fresh";
    const auto facts = message(index, header, "1" + cells);
    ASSERT_EQ(facts.size(), 3U);
    const auto& person = std::get<Person>(facts[0]);
    EXPECT_TRUE(person.brief);
    EXPECT_EQ(person.name, "Eve Guest");
    EXPECT_EQ(person.emails, std::vector<std::string>{"eve@guest.example"});
    const auto& space = std::get<Space>(facts[1]);
    EXPECT_TRUE(space.brief);
    EXPECT_EQ(space.name, "Fresh");
    EXPECT_EQ(space.access.kind, AccessKind::everyone);
    EXPECT_EQ(message(index, header, "2" + cells).size(), 1U);
}

TEST(YammerMessage, IsGoneWhenDeletedOrADraftAndNothingWhenOfTheSystem) {
    const std::string header = kFlags + ",deleted_at,message_type,draft,state";
    const std::string cells = "1,open,false,false,U1,x,2026-01-01T00:00:00Z,";
    auto index = index_with_groups();
    for (const std::string more :
         {"2026-01-02T00:00:00Z,update,,", ",update,true,", ",update,,Draft"}) {
        SCOPED_TRACE(more);
        const auto facts = message(index, header, cells + more);
        ASSERT_EQ(facts.size(), 1U);
        EXPECT_EQ(std::get<Gone>(facts[0]), (Gone{ObjectKind::post, "1"}));
    }
    EXPECT_TRUE(message(index, header, cells + ",SYSTEM,,").empty());
    EXPECT_EQ(std::get<Post>(message(index, header, cells + ",question,,").at(0)).kind,
              PostKind::question);
}

TEST(YammerMessage, HasTheNewestTimeOfItsVersions) {
    YammerIndex index;
    for (const std::string cells :
         {"a,1,2026-02-01T00:00:00Z", "b,1,2026-03-01T00:00:00Z", "c,1,2026-01-15T00:00:00Z",
          "d,1,never", "e,2,2026-05-01T00:00:00Z"}) {
        with_row("id,message_id,created_at", cells,
                 [&](const CsvRow& row) { EXPECT_TRUE(add_yammer_edit(row, index)); });
    }
    index.edits.sort();
    const std::string cells = ",,false,false,U1,x,2026-01-01T00:00:00Z";
    const auto changed = std::get<Post>(message(index, kFlags, "1" + cells).back()).changed;
    ASSERT_TRUE(changed);
    EXPECT_EQ(to_rfc3339(*changed), "2026-03-01T00:00:00Z");
    EXPECT_FALSE(std::get<Post>(message(index, kFlags, "3" + cells).back()).changed);
}

/// Names of the files of a message in `space_cells`.
std::string files_shown(const std::string& file, const std::string& flags) {
    auto index = index_with_groups();
    with_row("file_id,name,group_id,in_private_conversation,deleted_at,download_url", file,
             [&](const CsvRow& row) { EXPECT_TRUE(add_yammer_file(row, index)); });
    index.files.sort();
    const auto facts = message(index, kFlags + ",attachments",
                               "1," + flags + ",U1,x,2026-01-01T00:00:00Z,uploadedfile:9");
    std::string shown;
    for (const auto& one : std::get<Post>(facts.back()).files)
        shown += one.name + "<" + one.url + ">";
    return shown;
}

TEST(YammerFile, IsShownOnlyWhereItsReadersAreThoseOfTheMessage) {
    const std::string open = "open,false,false";
    EXPECT_EQ(files_shown("9,plan.pptx,open,false,,https://x/9", open), "plan.pptx<https://x/9>");
    EXPECT_EQ(files_shown("9,plan.pptx,,false,,", open), "plan.pptx<>");
    EXPECT_EQ(files_shown("9,plan.pptx,shut,false,,", "shut,true,false"), "plan.pptx<>");
    EXPECT_EQ(files_shown("9,secret.pdf,shut,false,,", open), "");
    EXPECT_EQ(files_shown("9,secret.pdf,unknown,false,,", open), "");
    EXPECT_EQ(files_shown("9,secret.pdf,,TRUE,,", open), "");
    EXPECT_EQ(files_shown("9,secret.pdf,,,,", open), "");
    EXPECT_EQ(files_shown("9,old.pdf,open,false,2026-01-01T00:00:00Z,", open), "");
}

TEST(YammerPerson, HasTheStateThatItsDatesTell) {
    const std::vector<std::pair<std::string, PersonState>> cases = {
        {"active,,", PersonState::active},
        {"soft_delete,2026-01-01T00:00:00Z,", PersonState::left},
        {"SOFT_DELETE,,2026-01-01T00:00:00Z", PersonState::suspended},
        {"soft_delete,,", PersonState::suspended},
        {"active,,2026-01-01T00:00:00Z", PersonState::suspended},
        {",,", PersonState::active},
    };
    for (const auto& [cells, state] : cases) {
        SCOPED_TRACE(cells);
        with_row("id,state,deleted_at,suspended_at", "U1," + cells, [&](const CsvRow& row) {
            const auto person = yammer_person(row);
            ASSERT_TRUE(person);
            EXPECT_EQ(person->state, state);
        });
    }
}

TEST(YammerSpace, IsClosedUnlessItIsSaidNotToBePrivate) {
    for (const auto& [word, access] :
         std::vector<std::pair<std::string, AccessKind>>{{"false", AccessKind::everyone},
                                                         {"FALSE", AccessKind::everyone},
                                                         {"true", AccessKind::nobody},
                                                         {"", AccessKind::nobody},
                                                         {"no", AccessKind::nobody}}) {
        SCOPED_TRACE(word);
        with_row("id,private", "7," + word,
                 [&](const CsvRow& row) { EXPECT_EQ(yammer_space(row)->access.kind, access); });
    }
    with_row("id", "7", [&](const CsvRow& row) {
        EXPECT_EQ(yammer_space(row)->access.kind, AccessKind::nobody);
    });
}

TEST(YammerTime, IsReadInEachFormThatWasSeen) {
    for (const std::string given :
         {"2026-03-14T09:26:53.000Z", "2026-03-14T09:26:53+00:00", "2026-03-14T10:26:53.5+01:00",
          "2026-03-14T09:26:53.1234567Z", "2026/03/14 09:26:53 +0000", "2026-03-14 09:26:53 UTC",
          "2026-03-14 09:26:53", "2026-03-14 11:26:53 +0200", "2026-03-14T09:26:53"}) {
        SCOPED_TRACE(given);
        const auto time = parse_yammer_time(given);
        ASSERT_TRUE(time);
        EXPECT_EQ(to_rfc3339(*time), "2026-03-14T09:26:53Z");
    }
    for (const std::string given : {"", "soon", "0001-01-01T00:00:00Z", "2026-03-14 09:26:53 PST",
                                    "2026-02-30T00:00:00Z", "9999-12-31T23:59:59Z"}) {
        SCOPED_TRACE(given);
        EXPECT_FALSE(parse_yammer_time(given));
    }
}

}  // namespace
}  // namespace quisait
