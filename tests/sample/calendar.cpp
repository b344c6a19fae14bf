#include "tests/sample/calendar.h"

#include <cmath>

#include <fmt/format.h>

namespace quisait::sample {

using std::chrono::days;

Instant working_moment(const Size& size, std::size_t done, std::size_t all, Chance& chance) {
    const auto first = first_day(size);
    const auto span = std::chrono::floor<days>(size.until - first).count() - 3;
    const auto share =
        static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(all, 1));
    auto day = std::chrono::floor<days>(first) +
               days{static_cast<int>(std::floor(std::sqrt(share) * static_cast<double>(span)))};
    const std::chrono::weekday weekday{day};
    if (weekday == std::chrono::Saturday) day -= days{1};
    if (weekday == std::chrono::Sunday) day -= days{2};
    const auto hour = chance.percent(92) ? chance.between(7, 17) : chance.between(18, 22);
    return day + std::chrono::hours{hour} + std::chrono::seconds{chance.between(0, 3599)};
}

std::vector<Absence> absences_of(const Company& company, std::size_t person) {
    std::vector<Absence> absences;
    const auto& size = company.size;
    if (company.people[person].bot) return absences;
    auto chance = Chance{size.seed}.fork(fmt::format("absence {}", person));
    const auto add = [&](Instant from, std::int64_t length) {
        absences.push_back(
            {company.account(Source::network, person), from, from + days{length}, "leave"});
    };
    const auto past = chance.between(1, 4);
    for (std::int64_t i = 0; i < past; ++i)
        add(size.until - days{chance.between(60, 1000)}, chance.between(0, 20));
    if (chance.percent(12)) add(size.until - days{chance.between(1, 9)}, chance.between(10, 24));
    if (chance.percent(20)) add(size.until + days{chance.between(20, 200)}, chance.between(1, 15));
    return absences;
}

}  // namespace quisait::sample
