#include "indexer/sqlite.h"

#include <map>

#include <sqlite3.h>

namespace quisait {
namespace {

constexpr int kBusyMilliseconds = 10000;

Error to_error(sqlite3* database, std::string_view step) {
    const int code = database == nullptr ? SQLITE_NOMEM : sqlite3_errcode(database);
    const char* text = database == nullptr ? "out of memory" : sqlite3_errmsg(database);
    switch (code & 0xFF) {
        case SQLITE_FULL:
            return Error{Code::io_failed, fmt::format("{}: the disk is full", step),
                         "Free space under the data folder; nothing was half written."};
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return Error{Code::io_failed, fmt::format("{}: {}", step, text),
                         "The data folder must be writable by the user of the indexer."};
        case SQLITE_IOERR:
            return fail(Code::io_failed, "{}: {}", step, text);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return fail(Code::locked, "{}: {}", step, text);
        default:
            return fail(Code::store_broken, "{}: {}", step, text);
    }
}

}  // namespace

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

Statement& Statement::bind(int index, std::int64_t value) {
    sqlite3_bind_int64(statement_, index, value);
    return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
    sqlite3_bind_text(statement_, index, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
    return *this;
}

Result<bool> Statement::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    auto error = to_error(sqlite3_db_handle(statement_), "store");
    reset();
    return error;
}

Result<> Statement::run() {
    for (;;) {
        QS_TRY(const bool row, step());
        if (!row) return {};
    }
}

void Statement::reset() {
    sqlite3_reset(statement_);
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string Statement::text(int column) const {
    const auto* bytes = sqlite3_column_text(statement_, column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

struct Database::Open {
    struct Close {
        void operator()(sqlite3* closing) const { sqlite3_close_v2(closing); }
    };
    std::unique_ptr<sqlite3, Close> handle;
    std::map<const char*, std::unique_ptr<Statement>> statements;
};

Database::Database(std::unique_ptr<Open> open) : open_{std::move(open)} {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path,
                                                 DatabaseMode mode) {
    const bool writes = mode == DatabaseMode::read_write;
    if (!writes && !std::filesystem::exists(path)) {
        return Error{Code::no_such_thing, fmt::format("no store {}", path.string()),
                     "Run quisait-indexer sync first."};
    }
    const int flags = SQLITE_OPEN_NOMUTEX |
                      (writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    auto open = std::make_unique<Open>();
    open->handle.reset(handle);
    if (code != SQLITE_OK) return to_error(handle, "opening " + path.string());
    sqlite3_busy_timeout(handle, kBusyMilliseconds);
    std::unique_ptr<Database> database{new Database{std::move(open)}};
    if (writes) {
        // The files beside the store stay when it is closed: a reader who may not write in the
        // folder could not make them, and would be shut out.
        int stays = 1;
        sqlite3_file_control(handle, nullptr, SQLITE_FCNTL_PERSIST_WAL, &stays);
        QS_CHECK(database->execute(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
            "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768;"
            "PRAGMA journal_size_limit=67108864;"));
    }
    return database;
}

Result<> Database::execute(const std::string& sql) {
    auto* handle = open_->handle.get();
    if (sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        return to_error(handle, "store");
    }
    return {};
}

Result<Statement*> Database::prepare(const char* sql) {
    auto& kept = open_->statements[sql];
    if (!kept) {
        sqlite3_stmt* statement = nullptr;
        auto* handle = open_->handle.get();
        if (sqlite3_prepare_v3(handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
            SQLITE_OK) {
            open_->statements.erase(sql);
            return to_error(handle, "store");
        }
        kept = std::make_unique<Statement>(statement);
    }
    kept->reset();
    return kept.get();
}

Result<std::int64_t> Database::number(const char* sql, std::int64_t fallback) {
    QS_TRY(auto* const statement, prepare(sql));
    QS_TRY(const bool row, statement->step());
    const auto value = row ? statement->number(0) : fallback;
    statement->reset();
    return value;
}

bool Database::in_transaction() const {
    return sqlite3_get_autocommit(open_->handle.get()) == 0;
}

std::int64_t Database::last_insert() const {
    return sqlite3_last_insert_rowid(open_->handle.get());
}

std::int64_t Database::changed_rows() const {
    return sqlite3_changes64(open_->handle.get());
}

}  // namespace quisait
