#include "tests/sample/scene.h"

#include <fmt/format.h>

#include "base/text.h"

namespace quisait::sample {
namespace {

std::size_t index(Tongue tongue) {
    return static_cast<std::size_t>(tongue);
}

}  // namespace

Wording::Wording()
    : frames_of{Table{"frames-fr.txt"}, Table{"frames-en.txt"}},
      company{"company.txt"},
      days{company.rows("days", kTongues)},
      months{company.rows("months", kTongues)} {
    for (const auto& row : company.rows("tools", 3))
        tools.push_back({row[0], {row[1], row[2]}});
}

const std::vector<std::string>& Wording::frames(std::string_view part, Tongue tongue) const {
    return frames_of[index(tongue)].lines(part);
}

Scene::Scene(const Company& company, const Places& places, const Wording& wording, Chance& chance)
    : company_{company}, places_{places}, wording_{wording}, chance_{chance} {}

void Scene::begin(const Place& place, std::size_t topic) {
    topic_ = topic;
    problem = chance_.below(this->topic().sides[0].cases.size());
    project_ = place.project.empty() ? chance_.pick(places_.open_projects) : place.project;
    host_ = machine();
    version_ = fmt::format("{}.{}{}", chance_.between(1, 9), chance_.between(0, 14),
                           chance_.percent(60) ? fmt::format(".{}", chance_.below(10)) : "");
    ticket_ = fmt::format("{}-{}", chance_.pick(wording_.company.lines("projects")),
                          chance_.between(100, 9999));
    const auto day = company_.size.until - std::chrono::days{chance_.between(1, 900)};
    file_ = fmt::format("{}_{}.{}", chance_.pick(wording_.company.lines("files")),
                        to_day(day).substr(0, chance_.percent(50) ? 7 : 10),
                        chance_.pick(wording_.company.lines("file_types")));
    page_ = chance_.pick(this->topic().pages);
}

std::string Scene::say(std::string_view part, Tongue tongue) {
    const auto& frames = wording_.frames(part, tongue);
    return frames.empty() ? std::string{} : expand(chance_.pick(frames), tongue, *this, chance_);
}

std::string Scene::fill(std::string_view name, Tongue tongue) {
    auto words = words_of_topic(name, tongue);
    if (!words.empty()) return words;
    words = words_of_world(name, tongue);
    if (!words.empty()) return words;
    const auto& frames = wording_.frames(name, tongue);
    return frames.empty() ? std::string{} : chance_.pick(frames);
}

const Case& Scene::current_case(Tongue tongue) const {
    const auto& cases = topic().side(tongue).cases;
    return cases[problem % cases.size()];
}

std::string Scene::words_of_topic(std::string_view name, Tongue tongue) {
    const auto& side = topic().side(tongue);
    if (name == "problem") return current_case(tongue).problem;
    if (name == "cause") return current_case(tongue).cause;
    if (name == "fix") return current_case(tongue).fix;
    if (name == "subject") return side.name;
    if (name == "thing") return chance_.pick(side.things);
    if (name == "note") return chance_.pick(side.notes);
    if (name == "tag") return chance_.pick(topic().tags);
    if (name == "url") return page_.url;
    if (name == "title") return page_.title[index(tongue)];
    return {};
}

std::string Scene::words_of_world(std::string_view name, Tongue tongue) {
    const auto& people = company_.people;
    if (name == "asker") return people[asker].given;
    if (name == "answerer") return people[answerer].given;
    if (name == "expert") return std::string{kExpertMark};
    if (name == "person") return people[chance_.below(company_.size.people)].given;
    if (name == "site") return company_.sites[people[author].site].city;
    if (name == "host") return host_;
    if (name == "version") return version_;
    if (name == "ticket") return ticket_;
    if (name == "project") return project_;
    if (name == "file") return file_;
    if (name == "day") return chance_.pick(wording_.days)[index(tongue)];
    if (name == "month") return chance_.pick(wording_.months)[index(tongue)];
    if (name == "year") return to_day(company_.size.until).substr(0, 4);
    if (name == "amount") return amount(tongue);
    if (name == "team") {
        const auto& team = chance_.pick(company_.departments).name[index(tongue)];
        return tongue == Tongue::french ? "l'équipe " + team : "the " + team + " team";
    }
    return {};
}

std::string Scene::amount(Tongue tongue) {
    const auto thousands = chance_.between(2, 190);
    const auto rest = chance_.between(0, 999);
    return fmt::format("{}{}{:03} €", thousands, tongue == Tongue::french ? " " : ",", rest);
}

/// srv-lyo-db03
std::string Scene::machine() {
    constexpr std::array<std::string_view, 7> kRoles = {"app", "db",  "web", "fs",
                                                        "bkp", "idx", "gw"};
    const auto city = fold(chance_.pick(company_.sites).city);
    return fmt::format("srv-{}-{}{:02}", city.substr(0, 3), kRoles[chance_.below(kRoles.size())],
                       chance_.between(1, 24));
}

}  // namespace quisait::sample
