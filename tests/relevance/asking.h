#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "tests/relevance/trec.h"

namespace quisait::relevance {

/// Whom to ask, and how.
struct Asking {
    std::filesystem::path data;  ///< an indexed data folder
    Instant now{};               ///< for the age of posts: a run must not change with the day
    std::int64_t size = 100;     ///< people per topic, at most 100
};

/// What the engine answered, and what it took.
struct Asked {
    Rankings run;
    std::chrono::nanoseconds cpu{};  ///< of this thread, all topics together
    std::int64_t stopped = 0;        ///< topics that met the deadline: must be 0
};

/// Asks the experts of each topic as `/people` does, in this process, as a reader who may read
/// what everybody may read. People stand in the run by the id of their account without its source's
/// name; no accounts are joined.
/// @return not_ready, index_broken, and what Auth::create returns
Result<Asked> ask_experts(const Asking& asking, std::span<const Topic> topics);

/// Asks for posts as `/search` does. Talks stand in the run by their id without its source's name.
Result<Asked> ask_posts(const Asking& asking, std::span<const Topic> topics);

}  // namespace quisait::relevance
