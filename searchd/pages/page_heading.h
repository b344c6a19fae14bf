#pragma once

#include <string>
#include <vector>

#include "searchd/answers/results.h"

namespace quisait {

/// A hit as a list shows it: what is its link, and the text below it. A reply is headed by
/// the title of its talk. A chat message has none; its first sentence stands for one, and the text
/// goes on from there, so that nothing is said twice.
struct Headed {
    std::vector<Segment> heading;  ///< never empty
    std::vector<Segment> rest;
};

Headed headed(const Hit& hit);

}  // namespace quisait
