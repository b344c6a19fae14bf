#include "searchd/index/ranking.h"

#include <algorithm>
#include <cmath>

namespace quisait::ranking {

double freshness(double age, const Ageing& ageing) {
    return ageing.old_share +
           (1 - ageing.old_share) * std::exp2(-std::max(age, 0.0) / ageing.half_life_days);
}

double endorsement(std::uint32_t likes, bool settled) {
    const auto liked = std::min(kLiked * std::log2(1.0 + likes), kMostLiked);
    return 1 + liked + (settled ? kSettled : 0);
}

double inverse_document_frequency(double posts, double having) {
    return std::log(1 + (posts - having + 0.5) / (having + 0.5));
}

double rarity(double posts, double having) {
    const auto most = inverse_document_frequency(posts, 1);
    return std::pow(inverse_document_frequency(posts, std::max(having, 1.0)) / most, kRarityPower);
}

double conviction(std::uint32_t likes, bool accepted) {
    return endorsement(likes, accepted) * (accepted ? kConvincing : 1);
}

double steepness(double score, double reference) {
    return std::exp(kSteepness * std::min(score / reference - 1, 0.0));
}

double persistent(double votes, double quarters) {
    return std::pow(votes, kVotesPower) * std::pow(quarters, kPersistence);
}

double seniority(double quarters) {
    return std::pow(quarters, kSeniorityPower);
}

double activity(double posts, double mean_posts) {
    return std::pow(std::max(posts + kActivityPrior * mean_posts, 1.0), kActivityPower);
}

}  // namespace quisait::ranking
