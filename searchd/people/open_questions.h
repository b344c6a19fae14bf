#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "searchd/answers/question_results.h"
#include "searchd/index/fold.h"
#include "searchd/query/query_plan.h"

namespace quisait {

/// Where a page of questions begins: behind a post, by time.
struct QuestionPlace {
    std::uint32_t created = 0;  ///< seconds since 1970
    Xapian::docid document = 0;

    /// "1773480413-12", as an address has it.
    std::string text() const;
    static std::optional<QuestionPlace> parse(std::string_view text);
};

/// What is asked of the list of open questions.
struct QuestionsRequest {
    std::string text;           ///< a query that the questions match; empty: all of them
    std::vector<Node> filters;  ///< those of the address
    std::int64_t days = 3;      ///< since they were asked
    std::optional<QuestionPlace> start;
    std::int64_t size = 10;
};

/// Questions that nobody but the asker replied to, newest first, each with up to three people who
/// could answer: docs/RANKING.md. First posts of talks, asked within ranking::kQuestionDays, of
/// kind question or detected as questions. Opens at most ranking::kQuestionTexts posts to detect
/// them; `next` goes on where that ended.
/// @return index_changed, index_broken
Result<QuestionsAnswer> open_questions(const PlanContext& context, const QuestionsRequest& request,
                                       Instant now);

}  // namespace quisait
