// SPDX-License-Identifier: GPL-3.0-or-later
// One connection of the connector with its prepared statements. Used by Database only, which decides what is repeated and when a
// connection is thrown away; here nothing is ever repeated. Every method throws what raise() of database_error.h throws.
#pragma once

#include <cppconn/connection.h>
#include <cppconn/prepared_statement.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/database.h"

namespace hostler {

struct Database::Connection {
  explicit Connection(const DatabaseSettings& settings);
  /// Makes the statement ready on the server: nothing has happened in the database yet when this throws.
  void prepare(std::string_view sql) { prepared(sql); }
  Rows select(std::string_view sql, const std::vector<Value>& values);
  std::uint64_t change(std::string_view sql, const std::vector<Value>& values);
  void execute(std::string_view sql);
  /// Throws Lost when the connection was unused for more than a second and the server answers no more.
  void check_if_idle();

private:
  sql::PreparedStatement& prepared(std::string_view sql);
  sql::PreparedStatement& bound(std::string_view sql, const std::vector<Value>& values);
  std::unique_ptr<sql::Connection> link_;
  std::unordered_map<std::string, std::unique_ptr<sql::PreparedStatement>> statements_;  // go before link_
  std::chrono::steady_clock::time_point used_;
};

}  // namespace hostler
