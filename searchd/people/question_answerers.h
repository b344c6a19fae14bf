#pragma once

#include <unordered_map>
#include <vector>

#include "searchd/answers/question_results.h"
#include "searchd/people/experts.h"
#include "searchd/posts/evidence.h"

namespace quisait {

/// Proposes people for the questions of one page, at most ranking::kMostProposals times the same.
/// Thread: one.
class QuestionAnswerers {
public:
    QuestionAnswerers(const PlanContext& context, Instant now) : context_{context}, now_{now} {}

    /// Up to three people whose posts outside of this talk speak for them: the first of the expert
    /// search, one further down whose posts are all new, one who is not away; never the asker or
    /// somebody who left. After the deadline nobody.
    /// Throws what Xapian throws. @return index_changed, index_broken
    Result<std::vector<Answerer>> who_could_answer(const Evidence& question,
                                                   Xapian::docid document);

private:
    bool may_be_asked(const RankedPerson& one, std::uint32_t asker) const;
    bool rises(const RankedPerson& one) const;
    bool is_present(const RankedPerson& one) const;
    Result<Answerer> make_answerer(AnswererRole role, const RankedPerson& one, const Marks& marks);

    const PlanContext& context_;
    Instant now_;
    std::unordered_map<std::uint32_t, std::size_t> proposals_;  ///< by person
};

}  // namespace quisait
