// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/folders/folder_store.h"

namespace hostler::folders {

Filter filter(const Actor& actor, const std::string& object_sql, const std::string& scope, Kind kind) {
  return {.name = "folder",
          .label = N_("Folder"),
          .choices = {},
          .sql = object_sql + " IN (SELECT e.object_id FROM folder_entry e JOIN folder f ON f.id = e.folder_id WHERE e.kind = " + (kind == Kind::site ? "'site'" : "'account'") +
                 " AND e.owner_id = " + (actor.role == Role::admin ? std::string("1") : scope) + " AND f.name = ?)"};
}

namespace store {
namespace {

const char* word(Kind kind) { return kind == Kind::site ? "site" : "account"; }

}  // namespace

std::uint64_t insert(Database& database, AccountId owner, const std::string& name) {
  return database.insert("INSERT INTO folder (owner_id, name) VALUES (?, ?)", owner, name);
}

bool rename(Database& database, AccountId owner, const Folder& wanted) {
  return database.change("UPDATE folder SET name = ?, version = version + 1 WHERE id = ? AND owner_id = ? AND version = ?", wanted.name, wanted.id, owner,
                         wanted.version) == 1;
}

bool remove(Database& database, AccountId owner, std::uint64_t id) {
  if (database.change("DELETE FROM folder WHERE id = ? AND owner_id = ?", id, owner) == 0) return false;
  database.change("DELETE FROM folder_entry WHERE folder_id = ?", id);
  return true;
}

std::optional<Folder> find(Database& database, AccountId owner, std::uint64_t id) {
  auto row = database.select_one("SELECT id, name, version FROM folder WHERE id = ? AND owner_id = ?", id, owner);
  return row ? std::optional(Folder{row->id(0), row->text(1), static_cast<unsigned>(row->number(2))}) : std::nullopt;
}

std::optional<std::uint64_t> find_by_name(Database& database, AccountId owner, const std::string& name) {
  auto row = database.select_one("SELECT id FROM folder WHERE owner_id = ? AND name = ?", owner, name);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

std::vector<Folder> names(Database& database, AccountId owner) {
  std::vector<Folder> result;
  for (const Row& row : database.select("SELECT id, name FROM folder WHERE owner_id = ? ORDER BY name LIMIT 500", owner)) result.push_back({row.id(0), row.text(1)});
  return result;
}

bool is_within(Database& database, AccountId scope, Kind kind, std::uint64_t object) {
  if (kind == Kind::site)
    return database.select_one("SELECT 1 FROM site t JOIN account_scope s ON s.account_id = t.account_id AND s.root_id = ? WHERE t.domain_id = ?", scope, object).has_value();
  return database.select_one("SELECT 1 FROM account a JOIN account_scope s ON s.account_id = a.id AND s.root_id = ? WHERE a.id = ? AND a.id <> ? AND a.role <> 'admin'", scope,
                             object, scope).has_value();
}

std::optional<std::uint64_t> find_account(Database& database, AccountId scope, const std::string& login) {
  auto row = database.select_one("SELECT a.id FROM account a JOIN account_scope s ON s.account_id = a.id AND s.root_id = ? WHERE a.login = ?", scope, login);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

std::optional<std::uint64_t> find_site(Database& database, AccountId scope, const std::string& name) {
  auto row = database.select_one("SELECT d.id FROM domain d JOIN account_scope s ON s.account_id = d.account_id AND s.root_id = ? WHERE d.name = ?", scope, name);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

void put(Database& database, AccountId owner, Kind kind, std::uint64_t object, std::uint64_t folder) {
  database.change("INSERT INTO folder_entry (owner_id, kind, object_id, folder_id) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE folder_id = VALUES(folder_id)", owner, word(kind),
                  object, folder);
}

void take_out(Database& database, AccountId owner, Kind kind, std::uint64_t object) {
  database.change("DELETE FROM folder_entry WHERE owner_id = ? AND kind = ? AND object_id = ?", owner, word(kind), object);
}

void forget(Database& database, AccountId account) {
  database.change("DELETE FROM folder_entry WHERE owner_id = ?", account);
  database.change("DELETE FROM folder_entry WHERE kind = 'account' AND object_id = ?", account);
  database.change("DELETE e FROM domain d JOIN folder_entry e ON e.kind = 'site' AND e.object_id = d.id WHERE d.account_id = ?", account);
  database.change("DELETE FROM folder WHERE owner_id = ?", account);
}

Listing listing() {
  return {.path = "/folders",
          .columns = {{.name = "name", .label = N_("Name"), .sql = "f.name", .sort_sql = "f.name", .kind = Column::Kind::link},
                      {.name = "users",
                       .label = N_("Users"),
                       .sql = "(SELECT COUNT(*) FROM folder_entry e JOIN account a ON a.id = e.object_id AND a.role = 'user' WHERE e.folder_id = f.id AND e.kind = 'account')",
                       .kind = Column::Kind::number},
                      {.name = "resellers",
                       .label = N_("Resellers"),
                       .sql = "(SELECT COUNT(*) FROM folder_entry e JOIN account a ON a.id = e.object_id AND a.role = 'reseller' WHERE e.folder_id = f.id AND e.kind = 'account')",
                       .kind = Column::Kind::number},
                      {.name = "sites",
                       .label = N_("Sites"),
                       .sql = "(SELECT COUNT(*) FROM folder_entry e JOIN site s ON s.domain_id = e.object_id WHERE e.folder_id = f.id AND e.kind = 'site')",
                       .kind = Column::Kind::number}},
          .default_sort = "name",
          .empty = N_("No folders yet. A folder keeps accounts and sites together that you want to find together."),
          .actions = {{.name = "delete", .label = N_("Delete"), .dangerous = true}}};
}

ListQuery query(AccountId owner) {
  return {.from = "folder f", .where = "f.owner_id = ?", .values = {owner}, .id_sql = "f.id", .search_sql = "f.name LIKE ?", .search_places = 1};
}

}  // namespace store
}  // namespace hostler::folders
