// SPDX-License-Identifier: GPL-3.0-or-later
// The ways round the connector's traps are here; t/base/database_*_test.cc has a test for each of them.
#include "base/database_connection.h"

#include <cppconn/parameter_metadata.h>
#include <cppconn/resultset.h>
#include <cppconn/statement.h>
#include <mysql_connection.h>
#include <mysql_driver.h>

#include <algorithm>
#include <charconv>

#include "base/database_error.h"

namespace hostler {

namespace {

constexpr std::size_t most_statements = 200;

// One SET, sent while connecting. The server gives up a little before our read timeout: then the connection stays usable and nothing runs
// on for nobody. A list of ids is looked up without diving into the index for each one first.
std::string session(int read_timeout_s) {
  return "SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci, time_zone = '+00:00', "
         "sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO', "
         "innodb_lock_wait_timeout = " + std::to_string(std::max(1, read_timeout_s - 1)) + ", max_statement_time = " + std::to_string(read_timeout_s - 1) + ".5, eq_range_index_dive_limit = 2";
}

// An unknown key is ignored without a word, so each of these has a test. OPT_SSL_MODE is such a one: it does nothing.
sql::ConnectOptionsMap options(const DatabaseSettings& settings) {
  sql::ConnectOptionsMap map;
  if (settings.host.empty()) {
    map["socket"] = sql::SQLString(settings.socket.empty() ? default_database_socket : settings.socket);
  } else {
    map["hostName"] = sql::SQLString("tcp://" + (settings.host.find(':') == std::string::npos ? settings.host : "[" + settings.host + "]"));
    map["port"] = static_cast<int>(settings.port);
    if (!settings.ca_file.empty()) {
      map["sslCA"] = sql::SQLString(settings.ca_file);
      map["sslVerify"] = true;
    }
  }
  map["userName"] = sql::SQLString(settings.user);
  map["password"] = sql::SQLString(settings.password);
  if (!settings.name.empty()) map["schema"] = sql::SQLString(settings.name);
  map["OPT_CONNECT_TIMEOUT"] = settings.connect_timeout_s;
  map["OPT_READ_TIMEOUT"] = settings.read_timeout_s;
  map["OPT_WRITE_TIMEOUT"] = settings.read_timeout_s;
  map["OPT_LOCAL_INFILE"] = 0;
  map["CLIENT_FOUND_ROWS"] = true;
  map["preInit"] = sql::SQLString(session(settings.read_timeout_s));
  return map;
}

void bind(sql::PreparedStatement& statement, unsigned place, const Value& value) {
  struct Binder {
    void operator()(std::monostate) const { statement.setNull(place, 0); }
    void operator()(std::int64_t number) const { statement.setInt64(place, number); }
    void operator()(std::uint64_t number) const { statement.setUInt64(place, number); }
    void operator()(const std::string& text) const { statement.setString(place, text); }
    sql::PreparedStatement& statement;
    unsigned place;
  };
  std::visit(Binder{statement, place}, value.held());
}

template <class Number> std::string shortest(Number number) {
  char digits[64];
  return std::string(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

// getString writes a DOUBLE of a prepared statement as "%f": 1e-9 would be 0.
std::string column_text(const sql::ResultSet& rows, unsigned column, int type) {
  if (type == sql::DataType::DOUBLE) return shortest(static_cast<double>(rows.getDouble(column)));
  if (type == sql::DataType::REAL) return shortest(static_cast<float>(rows.getDouble(column)));
  return rows.getString(column);
}

Rows copied(sql::ResultSet& found) {
  sql::ResultSetMetaData& description = *found.getMetaData();
  std::vector<int> types;
  for (unsigned column = 1; column <= description.getColumnCount(); ++column) types.push_back(description.getColumnType(column));
  Rows rows;
  rows.reserve(found.rowsCount());
  while (found.next()) {
    std::vector<std::optional<std::string>> columns(types.size());
    for (unsigned i = 0; i < types.size(); ++i)
      if (!found.isNull(i + 1)) columns[i] = column_text(found, i + 1, types[i]);
    rows.emplace_back(std::move(columns));
  }
  return rows;
}

}  // namespace

Database::Connection::Connection(const DatabaseSettings& settings) {
  sql::ConnectOptionsMap map = options(settings);
  try {
    link_.reset(sql::mysql::get_driver_instance()->connect(map));
  } catch (const sql::SQLException& error) {
    raise(error, {}, Phase::connecting);
  }
  used_ = std::chrono::steady_clock::now();
  if (settings.host.empty() || settings.ca_file.empty()) return;
  // sslEnforce does not: a server without TLS is talked to in clear.
  const Rows cipher = select("SHOW SESSION STATUS LIKE 'Ssl_cipher'", {});
  if (cipher.empty() || cipher.front().text(1).empty()) throw Failure("the database connection to " + settings.host + " is not encrypted");
}

sql::PreparedStatement& Database::Connection::prepared(std::string_view sql) {
  std::string key(sql);
  if (const auto known = statements_.find(key); known != statements_.end()) return *known->second;
  if (statements_.size() >= most_statements) statements_.clear();
  try {
    std::unique_ptr<sql::PreparedStatement> statement(link_->prepareStatement(key));
    return *statements_.emplace(std::move(key), std::move(statement)).first->second;
  } catch (const sql::SQLException& error) {
    raise(error, sql, Phase::preparing);
  }
}

sql::PreparedStatement& Database::Connection::bound(std::string_view sql, const std::vector<Value>& values) {
  sql::PreparedStatement& statement = prepared(sql);
  // A place left out would silently keep the value of the statement's last run.
  const auto places = static_cast<std::size_t>(statement.getParameterMetaData()->getParameterCount());
  if (places != values.size()) throw Failure("wrong number of values for: " + std::string(sql));
  for (std::size_t i = 0; i < values.size(); ++i) bind(statement, static_cast<unsigned>(i + 1), values[i]);
  used_ = std::chrono::steady_clock::now();
  return statement;
}

Rows Database::Connection::select(std::string_view sql, const std::vector<Value>& values) {
  try {
    sql::PreparedStatement& statement = bound(sql, values);
    if (!statement.execute()) throw Failure("select() ran a statement that answers no rows: " + std::string(sql));
    const std::unique_ptr<sql::ResultSet> found(statement.getResultSet());
    return copied(*found);
  } catch (const sql::SQLException& error) {
    raise(error, sql, Phase::running);
  }
}

std::uint64_t Database::Connection::change(std::string_view sql, const std::vector<Value>& values) {
  try {
    sql::PreparedStatement& statement = bound(sql, values);
    if (const int rows = statement.executeUpdate(); rows >= 0) return static_cast<std::uint64_t>(rows);
    const std::unique_ptr<sql::ResultSet> drained(statement.getResultSet());
  } catch (const sql::SQLException& error) {
    raise(error, sql, Phase::running);
  }
  throw Failure("change() ran a statement that answers rows: " + std::string(sql));
}

void Database::Connection::execute(std::string_view sql) {
  try {
    const std::unique_ptr<sql::Statement> statement(link_->createStatement());
    if (statement->execute(std::string(sql))) delete statement->getResultSet();
    used_ = std::chrono::steady_clock::now();
  } catch (const sql::SQLException& error) {
    raise(error, sql, Phase::preparing);  // holds no values: the whole text may be told
  }
}

void Database::Connection::check_if_idle() {
  if (std::chrono::steady_clock::now() - used_ < std::chrono::seconds(1)) return;
  if (!link_->isValid()) throw Lost("the database connection died while it was idle");
  used_ = std::chrono::steady_clock::now();
}

}  // namespace hostler
