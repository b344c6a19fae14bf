#pragma once

#include <vector>

#include "tests/sample/company.h"

namespace quisait::sample {

/// A moment of work, when `done` of `all` posts are written: the network grows with the years,
/// people write on working days, some in the evening. At least three days before the end.
Instant working_moment(const Size& size, std::size_t done, std::size_t all, Chance& chance);

/// When somebody is away; a few are away on the last day.
std::vector<Absence> absences_of(const Company& company, std::size_t person);

}  // namespace quisait::sample
