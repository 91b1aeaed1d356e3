// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/recovery_store.h"

#include "base/crypto.h"
#include "base/text.h"
#include "features/accounts/sessions.h"

namespace hostler::accounts {
namespace {

std::string row_token(const std::string& token) { return hex(sha256(token)); }

}  // namespace

unsigned recoveries_from(Database& database, const std::string& place) {
  return static_cast<unsigned>(database.select_one("SELECT COUNT(*) FROM password_recovery WHERE place = ? AND created_at > NOW(6) - INTERVAL 1 HOUR", place)->number(0));
}

void add_recovery(Database& database, const std::string& login, const std::string& place, const std::string& address, const std::string& panel_url) {
  database.change("INSERT INTO password_recovery (login, place, address, panel_url) VALUES (?, ?, ?, ?)", login, place, address, panel_url);
  database.change("DELETE FROM password_recovery WHERE created_at < NOW(6) - INTERVAL 1 DAY LIMIT 100");
}

std::vector<RecoveryWish> open_recoveries(Database& database) {
  std::vector<RecoveryWish> wishes;
  for (const Row& row : database.select("SELECT id, login, address, panel_url, created_at < NOW(6) - INTERVAL 30 MINUTE FROM password_recovery WHERE handled = 0 ORDER BY id LIMIT 100"))
    wishes.push_back({row.id(0), row.text(1), row.text(2), row.text(3), row.flag(4)});
  return wishes;
}

std::optional<Recoverer> find_recoverer(Database& database, const std::string& login) {
  auto row = database.select_one(
      "SELECT a.id, a.role, a.login, a.language, TRIM(CONCAT(c.first_name, ' ', c.last_name)), c.email, "
      "(SELECT COUNT(*) FROM password_recovery r WHERE r.account_id = a.id AND r.created_at > NOW(6) - INTERVAL 1 HOUR) "
      "FROM account a JOIN account_contact c ON c.account_id = a.id WHERE a.login = ? AND a.parent_id IS NOT NULL AND a.state = 'active'",
      login);
  if (!row) return std::nullopt;
  return Recoverer{row->id(0), role_from(row->text(1)), row->text(2), row->text(3), row->text(4), row->text(5), static_cast<unsigned>(row->number(6))};
}

void give_link(Database& database, std::uint64_t id, AccountId account, const std::string& token) {
  database.change("UPDATE password_recovery SET handled = 1, account_id = ?, token = UNHEX(?), expires_at = NOW(6) + INTERVAL 30 MINUTE WHERE id = ?", account, row_token(token), id);
}

void close_recovery(Database& database, std::uint64_t id) { database.change("UPDATE password_recovery SET handled = 1, token = NULL WHERE id = ?", id); }

void reopen_recovery(Database& database, std::uint64_t id) {
  database.change("UPDATE password_recovery SET handled = 0, account_id = NULL, token = NULL WHERE id = ?", id);
}

std::optional<OpenLink> find_link(Database& database, const std::string& token) {
  if (!is_cookie(token)) return std::nullopt;
  auto row = database.select_one("SELECT a.id, a.role, a.login FROM password_recovery r JOIN account a ON a.id = r.account_id "
                                 "WHERE r.token = UNHEX(?) AND r.expires_at > NOW(6) AND a.state = 'active'",
                                 row_token(token));
  if (!row) return std::nullopt;
  return OpenLink{row->id(0), role_from(row->text(1)), row->text(2)};
}

bool take_link(Database& database, const std::string& token) {
  return database.change("UPDATE password_recovery SET token = NULL WHERE token = UNHEX(?) AND expires_at > NOW(6)", row_token(token)) == 1;
}

void end_links(Database& database, AccountId account) { database.change("UPDATE password_recovery SET token = NULL WHERE account_id = ? AND token IS NOT NULL", account); }

void forget_recoveries(Database& database, AccountId account) { database.change("DELETE FROM password_recovery WHERE account_id = ?", account); }

}  // namespace hostler::accounts
