#include "searchd/index/fold.h"

#include <array>
#include <map>

#include <gtest/gtest.h>

#include "searchd/index/fold_table.h"
#include "tests/support/temporary_folder.h"

namespace quisait {
namespace {

/// Two databases as one, each with documents whose author says which they are.
class FoldTest : public ::testing::Test {
protected:
    void SetUp() override {
        for (const std::string name : {"a", "b"}) {
            const auto path = (folder_ / name).string();
            {
                Xapian::WritableDatabase made{path, Xapian::DB_CREATE};
                const int documents = name == "a" ? 3 : 5;
                for (int i = 1; i <= documents; ++i)
                    made.add_document(document(name == "a" ? 100 + i : 200 + i));
                made.delete_document(2);
            }
            Xapian::Database opened{path};
            view_.database.add_database(opened);
            view_.uuids.push_back(opened.get_uuid());
            view_.columns.push_back(std::make_shared<const Columns>(Columns::read(opened)));
        }
    }

    static Xapian::Document document(int author) {
        Xapian::Document made;
        made.add_term("word");
        if (author % 2 == 1) made.add_term("odd");
        FoldKey key;
        key.author = static_cast<std::uint32_t>(author);
        key.likes = static_cast<std::uint16_t>(author);
        made.add_value(kFoldSlot, key.packed());
        return made;
    }

    std::string authors(const Xapian::Query& query) {
        std::set<std::uint32_t> seen;
        const auto end = fold_matches(view_, query, far_, [&](const Match& match) {
            EXPECT_EQ(view_.key(match.document), match.key);
            EXPECT_GE(match.score, 0);
            seen.insert(match.key.author);
        });
        EXPECT_TRUE(end && *end == FoldEnd::all);
        return fmt::format("{}", fmt::join(seen, " "));
    }

    testing::TemporaryFolder folder_;
    View view_;
    Deadline far_ = std::chrono::steady_clock::now() + std::chrono::hours{1};
};

TEST_F(FoldTest, SeesEveryMatchOfEveryDatabaseWithItsOwnColumns) {
    EXPECT_EQ(authors(Xapian::Query{"word"}), "101 103 201 203 204 205");
    EXPECT_EQ(authors(Xapian::Query{"odd"}), "101 103 201 203 205");
    EXPECT_EQ(authors(Xapian::Query{"none"}), "");
    EXPECT_EQ(authors(Xapian::Query{}), "");
}

TEST_F(FoldTest, TestsColumnsWithoutOpeningDocuments) {
    using What = ColumnTest::What;
    const auto word_with = [&](std::vector<ColumnTest> tests) {
        return Xapian::Query{Xapian::Query::OP_FILTER, Xapian::Query{"word"},
                             column_query(view_, std::move(tests))};
    };
    EXPECT_EQ(authors(word_with({{What::likes_from, 103, false}})), "103 201 203 204 205");
    EXPECT_EQ(authors(word_with({{What::likes_from, 103, true}})), "101");
    EXPECT_EQ(authors(word_with({{What::likes_from, 103, false}, {What::likes_until, 203, false}})),
              "103 201 203");
    EXPECT_EQ(authors(Xapian::Query{Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll,
                                    Xapian::Query{"odd"}}),
              "204");
}

TEST_F(FoldTest, LooksAmongSomeDocumentsOfEveryDatabase) {
    // Of two databases the first has the odd numbers of the whole, the second the even ones.
    const auto among = [&](const std::vector<Xapian::docid>& some) {
        return authors({Xapian::Query::OP_FILTER, Xapian::Query{"word"}, among_query(view_, some)});
    };
    EXPECT_EQ(among({10, 1, 2}), "101 201 205");
    EXPECT_EQ(among({3, 4}), "") << "they are deleted";
    EXPECT_EQ(among({}), "");
}

TEST_F(FoldTest, NothingMatchesAPhraseAfterItsDeadline) {
    Xapian::WritableDatabase many{(folder_ / "apart").string(), Xapian::DB_CREATE};
    for (int i = 0; i < 3000; ++i) {
        auto made = document(i);
        made.add_posting("left", 1);
        made.add_posting("right", i == 2999 ? 2 : 3);
        many.add_document(made);
    }
    many.commit();
    View view;
    view.database.add_database(many);
    view.uuids.push_back(many.get_uuid());
    view.columns.push_back(std::make_shared<const Columns>(Columns::read(many)));
    const std::array<std::string, 2> words{"left", "right"};
    const Xapian::Query phrase{Xapian::Query::OP_PHRASE, words.begin(), words.end(), 2};
    const auto matches = [&](Deadline deadline) {
        int seen = 0;
        const Xapian::Query query{Xapian::Query::OP_FILTER, phrase, until_query(view, deadline)};
        const auto end = fold_matches(view, query, deadline, [&](const Match&) { ++seen; });
        EXPECT_TRUE(end);
        return std::pair{seen, end && *end == FoldEnd::all};
    };
    EXPECT_EQ(matches(far_), std::pair(1, true));
    EXPECT_EQ(matches(std::chrono::steady_clock::now() - std::chrono::seconds{1}),
              std::pair(0, false));
}

TEST_F(FoldTest, StopsAtTheDeadlineWithWhatItSaw) {
    Xapian::WritableDatabase many{(folder_ / "many").string(), Xapian::DB_CREATE};
    for (int i = 0; i < 5000; ++i)
        many.add_document(document(i));
    many.commit();
    View view;
    view.database.add_database(many);
    view.uuids.push_back(many.get_uuid());
    view.columns.push_back(std::make_shared<const Columns>(Columns::read(many)));
    int seen = 0;
    const auto end = fold_matches(view, Xapian::Query{"word"},
                                  std::chrono::steady_clock::now() - std::chrono::seconds{1},
                                  [&](const Match&) { ++seen; });
    ASSERT_TRUE(end);
    EXPECT_EQ(*end, FoldEnd::deadline);
    EXPECT_GT(seen, 0);
    EXPECT_LT(seen, 5000);
}

TEST(FoldTable, SumsLikeAMap) {
    FoldTable<int> table;
    std::map<std::uint64_t, int> truth;
    std::uint64_t key = 1;
    for (int i = 0; i < 20000; ++i) {
        key = key * 6364136223846793005ULL + 1442695040888963407ULL;
        const auto short_key = key >> 52U << 20U;
        table.row(short_key) += i;
        truth[short_key] += i;
    }
    EXPECT_EQ(table.size(), truth.size());
    for (const auto& [row_key, sum] : table.rows())
        EXPECT_EQ(sum, truth.at(row_key));
}

}  // namespace
}  // namespace quisait
