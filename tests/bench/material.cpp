#include "tests/bench/material.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <random>

#include <xapian.h>

#include "base/json.h"
#include "base/text.h"
#include "connectors/line_input.h"
#include "indexer/analyzer.h"
#include "indexer/generations.h"
#include "indexer/xapian_guard.h"

namespace quisait::bench {
namespace {

constexpr std::size_t kLongestLine = 4U << 20U;
constexpr std::size_t kTalk = 6;
constexpr int kTries = 100;

/// Calls `take` with each fact until it says that it has enough.
Result<> each_fact(const std::filesystem::path& facts,
                   const std::function<bool(Fact fact, std::string_view line)>& take) {
    QS_TRY(auto input, LineInput::open(facts, kLongestLine));
    for (;;) {
        QS_TRY(const auto line, input.next());
        if (!line) return {};
        auto fact = parse_fact(line->text);
        if (fact && !take(*std::move(fact), line->text)) return {};
    }
}

std::string numbered(std::string_view letter, std::size_t number) {
    return fmt::format("{}{}", letter, number);
}

Person person_of(std::size_t number) {
    Person person;
    person.id = numbered("u", number);
    person.name = fmt::format("Person {} of {}", number, number % 97);
    person.emails = {fmt::format("person.{}@example.org", number)};
    person.handles = {fmt::format("person{}", number)};
    person.title = "Engineer";
    person.department = fmt::format("Department {}", number % 50);
    person.location = fmt::format("Place {}", number % 20);
    return person;
}

/// Post `number` of the network: that of the collection, as somebody else said it elsewhere.
Post copy_of(const Post& post, std::size_t number, std::size_t persons, std::size_t body_bytes) {
    Post copy = post;
    const auto talk = number / kTalk * kTalk;
    copy.id = numbered("p", number);
    copy.thread = numbered("p", talk);
    copy.parent = number == talk ? "" : copy.thread;
    // Squares: a few write much, most write little.
    const auto share = static_cast<double>(std::hash<std::string>{}(copy.id) % 10000) / 10000;
    copy.author =
        numbered("u", static_cast<std::size_t>(share * share * static_cast<double>(persons)));
    copy.body = cut_at_word(copy.body, body_bytes);
    copy.created += std::chrono::seconds{number % 86400};
    copy.mentions.clear();
    copy.liked_by.clear();
    copy.url.clear();
    return copy;
}

/// A document of the index as its own text; empty for a gap or a profile.
std::string text_of(const Xapian::Database& database, Xapian::docid number) {
    try {
        const auto json = Json::parse(database.get_document(number).get_data());
        if (!json || *json->root().text_or("kind", "") == "profile") return {};
        return std::string{*json->root().text_or("text", "")};
    } catch (const Xapian::DocNotFoundError&) {
        return {};
    }
}

std::string query_from(const std::string& text, std::mt19937_64& random) {
    std::vector<std::string> words;
    for (const auto& token : tokenize(text)) {
        const bool plain = token.kind == TokenKind::word && token.term.size() > 2;
        if (plain && !is_stop_word(token.term)) words.push_back(token.term);
    }
    if (words.empty()) return {};
    const auto count = std::min<std::size_t>(1 + random() % 3, words.size());
    const auto first = random() % (words.size() - count + 1);
    std::string query;
    for (std::size_t i = first; i < first + count; ++i)
        query += (query.empty() ? "" : " ") + words[i];
    return query;
}

}  // namespace

Result<std::vector<Post>> read_posts(const std::filesystem::path& facts, std::size_t most) {
    std::vector<Post> posts;
    QS_CHECK(each_fact(facts, [&](Fact fact, std::string_view /*line*/) {
        if (auto* post = std::get_if<Post>(&fact)) posts.push_back(std::move(*post));
        return posts.size() < most;
    }));
    return posts;
}

Result<> multiply(const std::filesystem::path& facts, const std::filesystem::path& into,
                  std::size_t posts, std::size_t persons, std::size_t body_bytes) {
    std::ofstream out{into, std::ios::binary};
    std::vector<Post> originals;
    QS_CHECK(each_fact(facts, [&](Fact fact, std::string_view line) {
        if (auto* post = std::get_if<Post>(&fact)) {
            originals.push_back(std::move(*post));
        } else if (std::holds_alternative<Space>(fact)) {
            out << line << '\n';
        }
        return true;
    }));
    if (originals.empty()) return fail(Code::bad_input, "no posts in {}", facts.string());
    for (std::size_t i = 0; i < persons; ++i)
        out << to_line(Fact{person_of(i)}) << '\n';
    for (std::size_t i = 0; i < posts; ++i) {
        const auto& post = originals[i % originals.size()];
        out << to_line(Fact{copy_of(post, i, persons, body_bytes)}) << '\n';
    }
    out.flush();
    if (!out) return fail(Code::io_failed, "writing {}", into.string());
    return {};
}

Result<> cut(const std::filesystem::path& facts, const std::filesystem::path& into,
             std::size_t posts) {
    std::ofstream out{into, std::ios::binary};
    QS_CHECK(each_fact(facts, [&](const Fact& fact, std::string_view line) {
        if (std::holds_alternative<Post>(fact)) {
            if (posts == 0) return true;
            --posts;
        }
        out << line << '\n';
        return true;
    }));
    out.flush();
    if (!out) return fail(Code::io_failed, "writing {}", into.string());
    return {};
}

Result<std::vector<std::string>> queries_of(const std::filesystem::path& data, std::size_t count,
                                            std::uint64_t seed) {
    QS_TRY(const auto generation, current_generation(data));
    return guarded("making queries", [&] {
        const Xapian::Database database{generation.database(kEveryone).string()};
        std::mt19937_64 random{seed};
        std::vector<std::string> queries;
        const auto last = std::max<Xapian::docid>(database.get_lastdocid(), 1);
        for (std::size_t tries = 0; queries.size() < count && tries < count * kTries; ++tries) {
            const auto number = static_cast<Xapian::docid>(random() % last) + 1;
            auto query = query_from(text_of(database, number), random);
            if (!query.empty()) queries.push_back(std::move(query));
        }
        return queries;
    });
}

}  // namespace quisait::bench
