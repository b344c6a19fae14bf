#include "searchd/fold.h"

#include "searchd/ranking.h"

namespace quisait {
namespace {

/// Thrown through Xapian, which stays usable, and caught by fold_matches.
struct DeadlinePassed {};

constexpr std::uint32_t kClockEvery = 1024;

bool holds(const ColumnTest& test, const FoldKey& key, std::uint32_t created) {
    switch (test.what) {
        case ColumnTest::What::created_from:
            return created >= test.value;
        case ColumnTest::What::created_until:
            return created <= test.value;
        case ColumnTest::What::likes_from:
            return key.likes >= test.value;
        case ColumnTest::What::likes_until:
            return key.likes <= test.value;
        case ColumnTest::What::unanswered:
            return key.kind == static_cast<std::uint8_t>(PostKind::question) &&
                   (key.flags & Columns::kAnswered) == 0;
    }
    return false;
}

/// Which database of a view the matcher stands in, told by the source that moved last.
struct Shard {
    std::size_t index = 0;
};

/// Walks over the documents of one database whose columns pass the tests. Xapian makes a copy
/// for each database of a view by clone() and tells it which by init().
class ColumnSource : public Xapian::PostingSource {
public:
    ColumnSource(const View& view, std::vector<ColumnTest> tests, Shard* shard)
        : view_{view}, tests_{std::move(tests)}, shard_{shard} {}

    PostingSource* clone() const override { return new ColumnSource(view_, tests_, shard_); }
    std::string name() const override { return "quisait::ColumnSource"; }

    void init(const Xapian::Database& database) override {
        const auto uuid = database.get_uuid();
        for (std::size_t i = 0; i < view_.uuids.size(); ++i) {
            if (view_.uuids[i] == uuid) index_ = i;
        }
        columns_ = view_.columns.at(index_).get();
        last_ = database.get_lastdocid();
        documents_ = database.get_doccount();
        at_ = 0;
    }

    Xapian::doccount get_termfreq_min() const override { return tests_.empty() ? documents_ : 0; }
    Xapian::doccount get_termfreq_est() const override {
        return tests_.empty() ? documents_ : documents_ / 2;
    }
    Xapian::doccount get_termfreq_max() const override { return documents_; }

    void next(double /*least*/) override {
        ++at_;
        settle();
    }
    void skip_to(Xapian::docid number, double /*least*/) override {
        if (number > at_) at_ = number;
        settle();
    }
    bool check(Xapian::docid number, double /*least*/) override {
        if (number > at_) at_ = number;
        tell();
        return passes();
    }
    bool at_end() const override { return at_ > last_; }
    Xapian::docid get_docid() const override { return at_; }

private:
    bool passes() const {
        const auto& key = columns_->key(at_);
        const auto created = columns_->created(at_);
        for (const auto& test : tests_) {
            if (holds(test, key, created) == test.negated) return false;
        }
        return true;
    }
    void settle() {
        while (at_ <= last_ && !passes())
            ++at_;
        tell();
    }
    void tell() {
        if (shard_ != nullptr) shard_->index = index_;
    }

    const View& view_;
    std::vector<ColumnTest> tests_;
    Shard* shard_;
    const Columns* columns_ = nullptr;
    std::size_t index_ = 0;
    Xapian::docid at_ = 0;
    Xapian::docid last_ = 0;
    Xapian::doccount documents_ = 0;
};

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

Xapian::Query column_query(const View& view, std::vector<ColumnTest> tests) {
    ColumnSource source{view, std::move(tests), nullptr};
    return Xapian::Query{&source};
}

Result<FoldEnd> fold_matches(const View& view, const Xapian::Query& query, Deadline deadline,
                             const std::function<void(const Match&)>& visit) {
    return guarded("searching", [&] {
        if (query.empty() || view.database.get_doccount() == 0) return FoldEnd::all;
        Shard shard;
        auto whole = query;
        if (view.columns.size() > 1) {
            ColumnSource source{view, {}, &shard};
            whole = Xapian::Query{Xapian::Query::OP_FILTER, whole, Xapian::Query{&source}};
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
        return FoldEnd::all;
    });
}

}  // namespace quisait
