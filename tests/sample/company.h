#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "connectors/fact.h"
#include "tests/sample/chance.h"
#include "tests/sample/hand.h"
#include "tests/sample/tables.h"

namespace quisait::sample {

/// How large the company is, and when it is looked at.
struct Size {
    std::size_t people = 80;
    std::size_t posts = 3000;
    std::uint64_t seed = 1;
    Instant until{};  ///< midnight of the last day; the first is about three years before
};

/// How somebody takes part in talks.
enum class Manner : std::uint8_t {
    ordinary,
    quiet,  ///< an expert who writes on the own topic alone
    loud,   ///< writes everywhere, knows little
};

/// The two sources of the company: the social network and the chat.
enum class Source : std::uint8_t { network, chat };
inline constexpr std::size_t kSources = 2;

/// As the settings name it: "network" or "chat".
std::string_view name_of(Source source);

struct Employee {
    std::string given;
    std::string family;
    std::string email;
    std::string handle;
    std::string title;
    std::size_t department = 0;  ///< index in Company::departments
    std::size_t site = 0;        ///< index in Company::sites
    std::optional<std::size_t> manager;
    Tongue tongue = Tongue::french;
    bool bilingual = false;
    Manner manner = Manner::ordinary;
    std::vector<std::size_t> topics;  ///< what this person is an expert of
    Instant joined{};
    std::optional<Instant> left;
    bool bot = false;
    bool in_chat = false;      ///< has an account there as well, with the same address
    std::string shared_email;  ///< of a team mailbox, on two accounts; empty for most
    Hand hand;

    std::string name() const { return family.empty() ? given : given + " " + family; }
    bool speaks(Tongue other) const { return bilingual || tongue == other; }
    bool works_at(Instant moment) const { return joined <= moment && (!left || moment < *left); }
};

struct Department {
    std::string key;
    std::string name[kTongues];
};

struct Site {
    std::string city;
    std::string region;
    Tongue tongue = Tongue::french;
};

/// Who works where and knows what; a function of Size alone.
struct Company {
    Size size;
    std::vector<Topic> topics;
    std::vector<Department> departments;
    std::vector<Site> sites;
    std::vector<Employee> people;                    ///< bots last
    std::vector<std::vector<std::size_t>> experts;   ///< of each topic: indices of people
    std::vector<std::size_t> loud;                   ///< indices of people
    std::vector<std::vector<std::size_t>> speakers;  ///< by Tongue: who works and is no bot

    static Company make(const Size& size);

    /// The id of somebody's account.
    std::string account(Source source, std::size_t person) const;
};

/// The first day of the company's network.
Instant first_day(const Size& size);

}  // namespace quisait::sample
