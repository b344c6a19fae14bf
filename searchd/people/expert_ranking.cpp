#include <algorithm>
#include <functional>
#include <numeric>
#include <span>
#include <unordered_map>

#include "searchd/index/freshness.h"
#include "searchd/index/ranking.h"
#include "searchd/people/experts.h"
#include "searchd/people/place_bonus.h"
#include "searchd/people/voters.h"

namespace quisait {
namespace {

/// What a post weighs, in its talk.
struct TalkWeight {
    std::uint64_t talk;
    double weight;
    auto operator<=>(const TalkWeight&) const = default;  // NOLINT: clang-tidy 14 sees a null here
};

/// What this reader may read of each person, whatever it is about.
struct Activity {
    std::vector<double> posts;
    std::vector<double> quarters;  ///< in which the person wrote anything, by the busiest account
    double mean = 0;
};

Activity activity_of(const PlanContext& context) {
    Activity activity;
    activity.posts.resize(context.directory.persons().size());
    activity.quarters.resize(activity.posts.size(), 1);
    for (const auto& columns : context.view.columns) {
        for (std::uint32_t account = 1; account < columns->accounts(); ++account) {
            const auto person = context.directory.person_of(account);
            if (!person) continue;
            activity.posts[*person] += columns->posts_of(account);
            activity.quarters[*person] = std::max(
                activity.quarters[*person], static_cast<double>(columns->quarters_of(account)));
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

/// A post that speaks for somebody.
struct Proof {
    float weight;
    Xapian::docid document;
    std::uint64_t talk;

    bool is_before(const Proof& other) const {
        return weight != other.weight ? weight > other.weight : document > other.document;
    }
};

/// Votes count for each talk at most as kThreadCap times the best post.
double sum_of_talks(std::span<const TalkWeight> sorted) {
    double sum = 0;
    for (std::size_t i = 0; i < sorted.size();) {
        double talk = 0;
        double best = 0;
        const auto key = sorted[i].talk;
        for (; i < sorted.size() && sorted[i].talk == key; ++i) {
            talk += sorted[i].weight;
            best = std::max(best, sorted[i].weight);
        }
        sum += std::min(talk, ranking::kThreadCap * best);
    }
    return sum;
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
        const auto score =
            static_cast<float>(match.score > 0 ? match.score + places_.of(match.key.space) : 0);
        if (!voters_.may_take(score)) return;
        const auto person = context_.directory.writer_of(match.key.author);
        if (person) voters_.add({match.document, *person, score});
    }

    std::int64_t posts() const { return posts_; }

    std::vector<RankedPerson> count(std::size_t evidence) {
        votes_ = voters_.take();
        set_shares();
        if (plan_.has_words && !plan_.filtered) add_replies();
        std::sort(votes_.begin(), votes_.end(), [](const Vote& a, const Vote& b) {
            return a.person != b.person ? a.person < b.person : a.document < b.document;
        });
        auto ranked = weighed_people();
        if (ranked.empty()) return ranked;
        const auto activity = activity_of(context_);
        for (auto& one : ranked) {
            one.score *= ranking::seniority(activity.quarters[one.person]) /
                         ranking::activity(activity.posts[one.person], activity.mean);
        }
        std::sort(ranked.begin(), ranked.end(), [](const RankedPerson& a, const RankedPerson& b) {
            return a.score != b.score ? a.score > b.score : a.person < b.person;
        });
        add_strongest(ranked, evidence);
        return ranked;
    }

private:
    /// The score that counts as a full vote: the mean of the best.
    double reference() const {
        std::vector<float> best(std::min(votes_.size(), ranking::kBest));
        std::vector<float> scores;
        scores.reserve(votes_.size());
        for (const auto& vote : votes_)
            scores.push_back(vote.score);
        std::partial_sort_copy(scores.begin(), scores.end(), best.begin(), best.end(),
                               std::greater<>{});
        return std::accumulate(best.begin(), best.end(), 0.0) / static_cast<double>(best.size());
    }

    void set_shares() {
        if (votes_.empty()) return;
        const auto full = reference();
        if (full <= 0) return;  // without words all posts count alike
        for (auto& vote : votes_)
            vote.share = static_cast<float>(ranking::steepness(vote.score, full));
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
                } else if (const auto person =
                               context_.directory.writer_of(columns.key(number).author)) {
                    votes_.push_back({reply, *person, 0, share});
                }
            }
        }
    }

    /// The people for whom posts vote, by index; `votes_` is sorted by person.
    std::vector<RankedPerson> weighed_people() {
        std::vector<RankedPerson> people;
        for (std::span<const Vote> rest{votes_}; !rest.empty();) {
            std::size_t own = 1;
            while (own < rest.size() && rest[own].person == rest.front().person)
                ++own;
            auto one = weighed(rest.first(own));
            if (one.score > 0) people.push_back(std::move(one));
            rest = rest.subspan(own);
        }
        return people;
    }

    /// One person by the own votes.
    RankedPerson weighed(std::span<const Vote> votes) {
        RankedPerson one;
        one.person = votes.front().person;
        talks_.clear();
        quarters_.clear();
        for (const auto& vote : votes) {
            const auto& key = context_.view.key(vote.document);
            talks_.push_back({talk_of(key), weight_of(vote, key)});
            quarters_.push_back(key.day / ranking::kQuarterDays);
            note(one, vote, key);
        }
        one.posts = std::max<std::int64_t>(one.posts, 1);
        std::sort(talks_.begin(), talks_.end());
        std::sort(quarters_.begin(), quarters_.end());
        const auto quarters = std::unique(quarters_.begin(), quarters_.end()) - quarters_.begin();
        one.score = ranking::persistent(sum_of_talks(talks_), static_cast<double>(quarters));
        return one;
    }

    /// What counts once: a talk, and what was copied from talk to talk.
    std::uint64_t talk_of(const FoldKey& key) const {
        const auto copy = context_.view.copy_of(key);
        return copy != 0 ? copy : key.thread;
    }

    double weight_of(const Vote& vote, const FoldKey& key) {
        return vote.share * kind_weight(key) * freshness_.of(key.day);
    }

    void note(RankedPerson& one, const Vote& vote, const FoldKey& key) const {
        if (vote.share < on_topic_) return;
        ++one.posts;
        one.likes += key.likes;
        if ((key.flags & FoldKey::kAccepted) != 0) ++one.accepted;
        one.newest = std::max(one.newest, context_.view.created(vote.document));
    }

    /// The posts that weigh most, one a talk, for the people who can be shown.
    void add_strongest(std::vector<RankedPerson>& ranked, std::size_t evidence) {
        constexpr std::size_t kShown = 100;
        for (std::size_t i = 0; i < std::min(ranked.size(), kShown); ++i)
            ranked[i].strongest = strongest_of(ranked[i].person, evidence);
    }

    std::vector<Xapian::docid> strongest_of(std::uint32_t person, std::size_t evidence) {
        const auto own = std::ranges::equal_range(votes_, person, {}, &Vote::person);
        std::vector<Proof> proofs;
        for (const auto& vote : own) {
            const auto& key = context_.view.key(vote.document);
            const bool accepted = (key.flags & FoldKey::kAccepted) != 0;
            const auto weight = weight_of(vote, key) * ranking::conviction(key.likes, accepted);
            proofs.push_back({static_cast<float>(weight), vote.document, talk_of(key)});
        }
        std::sort(proofs.begin(), proofs.end(),
                  [](const Proof& a, const Proof& b) { return a.is_before(b); });
        return different(strongest_of_talks(proofs, ranking::kProofsCompared * evidence), evidence);
    }

    /// The best of each talk, at most `most`; `proofs` are sorted.
    static std::vector<Proof> strongest_of_talks(const std::vector<Proof>& proofs,
                                                 std::size_t most) {
        std::vector<Proof> best;
        for (const auto& proof : proofs) {
            if (best.size() >= most) break;
            if (std::ranges::find(best, proof.talk, &Proof::talk) == best.end()) {
                best.push_back(proof);
            }
        }
        return best;
    }

    /// The first, and those that show most beside the ones before (maximal marginal relevance): at
    /// another time, in another place.
    std::vector<Xapian::docid> different(std::vector<Proof> proofs, std::size_t most) const {
        std::vector<Xapian::docid> shown;
        while (shown.size() < most && !proofs.empty()) {
            const auto best = std::ranges::min_element(
                proofs, [](const Proof& a, const Proof& b) { return a.is_before(b); });
            const auto chosen = *best;
            shown.push_back(chosen.document);
            proofs.erase(best);
            const auto& key = context_.view.key(chosen.document);
            for (auto& proof : proofs) {
                const auto& other = context_.view.key(proof.document);
                if (other.day / ranking::kQuarterDays == key.day / ranking::kQuarterDays) {
                    proof.weight *= ranking::kSameQuarter;
                }
                if (other.space == key.space) proof.weight *= ranking::kSamePlace;
            }
        }
        return shown;
    }

    const PlanContext& context_;
    const QueryPlan& plan_;
    PlaceBonus places_;
    Freshness freshness_;
    const double on_topic_ = ranking::steepness(ranking::kOnTopic, 1);
    std::int64_t posts_ = 0;
    Voters voters_;
    std::vector<Vote> votes_;
    // Kept from person to person, so that none needs memory of its own.
    std::vector<TalkWeight> talks_;
    std::vector<std::uint32_t> quarters_;
};

}  // namespace

Result<RankedPeople> rank_people(const PlanContext& context, const QueryPlan& plan, Instant now,
                                 std::size_t evidence) {
    Ballot ballot{context, plan, now};
    QS_TRY(const auto end, fold_matches(context.view, plan.query, context.until,
                                        [&](const Match& match) { ballot.add(match); }));
    return RankedPeople{ballot.count(evidence), {ballot.posts(), end == FoldEnd::all}};
}

}  // namespace quisait
