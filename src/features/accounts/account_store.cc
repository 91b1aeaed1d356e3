// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/account_store.h"

#include <algorithm>

#include "base/text.h"

namespace hostler::accounts {
namespace {

const std::string account_columns =
    "SELECT a.id, a.parent_id, a.role, a.login, a.state, a.display_name, a.package_name, a.language, a.number, a.version, a.before_bin, a.time_zone FROM account a ";
const std::string within_scope = "JOIN account_scope s ON s.account_id = a.id AND s.root_id = ? ";

constexpr std::int64_t least_password_by_default = 6;

Account account_from(const Row& row) {
  Account account;
  account.id = row.id(0);
  account.parent = row.maybe_id(1).value_or(0);
  account.role = role_from(row.text(2));
  account.login = row.text(3);
  account.state = row.text(4);
  account.display_name = row.text(5);
  account.package_name = row.text(6);
  account.language = row.text(7);
  account.number = static_cast<unsigned>(row.number(8));
  account.version = static_cast<unsigned>(row.number(9));
  account.before_bin = row.maybe_text(10).value_or("");
  account.time_zone = row.text(11);
  return account;
}

/// The column is ASCII: anything else is compared as the empty login, which nobody has, at the same cost.
std::string as_login(const std::string& typed) {
  auto plain = [](unsigned char c) { return c > 0x20 && c < 0x7f; };
  return typed.size() <= 64 && std::all_of(typed.begin(), typed.end(), plain) ? typed : "";
}

std::optional<Account> account_from(const std::optional<Row>& row) { return row ? std::optional(account_from(*row)) : std::nullopt; }

}  // namespace

std::optional<Account> find_account(Database& database, AccountId scope, AccountId id) {
  return account_from(database.select_one(account_columns + within_scope + "WHERE a.id = ?", scope, id));
}

std::optional<Account> find_account(Database& database, AccountId scope, const std::string& login) {
  return account_from(database.select_one(account_columns + within_scope + "WHERE a.login = ?", scope, as_login(login)));
}

std::optional<Account> lock_account(Database& database, AccountId scope, AccountId id) {
  return account_from(database.select_one(account_columns + within_scope + "WHERE a.id = ? FOR UPDATE", scope, id));
}

std::optional<Account> share_account(Database& database, AccountId scope, AccountId id) {
  return account_from(database.select_one(account_columns + within_scope + "WHERE a.id = ? LOCK IN SHARE MODE", scope, id));
}

std::optional<Account> any_account(Database& database, AccountId id) {
  return account_from(database.select_one(account_columns + "WHERE a.id = ?", id));
}

unsigned take_number(Database& database, const std::string& prefix) {
  auto row = database.select_one("SELECT next FROM login_number WHERE prefix = ? FOR UPDATE", prefix);
  if (!row) throw Failure("no numbers for logins like " + prefix + "1");
  database.change("UPDATE login_number SET next = next + 1 WHERE prefix = ?", prefix);
  return static_cast<unsigned>(row->number(0));
}

AccountId add_account(Database& database, const AccountRow& row, const Contact& contact) {
  const AccountId id = database.insert(
      "INSERT INTO account (parent_id, role, login, number, password, package_name, language, time_zone, display_name, own_user) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      row.parent, role_name(row.role), row.login, row.number, row.password_hash, row.package_name, row.language, row.time_zone, row.display_name, row.own_user);
  database.change("INSERT INTO account_scope (root_id, account_id) SELECT root_id, ? FROM account_scope WHERE account_id = ? UNION SELECT ?, ?", id, row.parent,
                  id, id);
  store_contact(database, id, contact);
  return id;
}

void drop_account(Database& database, AccountId id) {
  database.change("DELETE FROM account_contact WHERE account_id = ?", id);
  database.change("DELETE FROM account_scope WHERE account_id = ?", id);
  database.change("DELETE FROM account WHERE id = ?", id);
}

void set_state(Database& database, AccountId id, const std::string& state) {
  database.change("UPDATE account SET state = ?, version = version + 1 WHERE id = ?", state, id);
}

void set_locked_with(Database& database, AccountId id, AccountId with) {
  database.change("UPDATE account SET locked_with = NULLIF(?, 0) WHERE id = ?", with, id);
}

std::vector<AccountId> children(Database& database, AccountId parent, const std::string& state) {
  std::vector<AccountId> found;
  for (const Row& row : database.select("SELECT id FROM account WHERE parent_id = ? AND state = ? ORDER BY id FOR UPDATE", parent, state)) found.push_back(row.id(0));
  return found;
}

void set_binned(Database& database, AccountId id) {
  database.change("UPDATE account SET before_bin = state, state = 'binned', version = version + 1 WHERE id = ?", id);
}

void set_restored(Database& database, AccountId id) {
  database.change("UPDATE account SET state = before_bin, before_bin = NULL, version = version + 1 WHERE id = ?", id);
}

bool has_children(Database& database, AccountId parent) {
  return database.select_one("SELECT 1 FROM account WHERE parent_id = ? LIMIT 1 LOCK IN SHARE MODE", parent).has_value();
}

std::vector<std::string> rows_to_keep(Database& database, AccountId id) {
  std::vector<std::string> found;
  for (const Row& row : database.select(
           "SELECT JSON_OBJECT('table', 'account', 'id', id, 'parent_id', parent_id, 'role', role, 'login', login, 'state', before_bin, 'own_user', own_user, "
           "'package_name', package_name, 'language', language, 'display_name', display_name, 'created_at', created_at) FROM account WHERE id = ? UNION ALL "
           "SELECT JSON_OBJECT('table', 'account_contact', 'account_id', account_id, 'company', company, 'salutation', salutation, 'first_name', first_name, "
           "'last_name', last_name, 'street', street, 'postcode', postcode, 'town', town, 'country', country, 'phone', phone, 'fax', fax, 'email', email, "
           "'extra1', extra1, 'extra2', extra2, 'extra3', extra3, 'show_on_start', show_on_start) FROM account_contact WHERE account_id = ?",
           id, id))
    found.push_back(row.text(0));
  return found;
}

void unlock_in_bin(Database& database, AccountId id) {
  database.change("UPDATE account SET before_bin = 'active', locked_with = NULL WHERE id = ? AND before_bin = 'locked'", id);
}

std::optional<AccountId> find_own_user(Database& database, AccountId reseller) {
  auto row = database.select_one("SELECT id FROM account WHERE own_user_of = ?", reseller);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

bool is_own_user(Database& database, AccountId id) { return database.select_one("SELECT 1 FROM account WHERE id = ? AND own_user", id).has_value(); }

std::vector<AccountId> locked_with(Database& database, AccountId reseller) {
  std::vector<AccountId> found;
  for (const Row& row : database.select("SELECT id FROM account WHERE locked_with = ? ORDER BY id FOR UPDATE", reseller)) found.push_back(row.id(0));
  return found;
}

void place_below(Database& database, AccountId id, AccountId parent) {
  database.change("UPDATE account SET parent_id = ?, version = version + 1 WHERE id = ?", parent, id);
  database.change("DELETE FROM account_scope WHERE account_id = ? AND root_id <> ?", id, id);
  database.change("INSERT INTO account_scope (root_id, account_id) SELECT root_id, ? FROM account_scope WHERE account_id = ?", id, parent);
}

void count_version(Database& database, AccountId id) { database.change("UPDATE account SET version = version + 1 WHERE id = ?", id); }

void store_personal(Database& database, AccountId id, const std::string& display_name, const std::string& language) {
  database.change("UPDATE account SET display_name = ?, language = ? WHERE id = ?", display_name, language, id);
}

void store_contact(Database& database, AccountId id, const Contact& contact) {
  database.change(
      "INSERT INTO account_contact (account_id, company, salutation, first_name, last_name, street, postcode, town, country, phone, fax, email, extra1, "
      "extra2, extra3, show_on_start) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON DUPLICATE KEY UPDATE company = VALUES(company), salutation = VALUES(salutation), first_name = VALUES(first_name), last_name = VALUES(last_name), "
      "street = VALUES(street), postcode = VALUES(postcode), town = VALUES(town), country = VALUES(country), phone = VALUES(phone), fax = VALUES(fax), "
      "email = VALUES(email), extra1 = VALUES(extra1), extra2 = VALUES(extra2), extra3 = VALUES(extra3), show_on_start = VALUES(show_on_start)",
      id, contact.company, contact.salutation, contact.first_name, contact.last_name, contact.street, contact.postcode, contact.town, contact.country,
      contact.phone, contact.fax, contact.email, contact.extra1, contact.extra2, contact.extra3, contact.show_on_start);
}

void store_package(Database& database, AccountId id, const std::string& package_name) {
  database.change("UPDATE account SET package_name = ?, version = version + 1 WHERE id = ?", package_name, id);
}

void set_language(Database& database, AccountId id, const std::string& language) {
  database.change("UPDATE account SET language = ?, version = version + 1 WHERE id = ?", language, id);
}

void set_time_zone(Database& database, AccountId id, const std::string& time_zone) {
  database.change("UPDATE account SET time_zone = ?, version = version + 1 WHERE id = ?", time_zone, id);
}

void store_password(Database& database, AccountId id, const std::string& hash) {
  database.change("UPDATE account SET password = ?, version = version + 1 WHERE id = ?", hash, id);
}

std::string read_password(Database& database, AccountId id) {
  auto row = database.select_one("SELECT password FROM account WHERE id = ?", id);
  return row ? row->text(0) : "";
}

std::optional<Contact> read_contact(Database& database, AccountId scope, AccountId id) {
  auto row = database.select_one(
      "SELECT c.company, c.salutation, c.first_name, c.last_name, c.street, c.postcode, c.town, c.country, c.phone, c.fax, c.email, c.extra1, c.extra2, "
      "c.extra3, c.show_on_start FROM account_contact c JOIN account_scope s ON s.account_id = c.account_id AND s.root_id = ? WHERE c.account_id = ?",
      scope, id);
  if (!row) return std::nullopt;
  return Contact{row->text(0), row->text(1), row->text(2),  row->text(3),  row->text(4),  row->text(5),  row->text(6), row->text(7),
                 row->text(8), row->text(9), row->text(10), row->text(11), row->text(12), row->text(13), row->flag(14)};
}

std::vector<AccountId> read_chain(Database& database, AccountId id) {
  std::vector<AccountId> chain;
  // An account's parents have fewer accounts above them than it has itself.
  for (const Row& row : database.select("SELECT s.root_id FROM account_scope s WHERE s.account_id = ? "
                                        "ORDER BY (SELECT COUNT(*) FROM account_scope u WHERE u.account_id = s.root_id)",
                                        id))
    chain.push_back(row.id(0));
  return chain;
}

std::int64_t read_least_password(Database& database) {
  auto row = database.select_one("SELECT value FROM setting WHERE name = 'password.least'");
  auto least = row ? to_number(row->text(0)) : std::nullopt;
  return std::max(least.value_or(least_password_by_default), least_password_by_default);
}

Candidate find_candidate(Database& database, const std::string& login) {
  auto row = database.select_one(
      "SELECT a.id, a.role, a.login, a.password, a.state, a.language, p.id, p.login, p.password, p.state "
      "FROM account a LEFT JOIN account p ON p.id = a.parent_id AND p.role = 'reseller' WHERE a.login = ? AND a.parent_id IS NOT NULL",
      as_login(login));
  if (!row) return {};
  return {.id = row->id(0),
          .role = role_from(row->text(1)),
          .login = row->text(2),
          .password = row->text(3),
          .state = row->text(4),
          .language = row->text(5),
          .reseller = row->maybe_id(6).value_or(0),
          .reseller_login = row->maybe_text(7).value_or(""),
          .reseller_password = row->maybe_text(8).value_or(""),
          .reseller_state = row->maybe_text(9).value_or("")};
}

std::vector<Administrator> administrators(Database& database) {
  std::vector<Administrator> found;
  for (const Row& row : database.select("SELECT id, login, password FROM account WHERE role = 'admin' AND state = 'active' AND parent_id IS NOT NULL "
                                        "ORDER BY number, id LIMIT 3"))
    found.push_back({row.id(0), row.text(1), row.text(2)});
  return found;
}

}  // namespace hostler::accounts
