// SPDX-License-Identifier: GPL-3.0-or-later
// The only door to MariaDB. Hides every trap of Connector/C++ 1.1: prepared statements only, results copied out whole (no open
// result set ever), transactions by START TRANSACTION/COMMIT statements (the connector's commit() succeeds on a dead connection),
// a lost or confused connection is thrown away and made anew, TLS really on when asked for.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/errors.h"

namespace hostler {

inline constexpr const char* default_database_socket = "/run/mysqld/mysqld.sock";

struct DatabaseSettings {
  std::string socket;         // path of the unix socket; used when host is empty; default_database_socket when both are
  std::string host;           // TCP; needs ca_file unless allow_plain_tcp
  unsigned port = 3306;
  std::string name, user, password;
  std::string ca_file;        // PEM of the CA that signed the server's certificate; TLS with verification
  bool allow_plain_tcp = false;  // tests and closed networks only
  int connect_timeout_s = 2;
  int read_timeout_s = 5;        // the server ends a lock wait 1 s and a statement 0.5 s before; upgrades of the schema need more
};

/// One parameter of a statement. NULL is std::nullopt / nullptr.
class Value {
public:
  Value(std::nullptr_t) {}
  Value(std::nullopt_t) {}
  Value(bool value) : held_(static_cast<std::int64_t>(value)) {}
  template <class T> requires(std::is_integral_v<T> && !std::is_same_v<T, bool> && std::is_signed_v<T>) Value(T value) : held_(static_cast<std::int64_t>(value)) {}
  template <class T> requires(std::is_integral_v<T> && !std::is_same_v<T, bool> && std::is_unsigned_v<T>) Value(T value) : held_(static_cast<std::uint64_t>(value)) {}
  Value(const char* value) : held_(std::string(value)) {}
  Value(std::string_view value) : held_(std::string(value)) {}
  Value(std::string value) : held_(std::move(value)) {}
  template <class T> Value(const std::optional<T>& value) { if (value) *this = Value(*value); }
  const auto& held() const { return held_; }

private:
  std::variant<std::monostate, std::int64_t, std::uint64_t, std::string> held_;
};

/// One row of an answer, copied out. Columns count from 0 in the order of the SELECT. A NULL read by a plain getter is a Failure.
class Row {
public:
  explicit Row(std::vector<std::optional<std::string>> columns) : columns_(std::move(columns)) {}
  const std::string& text(unsigned column) const;
  std::int64_t number(unsigned column) const;
  std::uint64_t id(unsigned column) const;          // unsigned 64 bit, exact
  bool flag(unsigned column) const { return number(column) != 0; }
  bool is_null(unsigned column) const;
  std::optional<std::string> maybe_text(unsigned column) const;
  std::optional<std::int64_t> maybe_number(unsigned column) const;
  std::optional<std::uint64_t> maybe_id(unsigned column) const;
  std::size_t size() const { return columns_.size(); }

private:
  const std::optional<std::string>& at(unsigned column) const;
  std::vector<std::optional<std::string>> columns_;
};
using Rows = std::vector<Row>;

/// A statement broke a unique key (error 1062).
class Duplicate : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// One connection, made when first needed. Not for threads. All times in statements are the database's (NOW(6), UTC session).
class Database {
public:
  explicit Database(DatabaseSettings settings);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs a SELECT. The statement is prepared once per connection and kept. Outside a transaction a lost connection is replaced and
  /// the SELECT asked again, once. Throws Unavailable (away), Failure (anything else).
  template <class... Values> Rows select(std::string_view sql, const Values&... values) { return select_with(sql, {Value(values)...}); }
  /// The first row, or nothing.
  template <class... Values> std::optional<Row> select_one(std::string_view sql, const Values&... values) {
    Rows rows = select_with(sql, {Value(values)...});
    return rows.empty() ? std::nullopt : std::optional<Row>(std::move(rows.front()));
  }
  /// Runs an INSERT, UPDATE or DELETE; answers the rows it matched (not only those that changed). Throws Duplicate, Unavailable, Failure.
  template <class... Values> std::uint64_t change(std::string_view sql, const Values&... values) { return change_with(sql, {Value(values)...}); }
  /// Runs an INSERT into a table with AUTO_INCREMENT and answers the new id.
  template <class... Values> std::uint64_t insert(std::string_view sql, const Values&... values) { return insert_with(sql, {Value(values)...}); }

  Rows select_with(std::string_view sql, const std::vector<Value>& values);
  std::uint64_t change_with(std::string_view sql, const std::vector<Value>& values);
  std::uint64_t insert_with(std::string_view sql, const std::vector<Value>& values);

  /// Runs one statement as it stands, unprepared: schema changes and session settings of our own files only, never with data in it.
  void execute(std::string_view sql);

  bool in_transaction() const { return depth_ > 0; }
  /// Statements sent since the last call: the pages' budget is tested with it.
  unsigned take_statement_count();

private:
  friend class Transaction;
  struct Connection;
  Connection& connection();
  template <class Step> auto attempt(Step step);
  template <class Step> auto attempt_twice(Step step);
  void begin();
  void finish(const char* verb);
  DatabaseSettings settings_;
  std::unique_ptr<Connection> connection_;
  int depth_ = 0;
  bool broken_ = false;  // the open transaction can only be rolled back
  unsigned statements_ = 0;
};

/// All or nothing. Rolled back by the destructor unless commit() returned. A COMMIT that did not reach the server throws.
class Transaction {
public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

private:
  Database& database_;
  bool open_ = true;
};

/// A deadlock (1213) or lock wait timeout (1205): the server rolled the transaction back; only in_transaction() catches it.
class Deadlock : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// Waits a little, each time another while, so that two who met do not meet again at once; Unavailable after the fifth time.
void pause_after_deadlock(int tries);

/// Runs work in a transaction and commits it; after a deadlock the whole of work runs again. Work must not have effects outside the database. Inside an
/// open transaction it simply runs as part of that one.
template <class Work> auto in_transaction(Database& database, Work&& work) {
  if (database.in_transaction()) return work();
  for (int tries = 1;; ++tries) {
    try {
      Transaction transaction(database);
      if constexpr (std::is_void_v<decltype(work())>) {
        work();
        transaction.commit();
        return;
      } else {
        auto result = work();
        transaction.commit();
        return result;
      }
    } catch (const Deadlock&) {
      pause_after_deadlock(tries);
    }
  }
}

/// Escapes %, _ and \ for a LIKE pattern and puts % around (contains) or behind (prefix).
std::string like_contains(std::string_view text);
std::string like_prefix(std::string_view text);

}  // namespace hostler
