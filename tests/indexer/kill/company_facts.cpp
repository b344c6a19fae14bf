#include "tests/indexer/kill/company_facts.h"

#include <array>
#include <random>
#include <string_view>

#include <fmt/format.h>

namespace quisait::testing {
namespace {

constexpr int kPersons = 60;
constexpr int kSpaces = 8;
constexpr auto kWords = std::to_array<std::string_view>({
    "backup",  "sauvegarde", "Xapian", "index",    "disque",   "disk",    "full",     "plein",
    "serveur", "server",     "déploy", "déployée", "node.js",  "C++",     "release",  "version",
    "équipe",  "planning",   "projet", "réunion",  "question", "answer",  "merci",    "thanks",
    "client",  "facture",    "query",  "parser",   "thread",   "mémoire", "memory",   "leak",
    "build",   "compile",    "erreur", "failure",  "network",  "réseau",  "firewall", "proxy",
});

class Maker {
public:
    explicit Maker(std::uint64_t seed) : random_{seed} {}

    int below(int limit) { return std::uniform_int_distribution<int>{0, limit - 1}(random_); }

    void space(int number, int access) {
        constexpr auto kAccess = std::to_array<std::string_view>(
            {R"("everyone")", R"({"persons":["U1","U2"]})", R"({"groups":["g1"]})", R"("nobody")"});
        line(R"({{"space":{{"id":"s{}","name":"Space {}","access":{}}}}})", number, number,
             kAccess.at(static_cast<std::size_t>(access)));
    }

    void person(int number) {
        line(R"({{"person":{{"id":"U{0}","name":"Person {0}","emails":["p{0}@example.org"],)"
             R"("skills":["{1}"],"bot":{2}}}}})",
             number, word(), number % 17 == 0);
    }

    void post(int number, int edit) {
        const int day = 1 + below(28);
        line(
            R"({{"post":{{"id":"{}","space":"s{}","thread":"{}","author":"U{}","title":"{}",)"
            R"("body":"{}","created":"2026-01-{:02}T10:00:00Z","changed":"2026-02-{:02}T10:00:00Z",)"
            R"("tags":["{}"]}}}})",
            number, below(kSpaces), number - number % 5, below(kPersons), words(4),
            words(5 + below(40)), day, 1 + edit, word());
    }

    template <typename... Args>
    void line(fmt::format_string<Args...> format, Args&&... args) {
        lines_ += fmt::format(format, std::forward<Args>(args)...);
        lines_ += '\n';
    }

    std::string take() { return std::move(lines_); }

private:
    std::string_view word() {
        return kWords.at(static_cast<std::size_t>(below(static_cast<int>(kWords.size()))));
    }
    std::string words(int count) {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += fmt::format("{}{}", i == 0 ? "" : " ", word());
        return text;
    }

    std::mt19937_64 random_;
    std::string lines_;
};

/// What may happen after a post was written.
void something_else(Maker& maker, int posts) {
    const int other = maker.below(posts);
    switch (maker.below(12)) {
        case 0:
            return maker.post(other, 1);
        case 1:
            return maker.line(R"({{"gone":{{"kind":"post","id":"{}"}}}})", other);
        case 2:
            return maker.line(R"({{"reaction":{{"post":"{}","person":"U{}"}}}})", other,
                              maker.below(kPersons));
        case 3:
            return maker.person(maker.below(kPersons));
        case 4:
            if (maker.below(20) == 0) maker.space(maker.below(kSpaces), maker.below(4));
            return;
        default:
            return;
    }
}

}  // namespace

std::string CompanyFacts::first() const {
    Maker maker{seed_};
    maker.line(R"({{"group":{{"id":"g1","members":["U1","U3"]}}}})");
    for (int number = 0; number < kSpaces; ++number)
        maker.space(number, number % 4);
    for (int number = 0; number < posts_; ++number) {
        maker.post(number, 0);
        something_else(maker, number + 1);
    }
    for (int number = 0; number < kPersons; ++number)
        maker.person(number);
    return maker.take();
}

std::string CompanyFacts::second() const {
    Maker maker{seed_ + 1};
    for (int number = 0; number < kSpaces; ++number)
        maker.space(number, maker.below(3));
    for (int number = 0; number < kPersons; ++number)
        maker.person(number);
    for (int number = 0; number < posts_; ++number) {
        if (maker.below(10) == 0) continue;
        maker.post(number, maker.below(10) == 0 ? 2 : 1);
    }
    maker.line(R"({{"whole":{{"scope":"","kind":"post"}}}})");
    return maker.take();
}

}  // namespace quisait::testing
