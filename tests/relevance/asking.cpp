#include "tests/relevance/asking.h"

#include <ctime>

#include "config/settings.h"
#include "searchd/index/auth.h"
#include "searchd/requests/searcher.h"

namespace quisait::relevance {
namespace {

constexpr std::chrono::seconds kDeadline{60};

std::chrono::nanoseconds thread_cpu() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

/// "wasm:U1" is "U1" in the judgements.
std::string without_source(const std::string& full_id) {
    return full_id.substr(full_id.find(':') + 1);
}

/// Asks every topic of one searcher; `ask` puts the ids that were found into the run.
template <typename Ask>
Result<Asked> ask_all(const Asking& asking, std::span<const Topic> topics, Ask&& ask) {
    Settings settings;
    settings.data = asking.data;
    settings.address = "127.0.0.1";
    QS_TRY(const auto auth, Auth::create(settings));
    QS_TRY(const auto synonyms, Synonyms::load({}));
    const FixedClock clock{asking.now};
    ColumnCache columns;
    DirectoryCache directories{asking.data, {}};
    Searcher searcher{auth.everyone_reader(columns), directories, clock, kDeadline, &synonyms};
    QS_CHECK(searcher.ready());

    Asked asked;
    const auto begin = thread_cpu();
    for (const auto& topic : topics) {
        QS_TRY(const bool whole, ask(searcher, topic, asked.run[topic.id]));
        if (!whole) ++asked.stopped;
    }
    asked.cpu = thread_cpu() - begin;
    return asked;
}

}  // namespace

Result<Asked> ask_experts(const Asking& asking, std::span<const Topic> topics) {
    return ask_all(
        asking, topics,
        [&](Searcher& searcher, const Topic& topic,
            std::vector<std::string>& found) -> Result<bool> {
            QS_TRY(const auto answer, searcher.experts({topic.text, {}, asking.size, 1, 0}));
            for (const auto& expert : answer.experts)
                found.push_back(without_source(expert.person.id));
            return answer.total.exact;
        });
}

Result<Asked> ask_posts(const Asking& asking, std::span<const Topic> topics) {
    return ask_all(asking, topics,
                   [&](Searcher& searcher, const Topic& topic,
                       std::vector<std::string>& found) -> Result<bool> {
                       SearchRequest request;
                       request.text = topic.text;
                       request.size = asking.size;
                       QS_TRY(const auto answer, searcher.search(request));
                       for (const auto& hit : answer.hits)
                           found.push_back(without_source(hit.thread));
                       return answer.total.exact;
                   });
}

}  // namespace quisait::relevance
