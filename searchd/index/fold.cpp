#include "searchd/index/fold.h"

#include "searchd/index/ranking.h"

namespace quisait {
namespace {

/// Thrown through Xapian, which stays usable, and caught by fold_matches.
struct DeadlinePassed {};

constexpr std::uint32_t kClockEvery = 1024;

/// Sees every match with its score; opens no document.
class FoldSpy : public Xapian::MatchSpy {
public:
    FoldSpy(const View& view, const Shard& shard, Deadline deadline,
            const std::function<void(const Match&)>& visit)
        : view_{view}, shard_{shard}, deadline_{deadline}, visit_{visit} {}

    void operator()(const Xapian::Document& document, double score) override {
        if (++seen_ % kClockEvery == 0 && std::chrono::steady_clock::now() > deadline_) {
            throw DeadlinePassed{};
        }
        const auto number = document.get_docid();
        const auto databases = static_cast<Xapian::docid>(view_.columns.size());
        const auto& columns = *view_.columns[shard_.index];
        const auto whole = (number - 1) * databases + static_cast<Xapian::docid>(shard_.index) + 1;
        visit_({whole, score, columns.key(number), columns.created(number)});
    }

private:
    const View& view_;
    const Shard& shard_;
    Deadline deadline_;
    const std::function<void(const Match&)>& visit_;
    std::uint32_t seen_ = 0;
};

}  // namespace

Result<FoldEnd> fold_matches(const View& view, const Xapian::Query& query, Deadline deadline,
                             const std::function<void(const Match&)>& visit) {
    return guarded("searching", [&] {
        if (query.empty() || view.database.get_doccount() == 0) return FoldEnd::all;
        Shard shard;
        auto whole = query;
        if (view.columns.size() > 1) {
            whole = Xapian::Query{Xapian::Query::OP_FILTER, whole, telling_query(view, shard)};
        }
        Xapian::Enquire enquire{view.database};
        enquire.set_query(whole);
        enquire.set_weighting_scheme(
            Xapian::BM25Weight{ranking::kK1, 0, 1, ranking::kB, ranking::kShortestLength});
        FoldSpy spy{view, shard, deadline, visit};
        enquire.add_matchspy(&spy);
        try {
            enquire.get_mset(0, 0, view.database.get_doccount());
        } catch (const DeadlinePassed&) {
            return FoldEnd::deadline;
        }
        // A source that gave up in time throws nothing.
        return std::chrono::steady_clock::now() > deadline ? FoldEnd::deadline : FoldEnd::all;
    });
}

}  // namespace quisait
