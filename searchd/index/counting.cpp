#include "searchd/index/counting.h"

#include "indexer/schema.h"

namespace quisait {
namespace {

/// Thrown through Xapian, which stays usable, and caught by count_posts.
struct Enough {};

class CountingSpy : public Xapian::MatchSpy {
public:
    CountingSpy(std::size_t most, Deadline deadline) : most_{most}, deadline_{deadline} {}

    void operator()(const Xapian::Document& /*document*/, double /*score*/) override {
        ++seen_;
        if (seen_ >= most_ || std::chrono::steady_clock::now() > deadline_) throw Enough{};
    }
    std::size_t seen() const { return seen_; }

private:
    std::size_t most_;
    Deadline deadline_;
    std::size_t seen_ = 0;
};

}  // namespace

std::size_t count_posts(const View& view, const Xapian::Query& query, std::size_t most,
                        Deadline deadline) {
    const auto documents = view.database.get_doccount();
    if (query.empty() || most == 0 || documents == 0) return 0;
    Xapian::Enquire enquire{view.database};
    // Without weight: what only ranks is left out of the search then.
    const Xapian::Query bare{Xapian::Query::OP_SCALE_WEIGHT, query, 0.0};
    enquire.set_query(
        {Xapian::Query::OP_AND_NOT, bare, Xapian::Query{term(FieldId::kind, "profile")}});
    enquire.set_weighting_scheme(Xapian::BoolWeight{});
    CountingSpy spy{most, deadline};
    enquire.add_matchspy(&spy);
    try {
        enquire.get_mset(0, 0, documents);
    } catch (const Enough&) {
    }
    return spy.seen();
}

}  // namespace quisait
