// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/crypto.h"
#include "features/accounts/sessions.h"
#include "features/appearance/skin_store.h"

namespace hostler::accounts {
namespace {

constexpr std::size_t cookie_size = 43;
constexpr std::int64_t seen_every_s = 60;

std::string row_id(const std::string& cookie) { return hex(sha256(cookie)); }

}  // namespace

bool is_cookie(const std::string& cookie) {
  return cookie.size() == cookie_size &&
         cookie.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
}

std::string guest_token(const std::string& cookie) { return hex(sha256("guest:" + cookie)); }

std::optional<Session> find_session(Database& database, const std::string& cookie) {
  if (!is_cookie(cookie)) return std::nullopt;
  // The subtree is looked at again: a right to act as somebody ends at once when he moves elsewhere.
  auto row = database.select_one(
      "SELECT a.id, a.role, a.login, r.id, r.login, s.token, a.language, TIMESTAMPDIFF(SECOND, s.seen_at, NOW(6)), r.role, "
      "EXISTS(SELECT 1 FROM second_step t WHERE t.account_id = r.id), (SELECT value FROM setting WHERE name = 'access.version'), a.time_zone, " +
          appearance::store::look_of_a() +
          " "
      "FROM session s JOIN account a ON a.id = s.account_id JOIN account r ON r.id = s.real_id "
      "LEFT JOIN account_scope c ON c.root_id = IF(r.role = 'admin', 1, r.id) AND c.account_id = a.id "
      "WHERE s.id = UNHEX(?) AND s.seen_at > NOW(6) - INTERVAL 30 MINUTE AND s.created_at > NOW(6) - INTERVAL 1 DAY "
      "AND r.state = 'active' AND a.state NOT IN ('removing', 'binned') AND (a.id = r.id OR c.root_id IS NOT NULL)",
      row_id(cookie));
  if (!row) return std::nullopt;
  if (row->number(7) >= seen_every_s) database.change("UPDATE session SET seen_at = NOW(6) WHERE id = UNHEX(?)", row_id(cookie));
  Actor actor{.account = row->id(0), .role = role_from(row->text(1)), .login = row->text(2), .real = row->id(3), .real_login = row->text(4), .address = {}, .look = row->maybe_text(12).value_or("")};
  return Session{std::move(actor), row->text(5), row->text(6), row->text(11), role_from(row->text(8)), row->flag(9), row->maybe_text(10).value_or("")};
}

NewSession start_session(Database& database, AccountId account, AccountId real, const std::string& address) {
  NewSession session{random_token(), random_token()};
  database.change("INSERT INTO session (id, account_id, real_id, token, address) VALUES (UNHEX(?), ?, ?, ?, ?)", row_id(session.cookie), account, real, session.token,
                  address);
  database.change("DELETE FROM session WHERE seen_at < NOW(6) - INTERVAL 1 DAY LIMIT 100");
  return session;
}

NewSession move_session(Database& database, const std::string& cookie, AccountId account) {
  NewSession fresh{random_token(), random_token()};
  if (database.change("UPDATE session SET id = UNHEX(?), token = ?, account_id = ?, seen_at = NOW(6) WHERE id = UNHEX(?)", row_id(fresh.cookie), fresh.token, account,
                      row_id(cookie)) != 1)
    throw NotFound();
  return fresh;
}

void end_session(Database& database, const std::string& cookie) { database.change("DELETE FROM session WHERE id = UNHEX(?)", row_id(cookie)); }

void end_sessions(Database& database, AccountId account, const std::string& except_cookie) {
  database.change("DELETE FROM session WHERE (account_id = ? OR real_id = ?) AND id <> UNHEX(?)", account, account, row_id(except_cookie));
}

void end_foreign_sessions(Database& database, AccountId account) { database.change("DELETE FROM session WHERE account_id = ? AND real_id <> account_id", account); }

}  // namespace hostler::accounts
