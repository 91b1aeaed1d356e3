// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/access/rule_store.h"

#include "base/crypto.h"

namespace hostler::access {

std::vector<Rule> stored_rules(Database& database) {
  std::vector<Rule> rules;
  for (const Row& row : database.select("SELECT permission, role, allowed FROM access_rule"))
    for (Role role : all_roles)
      if (row.text(1) == role_name(role)) rules.push_back({row.text(0), role, row.flag(2)});
  return rules;
}

std::string stored_version(Database& database) {
  auto row = database.select_one("SELECT value FROM setting WHERE name = 'access.version'");
  return row ? row->text(0) : "";
}

std::string lock_version(Database& database) {
  database.change("INSERT INTO setting (name, value) VALUES ('access.version', '') ON DUPLICATE KEY UPDATE value = value");
  return database.select_one("SELECT value FROM setting WHERE name = 'access.version' FOR UPDATE").value().text(0);
}

void keep_rule(Database& database, const Rule& rule) {
  database.change("INSERT INTO access_rule (permission, role, allowed) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE allowed = VALUES(allowed)", rule.permission,
                  role_name(rule.role), rule.allowed);
}

void drop_rule(Database& database, const Rule& rule) {
  database.change("DELETE FROM access_rule WHERE permission = ? AND role = ?", rule.permission, role_name(rule.role));
}

void change_version(Database& database) { database.change("UPDATE setting SET value = ? WHERE name = 'access.version'", random_token()); }

}  // namespace hostler::access
