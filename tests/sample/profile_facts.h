#pragma once

#include <vector>

#include "tests/sample/company.h"

namespace quisait::sample {

/// The account of somebody as a source tells it. In the chat people have a short name and no
/// title; the address is the same, now and then with capitals.
Person profile_of(const Company& company, Source source, std::size_t person);

/// What is said of somebody's knowledge: by colleagues of experts, and by a few people of
/// themselves, not all of them right.
std::vector<Claim> claims_of(const Company& company, std::size_t person);

}  // namespace quisait::sample
