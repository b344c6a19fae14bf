#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "searchd/experts.h"
#include "searchd/fold_table.h"
#include "searchd/freshness.h"
#include "searchd/place_bonus.h"
#include "searchd/ranking.h"

namespace quisait {
namespace {

/// A match, kept until the best score is known.
struct Vote {
    Xapian::docid document;
    std::uint32_t person;
    float score;  ///< BM25, and what the place adds
    std::uint32_t created;
    float share = 1;  ///< of a full vote, by the score; at most 1
};

/// The votes of one talk for one person.
struct TalkVotes {
    double sum = 0;
    double best = 0;
    std::uint32_t person = 0;
};

/// A quarter of a year in which a person has a vote.
struct Quarter {
    std::uint32_t person;
    std::uint32_t number;
    auto operator<=>(const Quarter&) const = default;  // NOLINT: clang-tidy 14 sees a null here
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
    Ballot(const PlanContext& context, const QueryPlan& plan, Instant now)
        : context_{context},
          plan_{plan},
          places_{context, plan.marks},
          freshness_{now, ranking::kVoteAgeing} {}

    void add(const Match& match) {
        if (match.key.kind == kProfileKind) return;
        ++posts_;
        const auto person = voter(match.key);
        if (!person) return;
        const auto score = match.score > 0 ? match.score + places_.of(match.key.space) : 0;
        votes_.push_back({match.document, *person, static_cast<float>(score), match.created});
    }

    std::int64_t posts() const { return posts_; }

    std::vector<RankedPerson> count(std::size_t evidence) {
        choose_voters();
        set_shares();
        if (plan_.has_words && !plan_.filtered) add_replies();
        weigh();
        std::vector<RankedPerson> ranked;
        for (const auto& one : people_) {
            if (one.score > 0) ranked.push_back(one);
        }
        if (ranked.empty()) return ranked;
        const auto activity = activity_of(context_);
        for (auto& one : ranked) {
            one.score = ranking::persistent(one.score, quarters_[one.person]) /
                        ranking::activity(activity.posts[one.person], activity.mean);
            one.posts = std::max<std::int64_t>(one.posts, 1);
        }
        std::sort(ranked.begin(), ranked.end(), [](const RankedPerson& a, const RankedPerson& b) {
            return a.score != b.score ? a.score > b.score : a.person < b.person;
        });
        add_strongest(ranked, evidence);
        return ranked;
    }

private:
    /// The author, unless nobody knows who it is or it is a bot.
    std::optional<std::uint32_t> voter(const FoldKey& key) const {
        const auto person = context_.directory.person_of(key.author);
        if (!person || context_.directory.persons()[*person].bot) return std::nullopt;
        return person;
    }

    /// Keeps the best posts, with all that tie with the last, and sets the reference.
    void choose_voters() {
        if (votes_.empty()) return;
        std::vector<float> scores;
        scores.reserve(votes_.size());
        for (const auto& vote : votes_)
            scores.push_back(vote.score);
        if (scores.size() > ranking::kVoters) {
            const auto last = scores.begin() + static_cast<std::ptrdiff_t>(ranking::kVoters) - 1;
            std::nth_element(scores.begin(), last, scores.end(), std::greater<>{});
            const auto least = *last;
            std::erase_if(votes_, [&](const Vote& vote) { return vote.score < least; });
            scores.resize(ranking::kVoters);
        }
        const auto best = std::min(scores.size(), ranking::kBest);
        const auto end = scores.begin() + static_cast<std::ptrdiff_t>(best);
        std::partial_sort(scores.begin(), end, scores.end(), std::greater<>{});
        reference_ = std::accumulate(scores.begin(), end, 0.0) / static_cast<double>(best);
    }

    void set_shares() {
        // Without words all posts count alike.
        if (reference_ <= 0) return;
        for (auto& vote : votes_)
            vote.share = static_cast<float>(ranking::steepness(vote.score, reference_));
    }

    /// Lets the replies to first posts that vote have a part of their vote.
    void add_replies() {
        std::unordered_map<Xapian::docid, std::size_t> place;
        for (std::size_t i = 0; i < votes_.size(); ++i)
            place.emplace(votes_[i].document, i);
        const auto first_votes = votes_.size();
        for (std::size_t i = 0; i < first_votes; ++i) {
            const auto first = votes_[i].document;
            const auto& key = context_.view.key(first);
            if ((key.flags & FoldKey::kReply) != 0) continue;
            const auto share = static_cast<float>(ranking::kContext) * votes_[i].share;
            const auto& columns = context_.view.columns_of(first);
            for (const auto number : columns.talk(key.thread)) {
                const auto reply = context_.view.whole_number(number, first);
                if (reply == first) continue;
                if (const auto voting = place.find(reply); voting != place.end()) {
                    votes_[voting->second].share = std::max(votes_[voting->second].share, share);
                } else if (const auto person = voter(columns.key(number))) {
                    votes_.push_back({reply, *person, 0, columns.created(number), share});
                }
            }
        }
    }

    void weigh() {
        people_.resize(context_.directory.persons().size());
        quarters_.resize(people_.size());
        weights_.reserve(votes_.size());
        FoldTable<TalkVotes> talks;
        std::vector<Quarter> quarters;
        for (const auto& vote : votes_) {
            const auto& key = context_.view.key(vote.document);
            const auto weight = weight_of(vote, key);
            weights_.push_back(static_cast<float>(weight));
            // A talk and a person together are one key: both are spread over all 64 bits.
            auto& talk = talks.row(key.thread ^ (vote.person * 0x9E3779B97F4A7C15ULL));
            talk.person = vote.person;
            talk.sum += weight;
            talk.best = std::max(talk.best, weight);
            quarters.push_back({vote.person, key.day / ranking::kQuarterDays});
            note(people_[vote.person], vote, key);
        }
        for (const auto& [key, talk] : talks.rows()) {
            people_[talk.person].score += std::min(talk.sum, ranking::kThreadCap * talk.best);
        }
        std::sort(quarters.begin(), quarters.end());
        quarters.erase(std::unique(quarters.begin(), quarters.end()), quarters.end());
        for (const auto& quarter : quarters)
            ++quarters_[quarter.person];
    }

    double weight_of(const Vote& vote, const FoldKey& key) {
        return vote.share * kind_weight(key) * freshness_.of(key.day);
    }

    void note(RankedPerson& one, const Vote& vote, const FoldKey& key) const {
        one.person = vote.person;
        if (vote.share < on_topic_) return;
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
    const QueryPlan& plan_;
    PlaceBonus places_;
    Freshness freshness_;
    double reference_ = 0;
    const double on_topic_ = ranking::steepness(ranking::kOnTopic, 1);
    std::int64_t posts_ = 0;
    std::vector<Vote> votes_;
    std::vector<float> weights_;
    std::vector<RankedPerson> people_;
    std::vector<double> quarters_;  ///< with a vote, by person
};

}  // namespace

Result<RankedPeople> rank_people(const PlanContext& context, const QueryPlan& plan, Instant now,
                                 std::size_t evidence, Deadline deadline) {
    Ballot ballot{context, plan, now};
    QS_TRY(const auto end, fold_matches(context.view, plan.query, deadline,
                                        [&](const Match& match) { ballot.add(match); }));
    return RankedPeople{ballot.count(evidence), {ballot.posts(), end == FoldEnd::all}};
}

}  // namespace quisait
