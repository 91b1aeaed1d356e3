// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/setting_store.h"

#include "base/text.h"

namespace hostler::appearance::store {
namespace {

constexpr char version_name[] = "version";

}  // namespace

std::optional<std::string> owner_login(Database& database, AccountId scope, AccountId id) {
  auto row = database.select_one("SELECT a.login FROM account a JOIN account_scope s ON s.account_id = a.id AND s.root_id = ? "
                                 "WHERE a.id = ? AND (a.role = 'reseller' OR a.id = 1)",
                                 scope, id);
  return row ? std::optional(row->text(0)) : std::nullopt;
}

std::optional<AccountId> find_owner(Database& database, AccountId scope, const std::string& login) {
  auto row = database.select_one("SELECT a.id FROM account a JOIN account_scope s ON s.account_id = a.id AND s.root_id = ? "
                                 "WHERE a.login = ? AND (a.role = 'reseller' OR a.id = 1)",
                                 scope, login);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

Said said(Database& database, AccountId owner) {
  Said result;
  for (const Row& row : database.select("SELECT name, value FROM owner_setting WHERE account_id = ?", owner)) result[row.text(0)] = row.text(1);
  return result;
}

std::vector<Word> heard(Database& database, AccountId account, const std::vector<std::string>& names) {
  std::vector<Word> result;
  for (const Row& row : database.select("SELECT s.name, s.value, s.account_id <> 1 FROM account a JOIN owner_setting s ON s.account_id IN (1, IF(a.role = 'user', a.parent_id, a.id)) "
                                        "WHERE a.id = ? AND FIND_IN_SET(s.name, ?) ORDER BY s.account_id <> 1",
                                        account, join(names, ",")))
    result.push_back({row.text(0), row.text(1), row.flag(2)});
  return result;
}

void say(Database& database, AccountId owner, const std::string& name, const std::string& value) {
  if (value.empty()) database.change("DELETE FROM owner_setting WHERE account_id = ? AND name = ?", owner, name);
  else
    database.change("INSERT INTO owner_setting (account_id, name, value) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE value = VALUES(value)", owner, name, value);
}

bool take_version(Database& database, AccountId owner, unsigned present) {
  auto row = database.select_one("SELECT value FROM owner_setting WHERE account_id = ? AND name = ? FOR UPDATE", owner, version_name);
  if ((row ? static_cast<unsigned>(row->number(0)) : 1) != present) return false;
  say(database, owner, version_name, std::to_string(present + 1));
  return true;
}

void forget(Database& database, AccountId owner) { database.change("DELETE FROM owner_setting WHERE account_id = ?", owner); }

Listing owners() {
  return {.path = "/settings",
          .columns = {{.name = "login", .label = N_("Owner"), .sql = "a.login", .sort_sql = "a.login", .kind = Column::Kind::link},
                      {.name = "name", .label = N_("Name"), .sql = "a.display_name"},
                      {.name = "own_skins",
                       .label = N_("Own skins"),
                       .sql = "EXISTS (SELECT 1 FROM owner_setting o WHERE o.account_id = a.id AND o.name = 'own_skins')"}},
          .default_sort = "login",
          .empty = N_("No settings."),
          .searchable = false};
}

ListQuery owners_of(AccountId scope) {
  return {.from = "account a JOIN account_scope s ON s.account_id = a.id AND s.root_id = ?",
          .where = "(a.role = 'reseller' OR a.id = 1)",
          .values = {scope},
          .id_sql = "a.id"};
}

}  // namespace hostler::appearance::store
