#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searchd/answers/results.h"

/// Open questions, before they are written as JSON or as a page.
namespace quisait {

/// What somebody is proposed as, for a question.
enum class AnswererRole : std::uint8_t {
    expert,   ///< the first of the expert search
    rising,   ///< further down, with new posts
    present,  ///< the next who is not away
};

/// Somebody who could answer a question.
struct Answerer {
    AnswererRole role = AnswererRole::expert;
    PersonCard person;
    ExpertReasons why;
    Hit evidence;  ///< the post that weighs most
};

struct OpenQuestion {
    Hit post;
    std::int64_t days = 0;  ///< since it was asked
    std::vector<Answerer> answerers;
};

struct QuestionsAnswer {
    QueryReading query;
    std::vector<OpenQuestion> questions;  ///< newest first
    std::string next;                     ///< where the next page starts; empty: there is none
};

}  // namespace quisait
