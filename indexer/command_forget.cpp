#include <iostream>

#include "base/log.h"
#include "indexer/commands.h"
#include "indexer/compaction.h"
#include "indexer/erasure.h"
#include "indexer/erasure_proof.h"
#include "indexer/upkeep.h"

namespace quisait {
namespace {

std::set<std::string> trusted_sources(const Settings& settings) {
    std::set<std::string> names;
    for (const auto& source : settings.sources) {
        if (source.trust_emails) names.insert(source.name);
    }
    return names;
}

void print_plan(const std::vector<Account>& accounts, const Belongings& all) {
    for (const auto& account : accounts) {
        std::cout << fmt::format("account {} {}\n", account.full_id(), account.person.name);
    }
    std::cout << fmt::format("{} posts, {} reactions, {} objects of others that refer to them\n",
                             all.posts, all.reactions, all.mentions);
}

/// What was pushed and waits to be read: lines with a piece of it go.
Result<> clean_spool(const std::filesystem::path& spool, const Traces& traces) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{spool, error}) {
        QS_TRY(const auto content, read_file(entry.path(), std::size_t{1} << 30U));
        std::string kept;
        for (std::size_t at = 0; at < content.size();) {
            const auto end = std::min(content.find('\n', at), content.size() - 1) + 1;
            const auto line = std::string_view{content}.substr(at, end - at);
            bool is_trace = false;
            traces.look(line, [&](std::size_t piece) {
                is_trace = is_trace || traces.kind(piece) != Traces::Kind::word;
            });
            if (!is_trace) kept += line;
            at = end;
        }
        if (kept != content) QS_CHECK(replace_file(entry.path(), kept));
    }
    return {};
}

/// A generation that never saw what was erased, and no other.
Result<Generation> rewrite_index(const Settings& settings, const std::stop_token& stop) {
    QS_CHECK(bring_index_up(settings, stop));
    if (stop.stop_requested()) {
        return Error{Code::stopped,
                     "forget was stopped: the person is gone from the store, but"
                     " the files were not rewritten",
                     "Run forget again with the full id of an account."};
    }
    QS_TRY(const auto served, current_generation(settings.data));
    QS_TRY(auto made, new_generation(settings.data));
    if (auto done = compact(served, made); !done) {
        QS_CHECK(remove_tree(made.folder));
        return std::move(done).error();
    }
    QS_CHECK(make_current(settings.data, made));
    QS_TRY([[maybe_unused]] const auto removed, retire_generations(settings.data, Instant::max()));
    return made;
}

Result<> print_proof(const Proof& proof, std::int64_t left) {
    std::cout << fmt::format("store: {} rows are left of them\n", left);
    std::cout << fmt::format("searched {} files, {} bytes, for {} pieces: {} found\n", proof.files,
                             proof.bytes, proof.pieces - proof.shared, proof.found.size());
    if (proof.shared > 0) {
        std::cout << fmt::format("{} more pieces also stand in what others wrote\n", proof.shared);
    }
    for (const auto& id : proof.named_in)
        std::cout << fmt::format("named by another in {}\n", id);
    for (const auto& place : proof.found)
        std::cout << fmt::format("LEFT in {}\n", place);
    if (left == 0 && proof.found.empty()) return {};
    return Error{Code::store_broken, "something of the person is left",
                 "Stop whatever else writes the data folder and run forget again."};
}

}  // namespace

Result<> forget_command(const Call& call) {
    const auto& settings = call.settings;
    QS_TRY(const auto lock, lock_data(settings));
    {
        // Makes the tables of an older version those of this one.
        QS_TRY([[maybe_unused]] const auto store, StoreWriter::open(settings.data));
    }
    QS_TRY(auto database, Database::open(settings.data / "store.db", DatabaseMode::read_write));
    QS_TRY(const auto accounts,
           accounts_of(*database, trusted_sources(settings), call.arguments.names.front()));
    Traces traces;
    QS_TRY(const auto all, belongings_of(*database, accounts, traces));
    print_plan(accounts, all);
    if (call.arguments.has(Flag::dry_run)) return {};
    QS_CHECK(erase_accounts(*database, accounts, traces));
    QS_TRY(const auto generation, rewrite_index(settings, call.stop));
    QS_CHECK(clean_spool(settings.data / "spool", traces));
    QS_CHECK(rewrite_store(*database));
    QS_TRY(const auto left, left_of(*database, accounts));
    QS_TRY(const auto proof, prove_erased(settings.data, *database, generation, traces));
    log(LogLevel::info, "person.forgotten",
        {{"accounts", accounts.size()}, {"posts", all.posts}, {"found", proof.found.size()}});
    return print_proof(proof, left);
}

}  // namespace quisait
