// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/tree/tree_store.h"

#include "base/text.h"
#include "features/domains/domains.h"
#include "features/folders/folders.h"

namespace hostler::tree::store {

Listing sites(const Actor& actor) {
  Listing listing{
      .path = "/sites",
      .columns = {{.name = "name", .label = N_("Domain"), .sql = "d.name", .sort_sql = "d.name", .unique = true},
                  {.name = "user", .label = N_("User"), .sql = "a.login", .kind = Column::Kind::link},
                  {.name = "target", .label = N_("Shows"), .sql = "IF(s.redirect = '', s.folder, s.redirect)"},
                  {.name = "status",
                   .label = N_("Status"),
                   .sql = "CASE WHEN s.state = 'removing' THEN 'removing' WHEN s.live_at IS NULL THEN 'pending' WHEN a.state = 'locked' THEN 'locked' ELSE 'live' END",
                   .kind = Column::Kind::badge}},
      .default_sort = "name",
      .empty = N_("No sites yet."),
      .actions = {{.name = "folder", .label = N_("File in a folder")}},
      .filters = {folders::filter(actor, "d.id", "c.root_id", folders::Kind::site)}};
  if (actor.role == Role::admin) listing.columns.push_back({.name = "owner", .label = N_("Reseller"), .sql = "COALESCE(p.login, '')"});
  return listing;
}

ListQuery sites_of(const Actor& actor, const ListView& view, std::uint64_t total) {
  ListQuery query{.from = "account_scope c STRAIGHT_JOIN site s ON s.account_id = c.account_id AND c.root_id = ? JOIN domain d ON d.id = s.domain_id "
                          "JOIN account a ON a.id = s.account_id",
                  .where = "a.before_bin IS NULL AND s.state <> 'binned'",
                  .values = {actor.scope()},
                  .id_sql = "d.id",
                  .total = total};
  if (actor.role == Role::admin) {
    // Everybody's: read along the names, so a page costs its rows. A reseller's are few: read, then sorted.
    query.from = std::string("domain d") + (view.search.empty() ? " FORCE INDEX (name)" : "") +
                 " STRAIGHT_JOIN site s ON s.domain_id = d.id STRAIGHT_JOIN account a ON a.id = s.account_id LEFT JOIN account p ON p.id = a.parent_id AND p.role = 'reseller'";
    query.values.clear();
  }
  if (view.search.empty()) return query;
  query.search_sql = "d.name LIKE CONVERT(? USING ascii) COLLATE ascii_bin OR a.login LIKE LOWER(CONVERT(? USING ascii)) COLLATE ascii_bin OR a.display_name LIKE ? OR "
                     "s.account_id IN (SELECT h.account_id FROM account_address h JOIN ip_address i ON i.id = h.address_id WHERE i.address LIKE LOWER(CONVERT(? USING ascii)) COLLATE ascii_bin)";
  query.search_values = {like_contains(domains::as_searched(view.search))};
  query.search_places = 3;
  query.search_reads_all = true;
  return query;
}

std::vector<Reseller> resellers(Database& database, unsigned after) {
  std::vector<Reseller> result;
  for (const Row& row : database.select("SELECT a.id, a.number, a.login, a.display_name, a.state, COALESCE(u.used, 0) FROM account a "
                                        "LEFT JOIN allowance u ON u.account_id = a.id AND u.name = 'users' WHERE a.role = 'reseller' AND a.before_bin IS NULL AND a.number > ? "
                                        "ORDER BY a.number LIMIT 51",
                                        after))
    result.push_back({row.id(0), static_cast<unsigned>(row.number(1)), row.text(2), row.text(3), row.text(4), row.id(5)});
  return result;
}

std::vector<User> users(Database& database, AccountId owner, unsigned after) {
  std::vector<User> result;
  for (const Row& row : database.select("SELECT a.id, a.number, a.login, a.display_name, a.state, "
                                        "(SELECT GROUP_CONCAT(d.name ORDER BY d.name SEPARATOR ' ') FROM domain d JOIN site s ON s.domain_id = d.id WHERE d.account_id = a.id AND NOT d.in_bin) "
                                        "FROM account a WHERE a.parent_id = ? AND a.role = 'user' AND a.before_bin IS NULL AND a.number > ? ORDER BY a.number LIMIT 51",
                                        owner, after)) {
    result.push_back({row.id(0), static_cast<unsigned>(row.number(1)), row.text(2), row.text(3), row.text(4), {}});
    if (auto names = row.maybe_text(5)) result.back().sites = split(*names, ' ');
  }
  return result;
}

}  // namespace hostler::tree::store
