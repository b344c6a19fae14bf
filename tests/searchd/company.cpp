#include "tests/searchd/company.h"

#include <gtest/gtest.h>

#include "indexer/projection.h"
#include "indexer/store_writer.h"
#include "searchd/index/auth.h"

namespace quisait::testing {

Company::Company()
    : clock_{*parse_instant("2026-04-01T12:00:00Z")},
      directories_{folder_.path(), {"chat", "wiki"}},
      synonyms_{*Synonyms::load({})} {
    say({R"({"space":{"id":"s","name":"Search","access":"everyone"}})",
         R"({"space":{"id":"o","name":"Office","access":"everyone"}})",
         R"({"person":{"id":"ada","name":"Ada Byron","emails":["ada@example.org"]}})",
         R"({"person":{"id":"bob","name":"Bob Martin","emails":["bob@example.org"]}})",
         R"({"person":{"id":"eve","name":"Ève Dupont"}})"});
}

void Company::say(const std::vector<std::string>& lines, const std::string& source) {
    {
        auto store = StoreWriter::open(folder_.path());
        ASSERT_TRUE(store) << store.error().what();
        const auto number = *store->source(source);
        ASSERT_TRUE(store->begin());
        for (const auto& line : lines) {
            const auto fact = parse_fact(line);
            ASSERT_TRUE(fact) << line << ": " << fact.error().what();
            ASSERT_TRUE(store->put(number, cleaned(*fact)));
        }
        ASSERT_TRUE(store->commit(number, ""));
    }
    auto current = current_generation(folder_.path());
    if (!current) {
        current = new_generation(folder_.path());
        ASSERT_TRUE(IndexWriter::open(*current));
        ASSERT_TRUE(make_current(folder_.path(), *current));
    }
    auto reader = StoreReader::open(folder_.path());
    auto index = IndexWriter::open(*current);
    ASSERT_TRUE(reader && index);
    ASSERT_TRUE(project(*reader, *index, {}));
}

std::string Company::post(const std::string& id, const std::string& thread,
                          const std::string& author, const std::string& body,
                          const std::string& more, const std::string& day) {
    return R"({"post":{"id":")" + id + R"(","space":"s","thread":")" + thread + R"(","author":")" +
           author + R"(","body":")" + body + R"(","created":")" + day + R"(T09:00:00Z")" + more +
           "}}";
}

void Company::reindex() {
    ASSERT_TRUE(quisait::reindex(folder_.path(), {}));
}

Settings Company::settings() const {
    Settings settings;
    settings.data = folder_.path();
    settings.address = "127.0.0.1";
    return settings;
}

Searcher& Company::searcher() {
    if (!searcher_) {
        const auto auth = Auth::create(settings());
        EXPECT_TRUE(auth) << (auth ? "" : auth.error().what());
        searcher_ =
            std::make_unique<Searcher>(auth->everyone_reader(columns_), directories_, clock_,
                                       std::chrono::milliseconds{10000}, &synonyms_, &lexicons_);
    }
    return *searcher_;
}

SearchAnswer Company::search(const std::string& text) {
    SearchRequest request;
    request.text = text;
    return search(request);
}

SearchAnswer Company::search(const SearchRequest& request) {
    auto answer = searcher().search(request);
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().what());
    return answer ? *std::move(answer) : SearchAnswer{};
}

ExpertsAnswer Company::experts(const std::string& text) {
    ExpertsRequest request;
    request.text = text;
    auto answer = searcher().experts(request);
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().what());
    return answer ? *std::move(answer) : ExpertsAnswer{};
}

std::string Company::ids(const std::vector<Hit>& hits) {
    std::string ids;
    for (const auto& hit : hits)
        ids += (ids.empty() ? "" : " ") + hit.id;
    return ids;
}

}  // namespace quisait::testing
