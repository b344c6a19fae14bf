#include "searchd/index/posting_sources.h"

#include <algorithm>
#include <utility>

namespace quisait {
namespace {

/// Walks over documents of one database of a view. Xapian makes a copy for each database by clone()
/// and tells it which by init().
class ViewSource : public Xapian::PostingSource {
public:
    explicit ViewSource(const View& view) : view_{view} {}

    std::string name() const override { return "quisait::ViewSource"; }

    void init(const Xapian::Database& database) override {
        const auto uuid = database.get_uuid();
        const auto found = std::find(view_.uuids.begin(), view_.uuids.end(), uuid);
        if (found != view_.uuids.end())
            index_ = static_cast<std::size_t>(found - view_.uuids.begin());
        last_ = database.get_lastdocid();
        documents_ = database.get_doccount();
        at_ = 0;
        begin();
    }

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }

    void next(double /*least*/) override { move_to(at_ + 1); }
    void skip_to(Xapian::docid number, double /*least*/) override {
        move_to(std::max(number, at_));
    }
    bool check(Xapian::docid number, double /*least*/) override {
        at_ = std::max(number, at_);
        return passes();
    }
    bool at_end() const override { return at_ > last_; }
    Xapian::docid get_docid() const override { return at_; }

protected:
    /// Another database begins.
    virtual void begin() {}
    /// Whether the document `at()` is one of them.
    virtual bool passes() = 0;
    virtual void move_to(Xapian::docid number) {
        at_ = number;
        while (at_ <= last_ && !passes())
            ++at_;
    }

    const View& view() const { return view_; }
    std::size_t index() const { return index_; }
    Xapian::docid at() const { return at_; }
    Xapian::doccount documents() const { return documents_; }
    void stand_at(Xapian::docid number) { at_ = number; }
    void end() { at_ = last_ + 1; }

private:
    const View& view_;
    std::size_t index_ = 0;
    Xapian::docid at_ = 0;
    Xapian::docid last_ = 0;
    Xapian::doccount documents_ = 0;
};

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

class ColumnSource : public ViewSource {
public:
    ColumnSource(const View& view, std::vector<ColumnTest> tests)
        : ViewSource{view}, tests_{std::move(tests)} {}

    PostingSource* clone() const override { return new ColumnSource(view(), tests_); }
    Xapian::doccount get_termfreq_est() const override { return documents() / 2; }

private:
    void begin() override { columns_ = view().columns.at(index()).get(); }
    bool passes() override {
        const auto& key = columns_->key(at());
        const auto created = columns_->created(at());
        return std::all_of(tests_.begin(), tests_.end(), [&](const ColumnTest& test) {
            return holds(test, key, created) != test.negated;
        });
    }

    std::vector<ColumnTest> tests_;
    const Columns* columns_ = nullptr;
};

class TellingSource : public ViewSource {
public:
    TellingSource(const View& view, Shard& shard) : ViewSource{view}, shard_{shard} {}

    PostingSource* clone() const override { return new TellingSource(view(), shard_); }
    Xapian::doccount get_termfreq_min() const override { return documents(); }

private:
    bool passes() override {
        shard_.index = index();
        return true;
    }

    Shard& shard_;
};

class UntilSource : public ViewSource {
public:
    UntilSource(const View& view, Deadline deadline) : ViewSource{view}, deadline_{deadline} {}

    PostingSource* clone() const override { return new UntilSource(view(), deadline_); }

private:
    static constexpr std::uint32_t kClockEvery = 128;

    bool passes() override {
        if (++moves_ % kClockEvery == 0) late_ = std::chrono::steady_clock::now() > deadline_;
        return !late_;
    }

    Deadline deadline_;
    std::uint32_t moves_ = 0;
    bool late_ = false;
};

/// Numbers in their own database, by database, each in order.
using Chosen = std::vector<std::vector<Xapian::docid>>;

class AmongSource : public ViewSource {
public:
    AmongSource(const View& view, Chosen chosen) : ViewSource{view}, chosen_{std::move(chosen)} {}

    PostingSource* clone() const override { return new AmongSource(view(), chosen_); }
    Xapian::doccount get_termfreq_est() const override { return get_termfreq_max(); }
    Xapian::doccount get_termfreq_max() const override {
        return static_cast<Xapian::doccount>(own().size());
    }

private:
    const std::vector<Xapian::docid>& own() const { return chosen_.at(index()); }
    void begin() override { next_ = own().begin(); }
    bool passes() override {
        next_ = std::lower_bound(next_, own().end(), at());
        return next_ != own().end() && *next_ == at();
    }
    void move_to(Xapian::docid number) override {
        next_ = std::lower_bound(next_, own().end(), number);
        if (next_ == own().end()) {
            end();
        } else {
            stand_at(*next_);
        }
    }

    Chosen chosen_;
    std::vector<Xapian::docid>::const_iterator next_;
};

}  // namespace

Xapian::Query column_query(const View& view, std::vector<ColumnTest> tests) {
    ColumnSource source{view, std::move(tests)};
    return Xapian::Query{&source};
}

Xapian::Query among_query(const View& view, const std::vector<Xapian::docid>& some) {
    Chosen chosen(view.columns.size());
    for (const auto document : some)
        chosen[(document - 1) % view.columns.size()].push_back(view.number_in_database(document));
    for (auto& one : chosen)
        std::sort(one.begin(), one.end());
    AmongSource source{view, std::move(chosen)};
    return Xapian::Query{&source};
}

Xapian::Query until_query(const View& view, Deadline deadline) {
    UntilSource source{view, deadline};
    return Xapian::Query{&source};
}

Xapian::Query telling_query(const View& view, Shard& shard) {
    TellingSource source{view, shard};
    return Xapian::Query{&source};
}

}  // namespace quisait
