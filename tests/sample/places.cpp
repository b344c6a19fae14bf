#include "tests/sample/places.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace quisait::sample {
namespace {

constexpr std::int64_t kFirstSpace = 31158067200;

std::string both(const std::string (&name)[kTongues]) {
    return name[0] == name[1] ? name[0] : name[0] + " / " + name[1];
}

class Opening {
public:
    explicit Opening(const Company& company)
        : company_{company}, chance_{Chance{company.size.seed}.fork("places")} {}

    Places run() {
        make_groups();
        open_general();
        for (std::size_t t = 0; t < company_.topics.size(); ++t)
            open_topic(t);
        open_regions();
        open_departments();
        open_projects();
        open_channels();
        for (std::size_t i = 0; i < places_.all.size(); ++i) {
            const auto& place = places_.all[i];
            places_
                .of_kind[static_cast<std::size_t>(place.source)]
                        [static_cast<std::size_t>(place.kind)]
                .push_back(i);
        }
        return std::move(places_);
    }

private:
    std::string account(std::size_t person) const {
        return company_.account(Source::network, person);
    }

    std::vector<std::size_t> members_of(std::size_t department) const {
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < company_.people.size(); ++i) {
            const auto& one = company_.people[i];
            if (!one.bot && one.department == department) members.push_back(i);
        }
        return members;
    }

    void make_groups() {
        for (std::size_t d = 0; d < company_.departments.size(); ++d) {
            Group group;
            group.id = "g-" + company_.departments[d].key;
            group.name = both(company_.departments[d].name);
            for (const auto member : members_of(d))
                group.members.push_back(account(member));
            std::sort(group.members.begin(), group.members.end());
            places_.groups[0].push_back(std::move(group));
        }
    }

    Place& open(PlaceKind kind, std::string name) {
        auto& place = places_.all.emplace_back();
        place.kind = kind;
        place.space.id = fmt::format("{}", kFirstSpace + static_cast<std::int64_t>(opened_++) * 17);
        place.space.name = std::move(name);
        place.space.access.kind = AccessKind::everyone;
        place.space.url = "https://social.arvane.example/groups/" + place.space.id;
        return place;
    }

    void open_general() {
        open(PlaceKind::general, "Toute l'entreprise / All hands").space.description =
            "Ce qui concerne tout le monde. What concerns everybody.";
        open(PlaceKind::general, "Petites annonces / Small ads");
        open(PlaceKind::general, "Planning & astreintes / Schedules").space.theme = "planning";
        auto& archive = open(PlaceKind::closed, "Archives 2019");
        archive.space.access.kind = AccessKind::nobody;
        archive.open = false;
    }

    void open_topic(std::size_t t) {
        const auto& topic = company_.topics[t];
        const std::string names[kTongues] = {capitalised(topic.sides[0].name),
                                             capitalised(topic.sides[1].name)};
        auto& place = open(PlaceKind::topic, both(names));
        place.topic = t;
        place.space.theme = topic.key;
        place.space.description = fmt::format("#{}", fmt::join(topic.tags, " #"));
    }

    void open_regions() {
        std::set<std::string> regions;
        for (const auto& site : company_.sites) {
            if (!regions.insert(site.region).second) continue;
            const bool french = site.tongue == Tongue::french;
            open(PlaceKind::region, (french ? "Vie des sites - " : "Site life - ") + site.region)
                .space.region = site.region;
        }
    }

    /// Restricted to the group of the department, with a room inside that says "everyone" but
    /// stands within it, so that the department alone reads it.
    void open_departments() {
        for (std::size_t d = 0; d < company_.departments.size(); ++d) {
            auto& place =
                open(PlaceKind::department, "Équipe " + both(company_.departments[d].name));
            place.open = false;
            place.readers = members_of(d);
            place.space.access = {AccessKind::members, {}, {places_.groups[0][d].id}};
            // Before the next place moves this one.
            const auto outer = place.space.id;
            const auto readers = place.readers;
            if (d % 4 != 0) continue;
            auto& inner = open(PlaceKind::department,
                               "Questions - " + company_.departments[d].name[d % kTongues]);
            inner.open = false;
            inner.readers = readers;
            inner.space.within = outer;
        }
    }

    std::string code_name() {
        for (;;) {
            auto name = capitalised(chance_.pick(names_.lines("code_heads"))) +
                        chance_.pick(names_.lines("code_tails"));
            if (names_taken_.size() > 300) name += fmt::format("-{}", names_taken_.size());
            if (names_taken_.insert(name).second) return name;
        }
    }

    void open_projects() {
        const auto count = std::max<std::size_t>(10, company_.size.people / 8);
        for (std::size_t i = 0; i < count; ++i) {
            auto& place = open(PlaceKind::project, "");
            place.topic = chance_.below(company_.topics.size());
            place.project = code_name();
            place.space.name = "Projet " + place.project;
            if (i % 5 < 2) {
                places_.open_projects.push_back(place.project);
            } else {
                restrict_project(place, i);
            }
        }
    }

    /// Members by name; every second project stands within its department, and has one member
    /// who is not of the department, and so cannot read it.
    void restrict_project(Place& place, std::size_t number) {
        const auto& topic = company_.topics[*place.topic];
        const auto department = department_of(topic);
        const auto insiders = members_of(department);
        const bool nested = number % 2 == 0;
        std::set<std::size_t> members;
        const auto wanted = static_cast<std::size_t>(chance_.between(4, 12));
        for (std::size_t i = 0; i < wanted; ++i) {
            const bool inside = nested || chance_.percent(60);
            members.insert(inside && !insiders.empty() ? chance_.pick(insiders)
                                                       : chance_.below(company_.size.people));
        }
        if (nested) {
            place.space.within = department_space(department);
            members.insert(chance_.below(company_.size.people));
        }
        place.open = false;
        place.space.access.kind = AccessKind::members;
        for (const auto member : members) {
            place.space.access.persons.push_back(account(member));
            const bool of_department = company_.people[member].department == department;
            if (!nested || of_department) place.readers.push_back(member);
        }
    }

    std::size_t department_of(const Topic& topic) const {
        for (std::size_t d = 0; d < company_.departments.size(); ++d)
            if (company_.departments[d].key == topic.department) return d;
        return 0;
    }

    std::string department_space(std::size_t department) const {
        const auto group = places_.groups[0][department].id;
        for (const auto& place : places_.all) {
            const auto& groups = place.space.access.groups;
            if (!groups.empty() && groups.front() == group) return place.space.id;
        }
        return {};
    }

    Place& open_channel(PlaceKind kind, std::string name) {
        auto& place = open(kind, std::move(name));
        place.source = Source::chat;
        place.space.kind = SpaceKind::channel;
        place.space.id = fmt::format("C{:05d}", opened_);
        place.space.url = "https://chat.arvane.example/" + place.space.id;
        return place;
    }

    void open_channels() {
        open_channel(PlaceKind::general, "general");
        open_channel(PlaceKind::general, "random");
        for (std::size_t t = 0; t < company_.topics.size(); t += 2) {
            auto& place = open_channel(PlaceKind::topic, company_.topics[t].tags.front());
            place.topic = t;
        }
        for (std::size_t t = 1; t < company_.topics.size(); t += 8)
            open_private_channel(t);
    }

    void open_private_channel(std::size_t topic) {
        std::set<std::size_t> members;
        for (int i = 0; i < 40 && members.size() < 6; ++i) {
            const auto person = chance_.below(company_.size.people);
            if (company_.people[person].in_chat) members.insert(person);
        }
        const auto project = code_name();
        auto& place = open_channel(PlaceKind::project, "prive-" + project);
        place.topic = topic;
        place.project = project;
        place.open = false;
        place.readers.assign(members.begin(), members.end());
        place.space.access.kind = AccessKind::members;
        for (const auto member : members)
            place.space.access.persons.push_back(company_.account(Source::chat, member));
    }

    const Company& company_;
    Chance chance_;
    Table names_{"company.txt"};
    Places places_;
    std::set<std::string> names_taken_;
    std::size_t opened_ = 0;
};

}  // namespace

bool Place::read_by(std::size_t person) const {
    return open || std::binary_search(readers.begin(), readers.end(), person);
}

Places Places::make(const Company& company) {
    return Opening{company}.run();
}

}  // namespace quisait::sample
