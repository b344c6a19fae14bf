#include "searchd/ranking.h"

#include <algorithm>
#include <cmath>

namespace quisait::ranking {

double freshness(double age) {
    return kOldShare + (1 - kOldShare) * std::exp2(-std::max(age, 0.0) / kHalfLifeDays);
}

double steepness(double score, double top) {
    return std::exp(kSteepness * (score / top - 1));
}

double activity(double posts, double mean_posts) {
    return std::pow(std::max(posts + kActivityPrior * mean_posts, 1.0), kActivityPower);
}

}  // namespace quisait::ranking
