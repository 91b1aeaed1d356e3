// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/api/token_store.h"

#include "base/crypto.h"

namespace hostler::api::store {
namespace {

constexpr std::int64_t used_every_s = 60;

}  // namespace

std::string digest(const std::string& text) { return hex(sha256(text)); }

int seconds_left_of_minute(Database& database) { return static_cast<int>(60 - database.select_one("SELECT SECOND(NOW())")->number(0)); }

std::optional<Bearer> find_bearer(Database& database, const std::string& secret) {
  auto row = database.select_one(
      "SELECT t.id, t.scope = 'write', a.id, a.role, a.login, a.language, COALESCE(TIMESTAMPDIFF(SECOND, t.used_at, NOW(6)), 999999), "
      "COALESCE((SELECT CAST(value AS UNSIGNED) FROM setting WHERE name = 'api.requests_per_minute'), 600), "
      "EXISTS(SELECT 1 FROM second_step s WHERE s.account_id = a.id), (SELECT value FROM setting WHERE name = 'access.version') "
      "FROM api_token t JOIN account a ON a.id = t.account_id "
      "WHERE t.secret = UNHEX(?) AND a.state = 'active' AND (t.ends_at IS NULL OR t.ends_at > NOW(6))",
      digest(secret));
  if (!row) return std::nullopt;
  if (row->number(6) >= used_every_s) database.change("UPDATE api_token SET used_at = NOW(6) WHERE id = ?", row->id(0));
  Bearer bearer{.token = row->id(0), .may_write = row->flag(1), .actor = {}, .language = row->text(5), .most_requests = static_cast<int>(row->number(7)), .has_second_step = row->flag(8),
                .rules_version = row->maybe_text(9).value_or("")};
  bearer.actor = {.account = row->id(2), .role = role_from(row->text(3)), .login = row->text(4), .real = row->id(2), .real_login = row->text(4) + " (API)", .address = {}, .by_token = true};
  return bearer;
}

std::int64_t count_request(Database& database, std::uint64_t token) {
  return database
      .select_one("INSERT INTO api_rate (token_id, minute, requests) VALUES (?, FLOOR(UNIX_TIMESTAMP() / 60), 1) ON DUPLICATE KEY UPDATE "
                  "requests = IF(minute = VALUES(minute), requests + 1, 1), minute = VALUES(minute) RETURNING requests",
                  token)
      ->number(0);
}

std::uint64_t insert_token(Database& database, AccountId account, const Token& token, const std::string& secret) {
  return database.insert("INSERT INTO api_token (account_id, name, secret, scope, ends_at) VALUES (?, ?, UNHEX(?), ?, IF(? = 0, NULL, NOW(6) + INTERVAL ? DAY))", account,
                         token.name, digest(secret), token.may_write ? "write" : "read", token.days_left, token.days_left);
}

bool remove_token(Database& database, AccountId account, std::uint64_t id) {
  return database.change("DELETE FROM api_token WHERE id = ? AND account_id = ?", id, account) == 1;
}

std::optional<Token> find_token(Database& database, AccountId account, std::uint64_t id) {
  auto row = database.select_one("SELECT id, name, scope = 'write', COALESCE(TIMESTAMPDIFF(DAY, NOW(6), ends_at), 0) FROM api_token WHERE id = ? AND account_id = ?", id, account);
  if (!row) return std::nullopt;
  return Token{.id = row->id(0), .name = row->text(1), .may_write = row->flag(2), .days_left = static_cast<int>(row->number(3))};
}

std::optional<std::uint64_t> find_token_by_name(Database& database, AccountId account, const std::string& name) {
  auto row = database.select_one("SELECT id FROM api_token WHERE account_id = ? AND name = ?", account, name);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

void forget(Database& database, AccountId account) {
  database.change("DELETE FROM api_token WHERE account_id = ?", account);
  database.change("DELETE FROM api_creation WHERE account_id = ?", account);
}

Listing token_listing() {
  return {.path = "/tokens",
          .columns = {{.name = "name", .label = N_("Name"), .sql = "t.name", .sort_sql = "t.name"},
                      {.name = "scope", .label = N_("Rights"), .sql = "t.scope"},
                      {.name = "created", .label = N_("Created"), .sql = "DATE(t.created_at)", .kind = Column::Kind::date},
                      {.name = "used", .label = N_("Last used"), .sql = "COALESCE(t.used_at, '')", .kind = Column::Kind::date},
                      {.name = "ends", .label = N_("Ends"), .sql = "COALESCE(DATE(t.ends_at), '')", .kind = Column::Kind::date}},
          .default_sort = "name",
          .empty = N_("No tokens yet. A token lets a program act for you by the API."),
          .actions = {},
          .searchable = false};
}

ListQuery token_query(AccountId account) { return {.from = "api_token t", .where = "t.account_id = ?", .values = {account}, .id_sql = "t.id"}; }

void take_key(Database& database, AccountId account, const std::string& key, const std::string& request) {
  database.change("DELETE FROM api_creation WHERE created_at < NOW(6) - INTERVAL 1 DAY LIMIT 100");
  database.change("INSERT INTO api_creation (account_id, idempotency_key, request) VALUES (?, UNHEX(?), UNHEX(?))", account, digest(key), digest(request));
}

void settle_key(Database& database, AccountId account, const std::string& key, std::uint64_t object) {
  database.change("UPDATE api_creation SET object_id = ? WHERE account_id = ? AND idempotency_key = UNHEX(?)", object, account, digest(key));
}

std::optional<Creation> made_with_key(Database& database, AccountId account, const std::string& key) {
  auto row = database.select_one("SELECT LOWER(HEX(request)), object_id FROM api_creation WHERE account_id = ? AND idempotency_key = UNHEX(?)", account, digest(key));
  if (!row) return std::nullopt;
  return Creation{row->text(0), row->id(1)};
}

}  // namespace hostler::api::store
