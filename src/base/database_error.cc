// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers: MariaDB, "Error codes" (1000 to 1999 and 4000 up from the server, 2000 to 2999 from the client library).
#include "base/database_error.h"

#include <algorithm>
#include <initializer_list>
#include <string>

namespace hostler {

namespace {

bool is_one_of(int code, std::initializer_list<int> codes) { return std::find(codes.begin(), codes.end(), code) != codes.end(); }

bool is_lost(int code) {
  if (code >= 2000 && code < 2100) return !is_one_of(code, {2020, 2031, 2032, 2034, 2036});  // those: our own wrong use
  return is_one_of(code, {1053, 1080, 1153, 1154, 1155, 1156, 1157, 1158, 1159, 1160, 1161, 1184, 1243, 1461, 1927, 4031});
}

// Too many connections, host blocked, not ready (Galera), read-only, interrupted, over its time.
bool is_unavailable(int code) { return is_one_of(code, {1040, 1047, 1129, 1203, 1226, 1290, 1317, 1836, 1969}); }

bool is_deadlock(int code) { return is_one_of(code, {1020, 1205, 1213}); }

bool quotes_names_only(int code) { return is_one_of(code, {1048, 1142, 1143, 1264, 1265, 1364, 1406, 1451, 1452, 4025}); }

std::string duplicate_text(const std::string& message) {
  const std::size_t key = message.rfind(" for key ");
  return "duplicate entry" + (key == std::string::npos ? std::string() : message.substr(key));
}

std::string cause(const sql::SQLException& error, Phase phase) {
  const std::string message = error.what();
  const bool safe = phase != Phase::running || is_lost(error.getErrorCode()) || quotes_names_only(error.getErrorCode());
  return safe ? message : message.substr(0, message.find('\''));
}

}  // namespace

void raise(const sql::SQLException& error, std::string_view sql, Phase phase) {
  const int code = error.getErrorCode();
  if (code == 1062) throw Duplicate(duplicate_text(error.what()));
  const std::string text = "database error " + std::to_string(code) + ": " + cause(error, phase) + (sql.empty() ? "" : " in: ") + std::string(sql);
  if (is_deadlock(code)) throw Deadlock(text);
  if (is_lost(code)) throw Lost(text);
  if (phase == Phase::connecting || is_unavailable(code)) throw Unavailable(text);
  throw Failure(text);
}

}  // namespace hostler
