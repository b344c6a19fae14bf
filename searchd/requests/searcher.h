#pragma once

#include <chrono>
#include <string_view>

#include "base/time.h"
#include "indexer/analyzer.h"
#include "searchd/answers/person_results.h"
#include "searchd/answers/results.h"
#include "searchd/index/directory.h"
#include "searchd/index/reader.h"
#include "searchd/people/experts.h"
#include "searchd/people/open_questions.h"
#include "searchd/people/teams.h"
#include "searchd/posts/post_search.h"
#include "searchd/suggest/suggest.h"

namespace quisait {

/// All searches of one reader. Each answer is of one view of the index and one directory.
/// Thread: one.
class Searcher {
public:
    /// @param deadline  longest time of the searches of one request
    /// @param synonyms  may be null; must outlive this
    /// @param lexicons  may be null: then no spelling and no suggestion is proposed
    Searcher(Reader reader, DirectoryCache& directories, const Clock& clock,
             std::chrono::milliseconds deadline, const Synonyms* synonyms = nullptr,
             LexiconCache* lexicons = nullptr)
        : reader_{std::move(reader)},
          directories_{directories},
          clock_{clock},
          deadline_{deadline},
          synonyms_{synonyms},
          lexicons_{lexicons} {}

    /// A request begins: all that is asked from now on is to be answered within its deadline.
    /// Before the first one there is none.
    void begin_request() { until_ = std::chrono::steady_clock::now() + deadline_; }

    Result<SearchAnswer> search(const SearchRequest& request);
    Result<ExpertsAnswer> experts(const ExpertsRequest& request);
    Result<QuestionsAnswer> questions(const QuestionsRequest& request);
    Result<TeamsAnswer> teams(const TeamsRequest& request);
    Result<PersonPage> person(std::string_view id);
    Result<ThreadPage> thread(std::string_view id, std::string_view query);
    /// Ways on for a query that is being typed.
    Result<std::vector<Suggestion>> suggest(std::string_view text, PageLanguage language);
    /// The name of a person or of a readable space by its full id; the id itself where there is
    /// none, and for all other fields.
    Result<std::string> name_of(FieldId field, std::string_view id);
    /// Opens the index if it is not open yet: what /readyz asks.
    Result<> ready();
    /// How many documents the reader can find.
    Result<std::int64_t> documents();

private:
    template <typename Answer>
    auto with_context(Answer&& answer);

    Reader reader_;
    DirectoryCache& directories_;
    const Clock& clock_;
    std::chrono::milliseconds deadline_;
    Deadline until_ = Deadline::max();
    const Synonyms* synonyms_;
    LexiconCache* lexicons_;
    Stemmer stemmer_;
};

}  // namespace quisait
