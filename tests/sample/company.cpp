#include "tests/sample/company.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.h"

namespace quisait::sample {
namespace {

constexpr std::string_view kDomain = "arvane.example";
constexpr int kBots = 3;
constexpr int kYears = 3;
constexpr std::int64_t kFirstAccount = 1489760410;

/// Of 100 people how many work in each department, in the order of company.txt.
constexpr std::array<int, 12> kDepartmentShares = {20, 7, 12, 8, 6, 4, 4, 13, 11, 6, 4, 5};

template <typename T>
T& at_random(std::vector<T>& all, Chance& chance) {
    return all[chance.below(all.size())];
}

/// a-z alone, words joined by `glue`: for addresses.
std::string plain(std::string_view name, std::string_view glue) {
    std::string text;
    for (const char c : fold(name)) {
        if (c >= 'a' && c <= 'z') text.push_back(c);
        if (c == ' ' || c == '-') text += glue;
    }
    return text;
}

class Hiring {
public:
    explicit Hiring(const Size& size) : chance_{Chance{size.seed}.fork("company")} {
        company_.size = size;
        company_.topics = read_topics();
        for (const auto& row : table_.rows("departments", 3))
            company_.departments.push_back({row[0], {row[1], row[2]}});
        for (const auto& row : table_.rows("sites", 3)) {
            const auto tongue = row[2] == "fr" ? Tongue::french : Tongue::english;
            company_.sites.push_back({row[0], row[1], tongue});
        }
        for (const auto& row : table_.rows("titles", 3)) {
            titles_[0].push_back(split(row[1], " ; "));
            titles_[1].push_back(split(row[2], " ; "));
        }
        company_.speakers.resize(kTongues);
    }

    Company run() {
        for (std::size_t i = 0; i < company_.size.people; ++i)
            company_.people.push_back(somebody(i));
        name_managers();
        name_loud();
        name_experts();
        share_mailboxes();
        for (std::size_t i = 0; i < company_.people.size(); ++i) {
            for (const auto tongue : {Tongue::french, Tongue::english}) {
                if (!company_.people[i].speaks(tongue)) continue;
                company_.speakers[static_cast<std::size_t>(tongue)].push_back(i);
            }
        }
        add_bots();
        return std::move(company_);
    }

private:
    Employee somebody(std::size_t number) {
        Employee one;
        one.tongue = number % 2 == 0 ? Tongue::french : Tongue::english;
        one.bilingual = chance_.percent(30);
        // The first dozen people make sure that each department has somebody.
        one.department =
            number < kDepartmentShares.size() ? number : chance_.weighted(kDepartmentShares);
        do {
            one.site = chance_.below(company_.sites.size());
        } while (company_.sites[one.site].tongue != one.tongue);
        take_name(one);
        const auto& titles = titles_[static_cast<std::size_t>(one.tongue)][one.department];
        one.title = titles[chance_.below(titles.size())];
        one.hand = make_hand(chance_);
        one.in_chat = chance_.percent(60);
        take_dates(one);
        return one;
    }

    void take_name(Employee& one) {
        const bool french = one.tongue == Tongue::french;
        const auto& given = chance_.pick(names_.lines(french ? "given_fr" : "given_en"));
        one.given = given.substr(0, given.rfind(' '));
        one.family = chance_.pick(names_.lines(french ? "family_fr" : "family_en"));
        auto address = plain(one.given, "-") + "." + plain(one.family, "");
        // People of one name have a number behind it, as everywhere.
        const auto same = ++taken_[address];
        if (same > 1) address += fmt::format("{}", same);
        one.handle = address;
        one.email = fmt::format("{}@{}", address, kDomain);
    }

    void take_dates(Employee& one) {
        using std::chrono::days;
        const auto first = first_day(company_.size);
        const bool newcomer = chance_.percent(15);
        one.joined = newcomer ? first + days{chance_.between(30, 900)}
                              : first - days{chance_.between(100, 5000)};
        if (!newcomer && chance_.percent(6)) {
            one.left = first + days{chance_.between(300, 1050)};
        }
    }

    /// The first of each department leads it, the first of all leads the company.
    void name_managers() {
        std::unordered_map<std::size_t, std::size_t> heads;
        std::unordered_map<std::size_t, std::size_t> leads;
        for (std::size_t i = 0; i < company_.people.size(); ++i) {
            auto& one = company_.people[i];
            const auto [head, is_head] = heads.emplace(one.department, i);
            if (is_head) {
                one.left.reset();
                if (i > 0) one.manager = 0;
                const bool french = one.tongue == Tongue::french;
                one.title = fmt::format("{} {}", french ? "Direction" : "Head of",
                                        company_.departments[one.department]
                                            .name[static_cast<std::size_t>(one.tongue)]);
                continue;
            }
            auto& lead = leads.emplace(one.department, head->second).first->second;
            one.manager = lead;
            if (chance_.percent(12) && !one.left) lead = i;
        }
    }

    /// Somebody of the department who speaks `tongue`, with few topics; else anybody.
    std::size_t candidate(const Topic& topic, Tongue tongue) {
        std::size_t best = chance_.below(company_.people.size());
        int best_cost = 1000;
        for (int i = 0; i < 200; ++i) {
            const auto at = chance_.below(company_.people.size());
            const auto& one = company_.people[at];
            // A second topic is fine, a third is rare: many people are experts of nothing here.
            int cost = one.topics.size() < 2 ? 0 : static_cast<int>(one.topics.size()) * 3;
            if (one.manner == Manner::loud) cost += 50;
            if (company_.departments[one.department].key != topic.department) cost += 8;
            if (one.tongue != tongue) cost += one.bilingual ? 5 : 20;
            if (one.left) cost += 10;
            if (one.joined > first_day(company_.size)) cost += 6;
            const auto number = static_cast<std::size_t>(&topic - company_.topics.data());
            if (std::find(one.topics.begin(), one.topics.end(), number) != one.topics.end()) {
                cost += 100;
            }
            if (cost < best_cost) {
                best = at;
                best_cost = cost;
            }
        }
        return best;
    }

    void name_experts() {
        company_.experts.resize(company_.topics.size());
        for (std::size_t t = 0; t < company_.topics.size(); ++t) {
            const auto count = 2 + t % 2 + std::min<std::size_t>(company_.size.people / 200, 40);
            for (std::size_t i = 0; i < count; ++i) {
                const auto tongue = i % 2 == 0 ? Tongue::french : Tongue::english;
                const auto person = candidate(company_.topics[t], tongue);
                auto& known = company_.people[person].topics;
                if (std::find(known.begin(), known.end(), t) != known.end()) continue;
                known.push_back(t);
                company_.experts[t].push_back(person);
            }
        }
        for (auto& one : company_.people) {
            if (!one.topics.empty() && chance_.percent(40)) one.manner = Manner::quiet;
        }
    }

    /// One in twelve, who then is no expert.
    void name_loud() {
        for (std::size_t i = 5; i < company_.people.size(); i += 12) {
            company_.people[i].left.reset();
            company_.people[i].manner = Manner::loud;
            company_.loud.push_back(i);
        }
    }

    /// An address on two accounts says nothing about who is who: those stay two persons.
    void share_mailboxes() {
        const auto pairs = company_.people.size() / 40;
        for (std::size_t i = 0; i < pairs; ++i) {
            auto& one = at_random(company_.people, chance_);
            auto& other = at_random(company_.people, chance_);
            if (&one == &other || !one.shared_email.empty() || !other.shared_email.empty())
                continue;
            one.shared_email = fmt::format("equipe-{}@{}", i + 1, kDomain);
            other.shared_email = one.shared_email;
        }
    }

    void add_bots() {
        constexpr std::array<std::string_view, kBots> kNames = {"Supervision", "Jenkins", "Veille"};
        for (const auto name : kNames) {
            Employee bot;
            bot.given = name;
            bot.handle = lower_ascii(name);
            bot.bot = true;
            bot.joined = first_day(company_.size) - std::chrono::days{1};
            bot.hand.greets = false;
            bot.hand.typos_per_mille = 0;
            company_.people.push_back(std::move(bot));
        }
    }

    Chance chance_;
    Table table_{"company.txt"};
    Table names_{"names.txt"};
    Company company_;
    std::vector<std::vector<std::string>> titles_[kTongues];
    std::unordered_map<std::string, int> taken_;
};

}  // namespace

std::string_view name_of(Source source) {
    return source == Source::network ? "network" : "chat";
}

Company Company::make(const Size& size) {
    return Hiring{size}.run();
}

std::string Company::account(Source source, std::size_t person) const {
    if (source == Source::chat) return fmt::format("U{:06X}", 0x2A00 + person * 7);
    return fmt::format("{}", kFirstAccount + static_cast<std::int64_t>(person) * 13);
}

Instant first_day(const Size& size) {
    return size.until - std::chrono::days{365 * kYears};
}

}  // namespace quisait::sample
