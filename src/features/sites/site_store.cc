// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sites/site_store.h"

namespace hostler::sites::store {
namespace {

const std::string site_columns =
    "SELECT d.id, s.account_id, s.server_id, d.parent_id, d.name, d.kind, s.folder, s.www, s.redirect, s.state = 'removing', s.live_at IS NOT NULL, s.version, s.state = 'binned', "
    "s.listing, s.index_names";
const std::string work_columns = site_columns + ", a.login, a.state";

const std::string row_as_json = "SELECT JSON_OBJECT('table', 'site', 'domain_id', s.domain_id, 'account_id', s.account_id, 'server_id', s.server_id, "
                                "'folder', s.folder, 'www', s.www, 'redirect', s.redirect, 'listing', s.listing, 'index_names', s.index_names)";

const std::string not_binned = "s.state <> 'binned' AND a.before_bin IS NULL";

constexpr unsigned site_column_count = 15;

Site site_of(const Row& row) {
  return {.id = row.id(0),
          .account = row.id(1),
          .server = row.id(2),
          .parent = row.maybe_id(3),
          .name = row.text(4),
          .kind = domains::kind_from(row.text(5)),
          .folder = row.text(6),
          .www = row.flag(7),
          .redirect = row.text(8),
          .listing = row.flag(13),
          .index_names = row.text(14),
          .removing = row.flag(9),
          .binned = row.flag(12),
          .live = row.flag(10),
          .version = static_cast<unsigned>(row.number(11))};
}

std::vector<Site> sites_of(const Rows& rows) {
  std::vector<Site> sites;
  for (const Row& row : rows) sites.push_back(site_of(row));
  return sites;
}

WorkRow work_of(const Row& row) { return {site_of(row), row.text(site_column_count), row.text(site_column_count + 1)}; }

PoolRow pool_of(const Row& row) { return {row.id(0), row.text(1), row.text(2) == "active", row.flag(3)}; }

}  // namespace

void insert(Database& database, const Site& site) {
  database.change("INSERT INTO site (domain_id, account_id, server_id, folder, www, redirect) VALUES (?, ?, ?, ?, ?, ?)", site.id, site.account, site.server, site.folder,
                  site.www, site.redirect);
}

std::optional<Site> find(Database& database, const Actor& actor, std::uint64_t id) {
  const auto row = database.select_one(site_columns +
                                       " FROM site s JOIN domain d ON d.id = s.domain_id JOIN account_scope scope ON scope.account_id = s.account_id AND scope.root_id = ?"
                                       " WHERE s.domain_id = ?",
                                       actor.scope(), id);
  return row ? std::optional(site_of(*row)) : std::nullopt;
}

std::optional<Site> lock(Database& database, std::uint64_t id) {
  const auto row = database.select_one(site_columns + " FROM site s JOIN domain d ON d.id = s.domain_id WHERE s.domain_id = ? FOR UPDATE", id);
  return row ? std::optional(site_of(*row)) : std::nullopt;
}

std::vector<Site> of_account(Database& database, AccountId account) {
  return sites_of(database.select(site_columns + " FROM site s JOIN domain d ON d.id = s.domain_id WHERE s.account_id = ? ORDER BY d.name", account));
}

std::vector<Site> below(Database& database, std::uint64_t domain) {
  return sites_of(database.select(site_columns + " FROM domain d JOIN site s ON s.domain_id = d.id WHERE d.parent_id = ? ORDER BY d.name", domain));
}

std::optional<Site> lock_by_name(Database& database, const std::string& name) {
  const auto row = database.select_one(site_columns + " FROM domain d JOIN site s ON s.domain_id = d.id WHERE d.name = ? FOR UPDATE", name);
  return row ? std::optional(site_of(*row)) : std::nullopt;
}

bool change(Database& database, std::uint64_t id, const Change& wanted) {
  return database.change("UPDATE site SET folder = ?, www = ?, redirect = ?, listing = ?, index_names = ?, live_at = NULL, version = version + 1 "
                         "WHERE domain_id = ? AND version = ? AND state = 'active'",
                         wanted.folder, wanted.www, wanted.redirect, wanted.listing, wanted.index_names, id, wanted.version) == 1;
}

void mark_removing(Database& database, std::uint64_t id) {
  database.change("UPDATE site SET state = 'removing', live_at = NULL, version = version + 1 WHERE domain_id = ?", id);
}

void set_binned(Database& database, std::uint64_t id, bool binned) {
  database.change("UPDATE site SET state = ?, live_at = NULL, version = version + 1 WHERE domain_id = ?", binned ? "binned" : "active", id);
}

std::vector<std::string> rows_to_keep(Database& database, AccountId account) {
  std::vector<std::string> found;
  for (const Row& row : database.select(row_as_json + " FROM site s WHERE s.account_id = ? ORDER BY s.domain_id", account)) found.push_back(row.text(0));
  return found;
}

std::vector<std::string> rows_of(Database& database, std::uint64_t id) {
  std::vector<std::string> found;
  for (const Row& row : database.select(row_as_json + " FROM site s WHERE s.domain_id = ? UNION ALL "
                                        "SELECT JSON_OBJECT('table', 'domain', 'id', id, 'account_id', account_id, 'name', name, 'kind', kind, 'registration', registration) "
                                        "FROM domain WHERE id = ?",
                                        id, id))
    found.push_back(row.text(0));
  return found;
}

void mark_stale(Database& database, std::uint64_t id) { database.change("UPDATE site SET live_at = NULL WHERE domain_id = ?", id); }

void mark_live(Database& database, const Site& site) {
  database.change("UPDATE site SET live_at = NOW(6) WHERE domain_id = ? AND version = ?", site.id, site.version);
}

void remove(Database& database, std::uint64_t id) { database.change("DELETE FROM site WHERE domain_id = ?", id); }
void remove_of_account(Database& database, AccountId account) { database.change("DELETE FROM site WHERE account_id = ?", account); }

std::vector<AtFolder> at_folders(Database& database, std::uint64_t domain) {
  std::vector<AtFolder> found;
  for (const Row& row : database.select("SELECT SUBSTRING_INDEX(d.name, '.', 1), s.folder FROM domain d JOIN site s ON s.domain_id = d.id "
                                        "WHERE d.parent_id = ? AND d.kind = 'at' AND s.state = 'active' ORDER BY d.name",
                                        domain))
    found.push_back({row.text(0), row.text(1)});
  return found;
}

std::optional<WorkRow> work(Database& database, std::uint64_t id) {
  const auto row = database.select_one(
      work_columns + " FROM site s JOIN domain d ON d.id = s.domain_id JOIN account a ON a.id = s.account_id WHERE s.domain_id = ?", id);
  return row ? std::optional(work_of(*row)) : std::nullopt;
}

std::vector<WorkRow> all_work(Database& database, std::uint64_t server) {
  std::vector<WorkRow> rows;
  for (const Row& row : database.select(
           work_columns + " FROM site s JOIN domain d ON d.id = s.domain_id JOIN account a ON a.id = s.account_id WHERE s.server_id = ? ORDER BY d.name", server))
    rows.push_back(work_of(row));
  return rows;
}

std::optional<PoolRow> pool(Database& database, AccountId account) {
  const auto row = database.select_one("SELECT id, login, state, before_bin IS NOT NULL FROM account WHERE id = ? AND role = 'user'", account);
  return row ? std::optional(pool_of(*row)) : std::nullopt;
}

std::vector<PoolRow> all_pools(Database& database) {
  std::vector<PoolRow> rows;
  for (const Row& row : database.select("SELECT id, login, state, before_bin IS NOT NULL FROM account WHERE role = 'user' ORDER BY number")) rows.push_back(pool_of(row));
  return rows;
}

std::optional<std::uint64_t> find_by_name(Database& database, const Actor& actor, const std::string& name) {
  const auto row = database.select_one("SELECT s.domain_id FROM domain d JOIN site s ON s.domain_id = d.id "
                                       "JOIN account_scope c ON c.account_id = s.account_id AND c.root_id = ? WHERE d.name = ? AND s.state <> 'binned'",
                                       actor.scope(), name);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

Listing listing(const Actor& actor) {
  Listing listing{
      .path = "/domains",
      .columns = {{.name = "name", .label = N_("Domain"), .sql = "d.name", .sort_sql = "d.name", .kind = Column::Kind::link, .unique = true},
                  {.name = "kind", .label = N_("Kind"), .sql = "d.kind"},
                  {.name = "target", .label = N_("Shows"), .sql = "IF(s.redirect = '', s.folder, s.redirect)"},
                  {.name = "status",
                   .label = N_("Status"),
                   .sql = "CASE WHEN s.state = 'removing' THEN 'removing' WHEN s.live_at IS NULL THEN 'pending' WHEN a.state = 'locked' THEN 'locked' ELSE 'live' END",
                   .kind = Column::Kind::badge}},
      .default_sort = "name",
      .empty = N_("No domains yet.")};
  if (actor.role != Role::user) listing.columns.push_back({.name = "user", .label = N_("User"), .sql = "a.login"});
  return listing;
}

ListQuery list(const Actor& actor, std::uint64_t total) {
  const bool one = actor.role == Role::user, all = actor.role == Role::admin;
  // All are read along the names, so that a page costs its rows.
  ListQuery query{.from = std::string("domain d ") + (all ? "FORCE INDEX (name) " : "") + "STRAIGHT_JOIN site s ON s.domain_id = d.id JOIN account a ON a.id = s.account_id",
                  .where = std::string(one ? "d.account_id = ?" : "EXISTS(SELECT 1 FROM account_scope c WHERE c.root_id = ? AND c.account_id = a.id)") + " AND " + not_binned,
                  .values = {actor.scope()},
                  .id_sql = "d.id",
                  .search_sql = one ? "d.name LIKE ?" : "d.name LIKE ? OR CONVERT(a.login USING utf8mb4) LIKE ?",
                  .search_places = one ? 1u : 2u,
                  .total = total};
  // The server's subtree is everybody.
  if (all) {
    query.where = not_binned;
    query.values.clear();
  }
  return query;
}

}  // namespace hostler::sites::store
