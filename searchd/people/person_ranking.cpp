#include "searchd/people/person_ranking.h"

#include <cmath>

namespace quisait::ranking {
namespace {

/// Log-likelihood of `hits` in `trials` when each hits with `chance`.
double likelihood(double hits, double trials, double chance) {
    double sum = 0;
    if (hits > 0) sum += hits * std::log(chance);
    if (trials > hits) sum += (trials - hits) * std::log1p(-chance);
    return sum;
}

}  // namespace

double surprise(double own, double part, double others, double rest) {
    if (own <= 0 || part <= 0 || rest <= 0) return 0;
    const auto own_share = own / part;
    const auto other_share = others / rest;
    if (own_share <= other_share) return 0;
    const auto common = (own + others) / (part + rest);
    return 2 * (likelihood(own, part, own_share) + likelihood(others, rest, other_share) -
                likelihood(own, part, common) - likelihood(others, rest, common));
}

}  // namespace quisait::ranking
