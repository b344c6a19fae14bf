#include "tests/sample/profile_facts.h"

#include <fmt/format.h>

#include "base/text.h"

namespace quisait::sample {
namespace {

const std::string& in(Tongue tongue, const std::string (&texts)[kTongues]) {
    return texts[static_cast<std::size_t>(tongue)];
}

void add_knowledge(const Company& company, const Employee& one, Chance& chance, Person& into) {
    for (const auto topic : one.topics) {
        const auto& name = company.topics[topic].side(one.tongue).name;
        if (chance.percent(45)) into.skills.push_back(name);
        if (!into.about.empty() || !chance.percent(30)) continue;
        into.about = fmt::format(
            fmt::runtime(one.tongue == Tongue::french ? "{} depuis {} ans, pose-moi tes questions."
                                                      : "{} for {} years, ask me anything."),
            capitalised(name), chance.between(3, 18));
    }
}

Person network_profile(const Company& company, std::size_t number, Chance& chance) {
    const auto& one = company.people[number];
    Person person;
    person.name = one.name();
    person.handles.push_back(one.handle);
    if (one.bot) {
        person.bot = true;
        return person;
    }
    person.emails.push_back(one.email);
    if (!one.shared_email.empty()) person.emails.push_back(one.shared_email);
    person.title = one.title;
    person.department = in(one.tongue, company.departments[one.department].name);
    person.location = company.sites[one.site].city;
    person.team = person.department + " " + person.location;
    if (one.manager) person.manager = company.account(Source::network, *one.manager);
    person.languages = {one.tongue == Tongue::french ? "fr" : "en"};
    if (one.bilingual) person.languages.emplace_back(one.tongue == Tongue::french ? "en" : "fr");
    add_knowledge(company, one, chance, person);
    return person;
}

Person chat_profile(const Employee& one, Chance& chance) {
    Person person;
    const auto initial = one.given.substr(0, first_code_point(one.given).bytes);
    person.name = chance.percent(40) ? initial + ". " + one.family : one.name();
    person.handles.push_back(lower_ascii(one.handle));
    auto email = one.email;
    if (chance.percent(20)) email[0] = static_cast<char>(email[0] - 0x20);
    person.emails.push_back(std::move(email));
    return person;
}

}  // namespace

Person profile_of(const Company& company, Source source, std::size_t number) {
    const auto& one = company.people[number];
    auto chance = Chance{company.size.seed}.fork(fmt::format("{} {}", name_of(source), number));
    auto person = source == Source::network ? network_profile(company, number, chance)
                                            : chat_profile(one, chance);
    person.id = company.account(source, number);
    if (one.left) person.state = PersonState::left;
    return person;
}

std::vector<Claim> claims_of(const Company& company, std::size_t number) {
    const auto& one = company.people[number];
    auto chance = Chance{company.size.seed}.fork(fmt::format("claim {}", number));
    std::vector<Claim> claims;
    const auto add = [&](std::size_t topic, std::string level, std::string by) {
        claims.push_back({company.account(Source::network, number),
                          company.topics[topic].side(one.tongue).name, std::move(level),
                          std::move(by)});
    };
    for (const auto topic : one.topics) {
        if (!chance.percent(25)) continue;
        const auto colleague = chance.below(company.size.people);
        if (colleague != number) add(topic, "expert", company.account(Source::network, colleague));
    }
    if (one.manner == Manner::loud && chance.percent(25)) {
        add(chance.below(company.topics.size()), "advanced", "");
    }
    return claims;
}

}  // namespace quisait::sample
