// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/two_step_store.h"

#include "base/crypto.h"
#include "features/accounts/sessions.h"
#include "features/accounts/two_step.h"

namespace hostler::accounts {
namespace {

std::string row_id(const std::string& cookie) { return hex(sha256(cookie)); }

}  // namespace

std::optional<SecondStep> read_second_step(Database& database, AccountId account) {
  auto row = database.select_one("SELECT secret, UNIX_TIMESTAMP() FROM second_step WHERE account_id = ?", account);
  if (!row) return std::nullopt;
  return SecondStep{row->text(0), row->number(1)};
}

const char* const second_step_of_a = "EXISTS(SELECT 1 FROM second_step t WHERE t.account_id = a.id)";

bool has_second_step(Database& database, AccountId account) {
  return database.select_one("SELECT EXISTS(SELECT 1 FROM second_step WHERE account_id = ?)", account)->flag(0);
}

SecondStepState second_step_state(Database& database, AccountId account) {
  auto row = database.select_one("SELECT created_at, (SELECT COUNT(*) FROM recovery_code c WHERE c.account_id = s.account_id) FROM second_step s WHERE s.account_id = ?", account);
  if (!row) return {};
  return {row->text(0), static_cast<unsigned>(row->number(1))};
}

std::int64_t database_time(Database& database) { return database.select_one("SELECT UNIX_TIMESTAMP()")->number(0); }

void add_second_step(Database& database, AccountId account, const std::string& secret, std::uint64_t step) {
  database.change("INSERT INTO second_step (account_id, secret, last_step) VALUES (?, UNHEX(?), ?)", account, hex(secret), step);
}

void drop_second_step(Database& database, AccountId account) {
  database.change("DELETE FROM recovery_code WHERE account_id = ?", account);
  database.change("DELETE FROM second_step WHERE account_id = ?", account);
  end_waiting(database, account);
}

bool advance_step(Database& database, AccountId account, std::uint64_t step) {
  return database.change("UPDATE second_step SET last_step = ? WHERE account_id = ? AND last_step < ?", step, account, step) == 1;
}

void replace_codes(Database& database, AccountId account, const std::vector<std::string>& hashes) {
  database.change("DELETE FROM recovery_code WHERE account_id = ?", account);
  for (const std::string& hash : hashes) database.change("INSERT INTO recovery_code (account_id, code) VALUES (?, UNHEX(?))", account, hex(hash));
}

bool take_code(Database& database, AccountId account, const std::string& hash) {
  return database.change("DELETE FROM recovery_code WHERE account_id = ? AND code = UNHEX(?)", account, hex(hash)) == 1;
}

void add_waiting(Database& database, const std::string& cookie, AccountId account, AccountId real) {
  database.change("INSERT INTO waiting_login (id, account_id, real_id) VALUES (UNHEX(?), ?, ?)", row_id(cookie), account, real);
  database.change("DELETE FROM waiting_login WHERE created_at < NOW(6) - INTERVAL 1 HOUR LIMIT 100");
}

std::optional<Waiting> find_waiting(Database& database, const std::string& cookie) {
  if (!is_cookie(cookie)) return std::nullopt;
  auto row = database.select_one(
      "SELECT a.id, r.id, a.role, r.role, a.login, r.login FROM waiting_login w JOIN account a ON a.id = w.account_id JOIN account r ON r.id = w.real_id "
      "LEFT JOIN account_scope c ON c.root_id = IF(r.role = 'admin', 1, r.id) AND c.account_id = a.id "
      "WHERE w.id = UNHEX(?) AND w.created_at > NOW(6) - INTERVAL 10 MINUTE AND r.state = 'active' AND a.state IN ('active', 'locked') "
      "AND (a.id = r.id OR c.root_id IS NOT NULL)",
      row_id(cookie));
  if (!row) return std::nullopt;
  return Waiting{row->id(0), row->id(1), role_from(row->text(2)), role_from(row->text(3)), row->text(4), row->text(5)};
}

bool take_waiting(Database& database, const std::string& cookie) { return database.change("DELETE FROM waiting_login WHERE id = UNHEX(?)", row_id(cookie)) == 1; }

void end_waiting(Database& database, AccountId account) { database.change("DELETE FROM waiting_login WHERE real_id = ? OR account_id = ?", account, account); }

}  // namespace hostler::accounts
