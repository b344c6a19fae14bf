#include <algorithm>
#include <cmath>

#include "searchd/experts.h"
#include "searchd/fold_table.h"
#include "searchd/ranking.h"

namespace quisait {
namespace {

/// A match, kept until the best score is known.
struct Vote {
    Xapian::docid document;
    std::uint32_t person;
    float score;
    std::uint32_t created;
};

/// The votes of one talk for one person.
struct TalkVotes {
    double sum = 0;
    double best = 0;
    std::uint32_t person = 0;
};

/// How many posts of each person this reader may read, and their mean.
struct Activity {
    std::vector<double> posts;
    double mean = 0;
};

Activity activity_of(const PlanContext& context) {
    Activity activity;
    activity.posts.resize(context.directory.persons().size());
    for (const auto& columns : context.view.columns) {
        for (std::uint32_t account = 1; account < columns->accounts(); ++account) {
            const auto person = context.directory.person_of(account);
            if (person) activity.posts[*person] += columns->posts_of(account);
        }
    }
    double sum = 0;
    double writers = 0;
    for (const auto posts : activity.posts) {
        sum += posts;
        if (posts > 0) ++writers;
    }
    activity.mean = writers > 0 ? sum / writers : 0;
    return activity;
}

double kind_weight(const FoldKey& key) {
    if (key.kind == static_cast<std::uint8_t>(PostKind::question)) return ranking::kQuestion;
    return (key.flags & FoldKey::kAccepted) != 0 ? ranking::kAccepted : 1;
}

/// One query's way from matches to people.
class Ballot {
public:
    Ballot(const PlanContext& context, Instant now) : context_{context}, now_{now} {}

    void add(const Match& match) {
        if (match.key.kind == kProfileKind) return;
        ++posts_;
        const auto person = context_.directory.person_of(match.key.author);
        if (!person || context_.directory.persons()[*person].bot) return;
        top_ = std::max(top_, match.score);
        votes_.push_back({match.document, *person, static_cast<float>(match.score), match.created});
    }

    std::int64_t posts() const { return posts_; }

    std::vector<RankedPerson> count(std::size_t evidence) {
        weigh();
        const auto activity = activity_of(context_);
        std::vector<RankedPerson> ranked;
        for (auto& one : people_) {
            if (one.score <= 0) continue;
            one.score /= ranking::activity(activity.posts[one.person], activity.mean);
            ranked.push_back(one);
        }
        std::sort(ranked.begin(), ranked.end(), [](const RankedPerson& a, const RankedPerson& b) {
            return a.score != b.score ? a.score > b.score : a.person < b.person;
        });
        add_strongest(ranked, evidence);
        return ranked;
    }

private:
    void weigh() {
        people_.resize(context_.directory.persons().size());
        weights_.reserve(votes_.size());
        FoldTable<TalkVotes> talks;
        for (const auto& vote : votes_) {
            const auto& key = context_.view.key(vote.document);
            const auto weight = weight_of(vote, key);
            weights_.push_back(static_cast<float>(weight));
            // A talk and a person together are one key: both are spread over all 64 bits.
            auto& talk = talks.row(key.thread ^ (vote.person * 0x9E3779B97F4A7C15ULL));
            talk.person = vote.person;
            talk.sum += weight;
            talk.best = std::max(talk.best, weight);
            note(people_[vote.person], vote, key);
        }
        for (const auto& [key, talk] : talks.rows()) {
            people_[talk.person].score += std::min(talk.sum, ranking::kThreadCap * talk.best);
        }
    }

    double weight_of(const Vote& vote, const FoldKey& key) const {
        // Without words all posts count alike.
        const auto score = top_ > 0 ? ranking::steepness(vote.score, top_) : 1.0;
        return score * kind_weight(key) * freshness_of(key.day);
    }

    /// Computed once a day of writing, not once a post.
    double freshness_of(std::uint16_t day) const {
        if (day >= fresh_.size()) fresh_.resize(static_cast<std::size_t>(day) + 1, -1);
        if (fresh_[day] < 0) {
            fresh_[day] = ranking::freshness(static_cast<double>(day_number(now_)) - day);
        }
        return fresh_[day];
    }

    static void note(RankedPerson& one, const Vote& vote, const FoldKey& key) {
        one.person = vote.person;
        ++one.posts;
        one.likes += key.likes;
        if ((key.flags & FoldKey::kAccepted) != 0) ++one.accepted;
        one.newest = std::max(one.newest, vote.created);
    }

    /// The posts that weigh most, one a talk, for the people who can be shown.
    void add_strongest(std::vector<RankedPerson>& ranked, std::size_t evidence) const {
        constexpr std::size_t kShown = 100;
        std::vector<std::uint32_t> place(people_.size(), 0);
        const auto shown = std::min(ranked.size(), kShown);
        for (std::size_t i = 0; i < shown; ++i)
            place[ranked[i].person] = static_cast<std::uint32_t>(i) + 1;
        std::vector<std::vector<std::size_t>> of_place(shown);
        for (std::size_t i = 0; i < votes_.size(); ++i) {
            const auto at = place[votes_[i].person];
            if (at != 0) of_place[at - 1].push_back(i);
        }
        for (std::size_t at = 0; at < shown; ++at) {
            ranked[at].strongest = strongest_of(std::move(of_place[at]), evidence);
        }
    }

    std::vector<Xapian::docid> strongest_of(std::vector<std::size_t> votes,
                                            std::size_t evidence) const {
        std::sort(votes.begin(), votes.end(), [&](std::size_t a, std::size_t b) {
            if (weights_[a] != weights_[b]) return weights_[a] > weights_[b];
            return votes_[a].document > votes_[b].document;
        });
        std::vector<Xapian::docid> strongest;
        std::vector<std::uint64_t> talks;
        for (const auto vote : votes) {
            if (strongest.size() >= evidence) break;
            const auto talk = context_.view.key(votes_[vote].document).thread;
            if (std::find(talks.begin(), talks.end(), talk) != talks.end()) continue;
            talks.push_back(talk);
            strongest.push_back(votes_[vote].document);
        }
        return strongest;
    }

    const PlanContext& context_;
    Instant now_;
    double top_ = 0;
    std::int64_t posts_ = 0;
    std::vector<Vote> votes_;
    std::vector<float> weights_;
    std::vector<RankedPerson> people_;
    mutable std::vector<double> fresh_;
};

}  // namespace

Result<std::vector<RankedPerson>> rank_people(const PlanContext& context, const QueryPlan& plan,
                                              Instant now, std::size_t evidence, Deadline deadline,
                                              Total& total) {
    Ballot ballot{context, now};
    QS_TRY(const auto end, fold_matches(context.view, plan.query, deadline,
                                        [&](const Match& match) { ballot.add(match); }));
    total = {ballot.posts(), end == FoldEnd::all};
    return ballot.count(evidence);
}

}  // namespace quisait
