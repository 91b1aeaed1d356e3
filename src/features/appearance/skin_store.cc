// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/skin_store.h"

namespace hostler::appearance::store {

std::uint64_t insert_skin(Database& database, AccountId owner, const Skin& skin, const Logo& logo) {
  return database.insert("INSERT INTO skin (owner_id, name, colours, logo_type, logo, hash) VALUES (?, ?, ?, ?, ?, ?)", owner, skin.name, json_of(skin.palette), logo.type,
                         logo.bytes, skin.hash);
}

bool update_skin(Database& database, const Skin& skin) {
  return database.change("UPDATE skin SET name = ?, colours = ?, hash = ?, version = version + 1 WHERE id = ? AND version = ?", skin.name, json_of(skin.palette), skin.hash,
                         skin.id, skin.version) == 1;
}

void update_logo(Database& database, std::uint64_t id, const Logo& logo, const std::string& hash) {
  database.change("UPDATE skin SET logo_type = ?, logo = ?, hash = ?, version = version + 1 WHERE id = ?", logo.type, logo.bytes, hash, id);
}

void delete_skin(Database& database, std::uint64_t id) {
  database.change("DELETE FROM account_design WHERE skin_id = ?", id);
  database.change("DELETE FROM skin WHERE id = ?", id);
}

std::optional<Skin> find_skin(Database& database, std::uint64_t id) {
  auto row = database.select_one("SELECT id, owner_id, name, colours, logo_type, hash, version FROM skin WHERE id = ?", id);
  if (!row) return std::nullopt;
  return Skin{.id = row->id(0), .owner = row->id(1), .name = row->text(2), .palette = palette_from_json(row->text(3)), .logo_type = row->text(4), .hash = row->text(5),
              .version = static_cast<unsigned>(row->number(6))};
}

std::optional<std::uint64_t> find_skin_by_name(Database& database, AccountId owner, const std::string& name) {
  auto row = database.select_one("SELECT id FROM skin WHERE owner_id = ? AND name = ?", owner, name);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

Logo read_logo(Database& database, std::uint64_t id) {
  auto row = database.select_one("SELECT logo_type, logo FROM skin WHERE id = ?", id);
  return row ? Logo{row->text(0), row->text(1)} : Logo{};
}

std::optional<std::string> style(Database& database, std::uint64_t id, const std::string& hash) {
  auto row = database.select_one("SELECT colours FROM skin WHERE id = ? AND hash = ?", id, hash);
  return row ? std::optional(style_of(palette_from_json(row->text(0)))) : std::nullopt;
}

std::optional<Logo> logo(Database& database, std::uint64_t id, const std::string& hash) {
  auto row = database.select_one("SELECT logo_type, logo FROM skin WHERE id = ? AND hash = ? AND logo_type <> ''", id, hash);
  return row ? std::optional(Logo{row->text(0), row->text(1)}) : std::nullopt;
}

std::vector<SkinName> names(Database& database, AccountId owner) {
  std::vector<SkinName> result;
  for (const Row& row : database.select("SELECT id, name, owner_id = 1 FROM skin WHERE owner_id = 1 OR (owner_id = ? AND EXISTS "
                                        "(SELECT 1 FROM owner_setting o WHERE o.account_id = owner_id AND o.name = 'own_skins')) ORDER BY owner_id = 1, name LIMIT 200", owner))
    result.push_back({row.id(0), row.text(1), row.flag(2)});
  return result;
}

std::optional<AccountId> owner_for(Database& database, AccountId scope, AccountId account) {
  auto row = database.select_one("SELECT CASE a.role WHEN 'user' THEN a.parent_id WHEN 'reseller' THEN a.id ELSE 1 END "
                                 "FROM account a JOIN account_scope s ON s.account_id = a.id AND s.root_id = ? WHERE a.id = ?",
                                 scope, account);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

std::optional<std::uint64_t> design(Database& database, AccountId account) {
  auto row = database.select_one("SELECT skin_id FROM account_design WHERE account_id = ?", account);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

void set_design(Database& database, AccountId account, std::optional<std::uint64_t> skin) {
  if (!skin) database.change("DELETE FROM account_design WHERE account_id = ?", account);
  else database.change("INSERT INTO account_design (account_id, skin_id) VALUES (?, ?) ON DUPLICATE KEY UPDATE skin_id = VALUES(skin_id)", account, *skin);
}

void drop_designs_of_owner(Database& database, AccountId owner) {
  database.change("DELETE d FROM account_design d JOIN skin k ON k.id = d.skin_id WHERE k.owner_id = ?", owner);
}

const std::string& look_of_a() {
  static const std::string sql =
      "(SELECT CONCAT(k.id, '-', k.hash, '.', k.logo_type) FROM account_design d LEFT JOIN skin k ON k.id = d.skin_id "
      "WHERE d.account_id IN (a.id, a.parent_id, 1) AND (d.skin_id = 0 OR k.owner_id IN (1, a.id, a.parent_id)) "
      "ORDER BY d.account_id = a.id DESC, d.account_id = a.parent_id DESC LIMIT 1)";
  return sql;
}

void forget_skins(Database& database, AccountId account) {
  drop_designs_of_owner(database, account);
  database.change("DELETE FROM skin WHERE owner_id = ?", account);
  database.change("DELETE FROM account_design WHERE account_id = ?", account);
}

Listing skins() {
  return {.path = "/skins",
          .columns = {{.name = "name", .label = N_("Name"), .sql = "k.name", .sort_sql = "k.name", .kind = Column::Kind::link},
                      {.name = "logo", .label = N_("Logo"), .sql = "k.logo_type"},
                      {.name = "used", .label = N_("Chosen for accounts"), .sql = "(SELECT COUNT(*) FROM account_design d WHERE d.skin_id = k.id)", .kind = Column::Kind::number},
                      {.name = "created", .label = N_("Created"), .sql = "DATE(k.created_at)", .sort_sql = "k.created_at", .kind = Column::Kind::date}},
          .default_sort = "name",
          .empty = N_("No skins yet. A skin gives the panel your colours and your logo."),
          .actions = {{.name = "delete", .label = N_("Delete"), .dangerous = true}}};
}

ListQuery skins_of(AccountId owner) {
  return {.from = "skin k", .where = "k.owner_id = ?", .values = {owner}, .id_sql = "k.id", .search_sql = "k.name LIKE ?", .search_places = 1};
}

}  // namespace hostler::appearance::store
