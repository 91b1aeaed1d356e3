// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/addresses/address_store.h"

namespace hostler::addresses::store {
namespace {

Address address_of(const Row& row) { return {.id = row.id(0), .server = row.id(1), .text = row.text(2), .owner = row.id(3), .version = static_cast<unsigned>(row.number(4))}; }

std::optional<Address> maybe_address(const std::optional<Row>& row) { return row ? std::optional(address_of(*row)) : std::nullopt; }

std::vector<std::string> texts(const Rows& rows) {
  std::vector<std::string> found;
  for (const Row& row : rows) found.push_back(row.text(0));
  return found;
}

}  // namespace

std::uint64_t insert(Database& database, const std::string& address, AccountId owner) {
  return database.insert("INSERT INTO ip_address (address, owner_id) VALUES (?, ?)", address, owner);
}

std::optional<Address> find(Database& database, const Actor& actor, std::uint64_t id) {
  return maybe_address(database.select_one("SELECT i.id, i.server_id, i.address, i.owner_id, i.version FROM ip_address i "
                                           "JOIN account_scope s ON s.account_id = i.owner_id AND s.root_id = ? WHERE i.id = ?",
                                           actor.scope(), id));
}

std::optional<std::uint64_t> find_by_text(Database& database, const Actor& actor, const std::string& address) {
  const auto row = database.select_one("SELECT i.id FROM ip_address i JOIN account_scope s ON s.account_id = i.owner_id AND s.root_id = ? WHERE i.address = ?", actor.scope(), address);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

std::optional<Address> lock(Database& database, std::uint64_t id) {
  return maybe_address(database.select_one("SELECT id, server_id, address, owner_id, version FROM ip_address WHERE id = ? FOR UPDATE", id));
}

std::optional<Address> lock_by_text(Database& database, const std::string& address) {
  return maybe_address(database.select_one("SELECT id, server_id, address, owner_id, version FROM ip_address WHERE address = ? FOR UPDATE", address));
}

void set_owner(Database& database, std::uint64_t id, AccountId owner) { database.change("UPDATE ip_address SET owner_id = ?, version = version + 1 WHERE id = ?", owner, id); }

void remove(Database& database, std::uint64_t id) { database.change("DELETE FROM ip_address WHERE id = ?", id); }

std::vector<std::string> all(Database& database, std::uint64_t server) {
  return texts(database.select("SELECT address FROM ip_address WHERE server_id = ? ORDER BY address", server));
}

std::vector<Holder> holders(Database& database, std::uint64_t id) {
  std::vector<Holder> found;
  for (const Row& row : database.select("SELECT account_id, alone FROM account_address WHERE address_id = ? AND NOT resting FOR UPDATE", id))
    found.push_back({row.id(0), row.flag(1)});
  return found;
}

std::vector<std::string> free_for(Database& database, const Actor& actor, AccountId owner, AccountId user) {
  return texts(database.select("SELECT i.address FROM ip_address i JOIN account_scope s ON s.account_id = i.owner_id AND s.root_id = ? WHERE i.owner_id = ? AND NOT EXISTS("
                               "SELECT 1 FROM account_address c WHERE c.address_id = i.id AND c.alone AND NOT c.resting AND c.account_id <> ?) ORDER BY i.address",
                               actor.scope(), owner, user));
}

Count count(Database& database, AccountId owner) {
  const Row row = database.select_one("SELECT COUNT(*), COALESCE(SUM(EXISTS(SELECT 1 FROM account_address c WHERE c.address_id = i.id AND NOT c.resting)), 0) FROM ip_address i WHERE i.owner_id = ?", owner).value();
  return {row.number(0), row.number(1)};
}

Assigned assigned(Database& database, AccountId user) {
  const auto row = database.select_one("SELECT i.address, c.alone FROM account_address c JOIN ip_address i ON i.id = c.address_id WHERE c.account_id = ?", user);
  return row ? Assigned{row->text(0), row->flag(1)} : Assigned();
}

std::optional<Held> held(Database& database, AccountId user) {
  const auto row = database.select_one("SELECT address_id, alone FROM account_address WHERE account_id = ? FOR UPDATE", user);
  return row ? std::optional(Held{row->id(0), row->flag(1)}) : std::nullopt;
}

void put(Database& database, AccountId user, std::uint64_t address, bool alone) {
  database.change("INSERT INTO account_address (account_id, address_id, alone) VALUES (?, ?, ?) "
                  "ON DUPLICATE KEY UPDATE address_id = VALUES(address_id), alone = VALUES(alone), resting = FALSE",
                  user, address, alone);
}

void drop(Database& database, AccountId user) { database.change("DELETE FROM account_address WHERE account_id = ?", user); }

void drop_resting(Database& database, std::uint64_t address) { database.change("DELETE FROM account_address WHERE address_id = ? AND resting", address); }

void set_resting(Database& database, AccountId user, bool resting) { database.change("UPDATE account_address SET resting = ? WHERE account_id = ?", resting, user); }

void forget(Database& database, AccountId account) {
  drop(database, account);
  database.change("UPDATE ip_address SET owner_id = ?, version = version + 1 WHERE owner_id = ?", server_root, account);
}

std::vector<std::string> rows_to_keep(Database& database, AccountId account) {
  return texts(database.select("SELECT JSON_OBJECT('table', 'account_address', 'account_id', c.account_id, 'address', i.address, 'alone', c.alone) "
                               "FROM account_address c JOIN ip_address i ON i.id = c.address_id WHERE c.account_id = ?",
                               account));
}

Listing listing(const Actor& actor) {
  Listing listing{.path = "/addresses",
                  .columns = {{.name = "address", .label = N_("IP address"), .sql = "i.address", .sort_sql = "i.address"},
                              {.name = "users", .label = N_("Users"), .sql = "(SELECT COUNT(*) FROM account_address c WHERE c.address_id = i.id AND NOT c.resting)", .kind = Column::Kind::number},
                              {.name = "alone",
                               .label = N_("Only for"),
                               .sql = "COALESCE((SELECT a.login FROM account_address c JOIN account a ON a.id = c.account_id WHERE c.address_id = i.id AND c.alone AND NOT c.resting LIMIT 1), '')"}},
                  .default_sort = "address",
                  .empty = N_("No exclusive IP addresses yet.")};
  if (actor.role == Role::admin) listing.columns.push_back({.name = "reseller", .label = N_("Reseller"), .sql = "COALESCE(o.login, '')"});
  return listing;
}

ListQuery query(const Actor& actor) {
  const bool all = actor.role == Role::admin;
  return {.from = all ? "ip_address i LEFT JOIN account o ON o.id = i.owner_id AND o.role = 'reseller'" : "ip_address i",
          .where = all ? "TRUE" : "i.owner_id = ?",
          .values = all ? std::vector<Value>{} : std::vector<Value>{actor.scope()},
          .id_sql = "i.id",
          .search_sql = std::string("i.address LIKE LOWER(CONVERT(? USING ascii)) COLLATE ascii_bin") + (all ? " OR o.login LIKE LOWER(CONVERT(? USING ascii)) COLLATE ascii_bin" : ""),
          .search_places = all ? 2u : 1u};
}

}  // namespace hostler::addresses::store
