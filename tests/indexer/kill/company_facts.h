#pragma once

#include <cstdint>
#include <string>

namespace quisait::testing {

/// Lines of facts of a small company in which everything happens: edits, moves, deletions,
/// spaces that close and open, people who come after their posts. The same for the same seed.
class CompanyFacts {
public:
    explicit CompanyFacts(std::uint64_t seed, int posts) : seed_{seed}, posts_{posts} {}

    /// The first export.
    std::string first() const;
    /// A later one: a tenth of the posts is gone, a tenth was edited, and it says it is whole.
    std::string second() const;

private:
    std::uint64_t seed_;
    int posts_;
};

}  // namespace quisait::testing
