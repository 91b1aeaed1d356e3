// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/packages/package_store.h"

namespace hostler::packages::store {

std::uint64_t insert(Database& database, AccountId owner, const std::string& name) {
  return database.insert("INSERT INTO package (owner_id, name) VALUES (?, ?)", owner, name);
}

bool rename(Database& database, AccountId owner, const Package& wanted) {
  return database.change("UPDATE package SET name = ?, version = version + 1 WHERE id = ? AND owner_id = ? AND version = ?", wanted.name, wanted.id, owner,
                         wanted.version) == 1;
}

void set_grants(Database& database, std::uint64_t package, const allowances::Grants& grants) {
  for (const auto& [name, amount] : grants.limits)
    database.change("INSERT INTO package_limit (package_id, name, value) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE value = VALUES(value)", package, name, amount);
  for (const auto& [name, value] : grants.services)
    database.change("INSERT INTO package_service (package_id, name, value) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE value = VALUES(value)", package, name, value);
}

bool remove(Database& database, AccountId owner, std::uint64_t id) {
  if (database.change("DELETE FROM package WHERE id = ? AND owner_id = ?", id, owner) == 0) return false;
  database.change("DELETE FROM package_limit WHERE package_id = ?", id);
  database.change("DELETE FROM package_service WHERE package_id = ?", id);
  return true;
}

void remove_all_of(Database& database, AccountId owner) {
  database.change("DELETE l FROM package_limit l JOIN package p ON p.id = l.package_id WHERE p.owner_id = ?", owner);
  database.change("DELETE s FROM package_service s JOIN package p ON p.id = s.package_id WHERE p.owner_id = ?", owner);
  database.change("DELETE FROM package WHERE owner_id = ?", owner);
}

std::optional<Package> find(Database& database, AccountId owner, std::uint64_t id) {
  auto row = database.select_one("SELECT id, name, version FROM package WHERE id = ? AND owner_id = ?", id, owner);
  if (!row) return std::nullopt;
  return Package{.id = row->id(0), .name = row->text(1), .version = static_cast<unsigned>(row->number(2)), .grants = {}};
}

std::optional<std::uint64_t> find_by_name(Database& database, AccountId scope, AccountId owner, const std::string& name) {
  auto row = database.select_one("SELECT p.id FROM package p JOIN account_scope s ON s.account_id = p.owner_id AND s.root_id = ? WHERE p.owner_id = ? AND p.name = ?",
                                 scope, owner, name);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

allowances::Grants grants(Database& database, std::uint64_t package) {
  allowances::Grants result;
  for (const Row& row : database.select("SELECT 'limit', name, value FROM package_limit WHERE package_id = ? "
                                        "UNION ALL SELECT 'service', name, value FROM package_service WHERE package_id = ?",
                                        package, package)) {
    if (row.text(0) == "service") result.services[row.text(1)] = row.text(2);
    else result.limits[row.text(1)] = row.maybe_number(2);
  }
  return result;
}

std::vector<Package> names(Database& database, AccountId scope, AccountId owner) {
  std::vector<Package> result;
  for (const Row& row : database.select("SELECT p.id, p.name FROM package p JOIN account_scope s ON s.account_id = p.owner_id AND s.root_id = ? "
                                        "WHERE p.owner_id = ? ORDER BY p.name, p.id LIMIT 500",
                                        scope, owner))
    result.push_back({.id = row.id(0), .name = row.text(1), .version = 1, .grants = {}});
  return result;
}

Listing listing() {
  return {.path = "/packages",
          .columns = {{.name = "name", .label = N_("Name"), .sql = "p.name", .sort_sql = "p.name", .kind = Column::Kind::link},
                      {.name = "created", .label = N_("Created"), .sql = "DATE(p.created_at)", .sort_sql = "p.created_at", .kind = Column::Kind::date}},
          .default_sort = "name",
          .empty = N_("No packages yet. A package holds limits and services that new users start with."),
          .actions = {{.name = "delete", .label = N_("Delete"), .dangerous = true}}};
}

ListQuery query(AccountId owner) {
  return {.from = "package p", .where = "p.owner_id = ?", .values = {owner}, .id_sql = "p.id", .search_sql = "p.name LIKE ?", .search_places = 1};
}

}  // namespace hostler::packages::store
