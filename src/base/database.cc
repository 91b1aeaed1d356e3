// SPDX-License-Identifier: GPL-3.0-or-later
// What is repeated, and what is thrown away. The connector itself is behind database_connection.h.
#include "base/database.h"

#include <charconv>
#include <chrono>
#include <cstring>
#include <random>
#include <thread>
#include <utility>

#include "base/database_connection.h"
#include "base/database_error.h"

namespace hostler {

namespace {

template <class Number> Number parsed(const std::string& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) throw Failure("a column of an answer is not the number that was asked for");
  return number;
}

std::string like_escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

const std::optional<std::string>& Row::at(unsigned column) const {
  if (column >= columns_.size()) throw Failure("an answer has no column " + std::to_string(column));
  return columns_[column];
}

const std::string& Row::text(unsigned column) const {
  const auto& value = at(column);
  if (!value) throw Failure("column " + std::to_string(column) + " of an answer is NULL");
  return *value;
}

std::int64_t Row::number(unsigned column) const { return parsed<std::int64_t>(text(column)); }
std::uint64_t Row::id(unsigned column) const { return parsed<std::uint64_t>(text(column)); }
bool Row::is_null(unsigned column) const { return !at(column); }
std::optional<std::string> Row::maybe_text(unsigned column) const { return at(column); }
std::optional<std::int64_t> Row::maybe_number(unsigned column) const { return is_null(column) ? std::nullopt : std::optional(number(column)); }
std::optional<std::uint64_t> Row::maybe_id(unsigned column) const { return is_null(column) ? std::nullopt : std::optional(id(column)); }

Database::Database(DatabaseSettings settings) : settings_(std::move(settings)) {
  if (!settings_.host.empty() && settings_.ca_file.empty() && !settings_.allow_plain_tcp)
    throw Failure("the database at " + settings_.host + " would be asked without encryption: database_ca_file is not set");
}

Database::~Database() = default;

Database::Connection& Database::connection() {
  if (broken_ && connection_) throw Failure("this transaction was rolled back already");
  if (broken_) throw Unavailable("the database connection was lost within this transaction");
  if (!connection_) connection_ = std::make_unique<Connection>(settings_);
  return *connection_;
}

template <class Step> auto Database::attempt(Step step) {
  try {
    return step(connection());
  } catch (const Unavailable&) {
    connection_.reset();
    broken_ = depth_ > 0;
    throw;
  } catch (const Deadlock&) {
    broken_ = depth_ > 0;
    throw;
  }
}

template <class Step> auto Database::attempt_twice(Step step) {
  using Clock = std::chrono::steady_clock;
  const bool had_connection = connection_ != nullptr;
  const auto started = Clock::now();
  try {
    return attempt(step);
  } catch (const Lost&) {
    // A server that used up the whole time will do so again.
    if (in_transaction() || !had_connection || Clock::now() - started >= std::chrono::seconds(settings_.read_timeout_s)) throw;
  }
  return attempt(step);
}

Rows Database::select_with(std::string_view sql, const std::vector<Value>& values) {
  ++statements_;
  return attempt_twice([&](Connection& connection) { return connection.select(sql, values); });
}

std::uint64_t Database::change_with(std::string_view sql, const std::vector<Value>& values) {
  for (int tries = 1;; ++tries) {
    ++statements_;
    attempt_twice([&](Connection& connection) {
      if (!in_transaction()) connection.check_if_idle();
      connection.prepare(sql);
    });
    try {
      return attempt([&](Connection& connection) { return connection.change(sql, values); });
    } catch (const Deadlock&) {
      // A lone statement was undone whole, so it may run again here; within a transaction that is for in_transaction().
      if (in_transaction()) throw;
      pause_after_deadlock(tries);
    }
  }
}

std::uint64_t Database::insert_with(std::string_view sql, const std::vector<Value>& values) {
  const bool inserted = change_with(sql, values) > 0;
  ++statements_;
  // Set back to 0, so that an INSERT that made no id cannot answer that of an earlier one.
  const Rows rows = attempt([](Connection& connection) { return connection.select("SELECT LAST_INSERT_ID(), LAST_INSERT_ID(0)", {}); });
  const std::uint64_t id = rows.at(0).id(0);
  if (!inserted || id == 0) throw Failure("this INSERT made no new id: " + std::string(sql));
  return id;
}

void Database::execute(std::string_view sql) {
  ++statements_;
  attempt_twice([&](Connection& connection) {
    if (!in_transaction()) connection.check_if_idle();
  });
  attempt([&](Connection& connection) { connection.execute(sql); });
}

unsigned Database::take_statement_count() { return std::exchange(statements_, 0); }

void Database::begin() {
  if (depth_ == 0) {
    ++statements_;
    attempt_twice([](Connection& connection) { connection.execute("START TRANSACTION"); });
  }
  ++depth_;
}

void Database::finish(const char* verb) {
  if (std::strcmp(verb, "COMMIT") == 0) {
    connection();  // refuses when the transaction is broken
    if (depth_ == 1) {
      ++statements_;
      attempt([&](Connection& connection) { connection.execute(verb); });
    }
    --depth_;
    return;
  }
  --depth_;
  broken_ = depth_ > 0;
  if (depth_ > 0 || !connection_) return;
  ++statements_;
  try {
    connection_->execute(verb);
  } catch (const std::exception&) {
    connection_.reset();  // the server rolls back what a lost connection leaves
  }
}

Transaction::Transaction(Database& database) : database_(database) { database_.begin(); }

Transaction::~Transaction() {
  if (open_) database_.finish("ROLLBACK");
}

void Transaction::commit() {
  database_.finish("COMMIT");
  open_ = false;
}

void pause_after_deadlock(int tries) {
  if (tries == 5) throw Unavailable("deadlock, five times in a row");
  thread_local std::minstd_rand random{std::random_device{}()};
  std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(1, 10 * tries)(random)));
}

std::string like_contains(std::string_view text) { return "%" + like_escaped(text) + "%"; }
std::string like_prefix(std::string_view text) { return like_escaped(text) + "%"; }

}  // namespace hostler
