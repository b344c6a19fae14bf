#include "indexer/erasure.h"

#include <array>

#include "base/json.h"
#include "indexer/analyzer.h"
#include "indexer/forgotten.h"
#include "indexer/plain_text.h"
#include "indexer/store_put.h"

namespace quisait {
namespace {

/// Facts of others that may refer to an account; a claim that it made is one of them.
constexpr auto kReferring = std::to_array<const char*>({
    "SELECT fact FROM space WHERE source = ?1 AND instr(fact, ?2)",
    "SELECT fact FROM grp WHERE source = ?1 AND instr(fact, ?2)",
    "SELECT fact FROM person WHERE source = ?1 AND id <> ?3 AND instr(fact, ?2)",
    "SELECT fact FROM post WHERE source = ?1 AND author <> ?3 AND instr(fact, ?2)",
    "SELECT fact FROM claim WHERE source = ?1 AND by = ?3 AND instr(fact, ?2)",
});

/// What is an account's own, table by table.
constexpr auto kOwn = std::to_array<const char*>({
    "SELECT count(*) FROM person WHERE source = ?1 AND id = ?2",
    "SELECT count(*) FROM post WHERE source = ?1 AND author = ?2",
    "SELECT count(*) FROM reaction WHERE source = ?1 AND person = ?2",
    "SELECT count(*) FROM absence WHERE source = ?1 AND person = ?2",
    "SELECT count(*) FROM claim WHERE source = ?1 AND (person = ?2 OR by = ?2)",
    "SELECT count(*) FROM seen WHERE source = ?1 AND kind = 2 AND id = ?2",
});
static_assert(static_cast<int>(ObjectKind::person) == 2, "the kind of a person in seen");

std::string in_json(std::string_view text) {
    JsonWriter out;
    return out.text(text).take();
}

Result<std::vector<std::string>> texts(Statement& rows) {
    std::vector<std::string> found;
    for (;;) {
        QS_TRY(const bool row, rows.step());
        if (!row) return found;
        found.push_back(rows.text(0));
    }
}

Result<std::vector<std::string>> referring(Database& database, const Account& account) {
    std::vector<std::string> lines;
    for (const char* sql : kReferring) {
        QS_TRY(auto* const rows, database.prepare(sql));
        rows->bind(1, account.source).bind(2, in_json(account.person.id));
        rows->bind(3, account.person.id);
        QS_TRY(auto some, texts(*rows));
        lines.insert(lines.end(), some.begin(), some.end());
    }
    return lines;
}

Result<std::vector<std::string>> facts_of(Database& database, const char* sql,
                                          const Account& account) {
    QS_TRY(auto* const rows, database.prepare(sql));
    rows->bind(1, account.source).bind(2, account.person.id);
    return texts(*rows);
}

constexpr const char* kPosts = "SELECT fact FROM post WHERE source = ?1 AND author = ?2";
constexpr const char* kReactions = "SELECT fact FROM reaction WHERE source = ?1 AND person = ?2";

void add_words(Traces& traces, std::string_view text) {
    traces.add_text(text);
    for (const auto& token : tokenize(text))
        traces.add(Traces::Kind::word, token.term);
}

void add_person(Traces& traces, const Account& account) {
    const auto& person = account.person;
    traces.add(Traces::Kind::name, person.name);
    traces.add(Traces::Kind::name, "\"name\":" + in_json(person.name));
    for (const auto& email : person.emails)
        traces.add(Traces::Kind::address, email);
    for (const auto& handle : person.handles)
        traces.add(Traces::Kind::address, handle);
    for (const auto* key : {"id", "author", "person", "by", "manager"}) {
        traces.add(Traces::Kind::id, fmt::format("\"{}\":{}", key, in_json(person.id)));
    }
    traces.add(Traces::Kind::id, in_json(account.full_id()));
    traces.add(Traces::Kind::id, "person/" + account.full_id());
    traces.add_text(person.about);
}

void add_post(Traces& traces, const Account& account, const Post& post) {
    traces.add(Traces::Kind::id, in_json(account.source_name + ":" + post.id));
    add_words(traces, post.title);
    traces.add_text(post.body);
    add_words(traces, plain_text(post.body, post.format));
}

Result<> put_line(Database& database, ObjectNo source, const std::string& line,
                  const Forgotten& forgotten) {
    QS_TRY(auto fact, parse_fact(line));
    const auto kept = forgotten.without(source, std::move(fact));
    if (!kept) return {};
    QS_TRY([[maybe_unused]] const bool changed, put_fact(database, source, *kept));
    return {};
}

Result<> remove_posts(Database& database, const Account& account) {
    QS_TRY(const auto lines, facts_of(database, kPosts, account));
    for (const auto& line : lines) {
        QS_TRY(const auto fact, parse_fact(line));
        const auto& id = std::get<Post>(fact).id;
        QS_TRY([[maybe_unused]] const bool changed,
               put_fact(database, account.source, Gone{ObjectKind::post, id}));
        QS_TRY(auto* const seen,
               database.prepare("DELETE FROM seen WHERE source = ? AND kind = 3 AND id = ?"));
        seen->bind(1, account.source).bind(2, id);
        QS_CHECK(seen->run());
    }
    return {};
}
static_assert(static_cast<int>(ObjectKind::post) == 3, "the kind of a post in seen");

Result<> remove_reactions(Database& database, const Account& account) {
    QS_TRY(const auto lines, facts_of(database, kReactions, account));
    for (const auto& line : lines) {
        QS_TRY(auto fact, parse_fact(line));
        std::get<Reaction>(fact).on = false;
        QS_TRY([[maybe_unused]] const bool changed, put_fact(database, account.source, fact));
    }
    return {};
}

Result<> remove_person(Database& database, const Account& account) {
    QS_TRY([[maybe_unused]] const bool changed,
           put_fact(database, account.source, Gone{ObjectKind::person, account.person.id}));
    for (const char* sql : {"DELETE FROM absence WHERE source = ?1 AND person = ?2",
                            "DELETE FROM claim WHERE source = ?1 AND (person = ?2 OR by = ?2)",
                            "DELETE FROM seen WHERE source = ?1 AND kind = 2 AND id = ?2"}) {
        QS_TRY(auto* const remove, database.prepare(sql));
        remove->bind(1, account.source).bind(2, account.person.id);
        QS_CHECK(remove->run());
    }
    return {};
}

/// Messages that happen to quote what is erased.
Result<> remove_messages(Database& database, const Traces& traces) {
    const auto is_trace = [&](const std::string& text) {
        bool found = false;
        traces.look(text, [&](std::size_t) { found = true; });
        return found;
    };
    for (const char* select : {"SELECT reason FROM set_aside", "SELECT place FROM set_aside",
                               "SELECT message FROM run"}) {
        QS_TRY(auto* const rows, database.prepare(select));
        QS_TRY(const auto found, texts(*rows));
        for (const auto& text : found) {
            if (!is_trace(text)) continue;
            QS_TRY(auto* const items,
                   database.prepare("DELETE FROM set_aside WHERE reason = ?1 OR place = ?1"));
            items->bind(1, text);
            QS_CHECK(items->run());
            QS_TRY(auto* const runs,
                   database.prepare("UPDATE run SET message = 'erased' WHERE message = ?"));
            runs->bind(1, text);
            QS_CHECK(runs->run());
        }
    }
    return {};
}

Result<> erase_one(Database& database, const Account& account, const Forgotten& forgotten) {
    QS_TRY(const auto others, referring(database, account));
    QS_CHECK(remove_posts(database, account));
    QS_CHECK(remove_reactions(database, account));
    QS_CHECK(remove_person(database, account));
    for (const auto& line : others)
        QS_CHECK(put_line(database, account.source, line, forgotten));
    return {};
}

Result<> erase_all(Database& database, const std::vector<Account>& accounts, const Traces& traces) {
    QS_TRY(auto forgotten, Forgotten::read(database));
    for (const auto& account : accounts) {
        QS_CHECK(forgotten.add(database, account.source, account.person.id));
    }
    for (const auto& account : accounts)
        QS_CHECK(erase_one(database, account, forgotten));
    return remove_messages(database, traces);
}

}  // namespace

Result<Belongings> belongings_of(Database& database, const std::vector<Account>& accounts,
                                 Traces& traces) {
    Belongings all;
    for (const auto& account : accounts) {
        add_person(traces, account);
        QS_TRY(const auto posts, facts_of(database, kPosts, account));
        for (const auto& line : posts) {
            QS_TRY(const auto fact, parse_fact(line));
            add_post(traces, account, std::get<Post>(fact));
        }
        QS_TRY(const auto reactions, facts_of(database, kReactions, account));
        QS_TRY(const auto others, referring(database, account));
        all.posts += static_cast<std::int64_t>(posts.size());
        all.reactions += static_cast<std::int64_t>(reactions.size());
        all.mentions += static_cast<std::int64_t>(others.size());
    }
    return all;
}

Result<> erase_accounts(Database& database, const std::vector<Account>& accounts,
                        const Traces& traces) {
    QS_CHECK(database.execute("BEGIN IMMEDIATE"));
    if (auto erased = erase_all(database, accounts, traces); !erased) {
        QS_CHECK(database.execute("ROLLBACK"));
        return erased;
    }
    return database.execute("COMMIT");
}

Result<> rewrite_store(Database& database) {
    QS_CHECK(database.execute("DELETE FROM removed; PRAGMA temp_store=FILE; VACUUM;"));
    QS_TRY(const auto busy, database.number("PRAGMA wal_checkpoint(TRUNCATE)", 1));
    if (busy == 0) return {};
    return Error{Code::locked, "the store cannot be rewritten: a reader holds an old state of it",
                 "Restart quisait-searchd and run forget again."};
}

Result<std::int64_t> left_of(Database& database, const std::vector<Account>& accounts) {
    std::int64_t left = 0;
    for (const auto& account : accounts) {
        for (const char* sql : kOwn) {
            QS_TRY(auto* const row, database.prepare(sql));
            row->bind(1, account.source).bind(2, account.person.id);
            QS_TRY([[maybe_unused]] const bool there, row->step());
            left += row->number(0);
            row->reset();
        }
    }
    return left;
}

}  // namespace quisait
