#pragma once

#include <string>
#include <vector>

#include "searchd/results.h"

namespace quisait {

/// A hit as a list shows it: what is its link, and the text below it. A chat message has no
/// title; its first sentence stands for one, and the text goes on from there, so that nothing is
/// said twice.
struct Headed {
    std::vector<Segment> heading;  ///< never empty
    std::vector<Segment> rest;
};

Headed headed(const Hit& hit);

}  // namespace quisait
