#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

/// The only user of SQLite.
namespace quisait {

enum class DatabaseMode { read_only, read_write };

/// A prepared statement. Texts that it gives live until the next step.
class Statement {
public:
    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, std::string_view text);

    /// @return true: there is a row; false: done (and reset)
    Result<bool> step();
    /// Runs to the end and resets.
    Result<> run();
    void reset();

    std::int64_t number(int column) const;
    std::string text(int column) const;

    explicit Statement(sqlite3_stmt* statement) : statement_{statement} {}
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

private:
    sqlite3_stmt* statement_;
};

/// A connection. Thread: one.
class Database {
public:
    /// WAL, synchronous FULL, deleted content overwritten.
    /// @return no_such_thing (read only), io_failed, locked, store_broken
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& path,
                                                  DatabaseMode mode);

    /// Statements without results, one or more.
    Result<> execute(const std::string& sql);
    /// The statement of `sql`, prepared once and reset; `sql` is a literal.
    Result<Statement*> prepare(const char* sql);
    /// The first number of the first row, or `fallback` if there is no row.
    Result<std::int64_t> number(const char* sql, std::int64_t fallback = 0);
    /// False also after SQLite gave a transaction up by itself, as on a full disk.
    bool in_transaction() const;
    std::int64_t last_insert() const;
    std::int64_t changed_rows() const;

    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

private:
    struct Open;
    explicit Database(std::unique_ptr<Open> open);
    std::unique_ptr<Open> open_;
};

}  // namespace quisait
