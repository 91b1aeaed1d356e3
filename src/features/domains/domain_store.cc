// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/domains/domain_store.h"

#include "base/text.h"
#include "features/domains/domain_name.h"

namespace hostler::domains {
namespace {

Domain from(const Row& row) {
  return {row.id(0), row.id(1), row.maybe_id(2), row.text(3), kind_from(row.text(4)), row.flag(5), row.flag(6)};
}

}  // namespace

void lock_tree(Database& database) {
  if (!database.select_one("SELECT id FROM domain_tree_lock WHERE id = 1 FOR UPDATE")) throw Failure("table domain_tree_lock is empty");
}

bool is_taken(Database& database, AccountId account, const std::string& name, bool locked) {
  // A plain SELECT would answer from the transaction's snapshot, which may be older than the lock.
  const char* now = locked ? " LOCK IN SHARE MODE" : "";
  std::vector<Value> values{name};
  std::string places;
  for (const std::string& above : names_above(name)) {
    values.emplace_back(above);
    places += places.empty() ? "?" : ", ?";
  }
  values.insert(values.begin() + 1, account);
  if (!database.select_with("SELECT 1 FROM domain WHERE name = ? OR (account_id <> ? AND name IN (" + places + ")) LIMIT 1" + now, values).empty()) return true;
  std::string below = reversed(name), end = below;
  end.back() = '/';  // the character after the dot
  return !database.select_with(std::string("SELECT 1 FROM domain WHERE reversed > ? AND reversed < ? AND account_id <> ? LIMIT 1") + now, {below, end, account}).empty();
}

bool exists(Database& database, const std::string& name) { return database.select_one("SELECT 1 FROM domain WHERE name = ? LOCK IN SHARE MODE", name).has_value(); }

std::vector<std::string> reserved_names(Database& database) {
  std::vector<std::string> result;
  for (const Row& row : database.select("SELECT name FROM server UNION ALL SELECT value FROM setting WHERE name IN ('panel.host', 'domains.reserved')"))
    for (const std::string& name : split(row.text(0), ' '))
      if (!trimmed(name).empty()) result.push_back(trimmed(name));
  return result;
}

Domain insert(Database& database, const Domain& wanted) {
  Domain made = wanted;
  made.id = database.insert("INSERT INTO domain (account_id, parent_id, name, reversed, kind, registration) VALUES (?, ?, ?, ?, ?, ?)", wanted.account, wanted.parent,
                            wanted.name, reversed(wanted.name), word(wanted.kind), wanted.registration);
  return made;
}

bool has_subdomains(Database& database, std::uint64_t id) { return database.select_one("SELECT 1 FROM domain WHERE parent_id = ? LIMIT 1", id).has_value(); }
void set_in_bin(Database& database, std::uint64_t id, bool in_bin) { database.change("UPDATE domain SET in_bin = ? WHERE id = ?", in_bin, id); }
void remove(Database& database, std::uint64_t id) { database.change("DELETE FROM domain WHERE id = ?", id); }
void remove_all_of(Database& database, AccountId account) { database.change("DELETE FROM domain WHERE account_id = ?", account); }

Domain read(Database& database, AccountId root, std::uint64_t id) {
  auto row = database.select_one(
      "SELECT d.id, d.account_id, d.parent_id, d.name, d.kind, d.registration, d.in_bin FROM domain d "
      "JOIN account_scope s ON s.account_id = d.account_id AND s.root_id = ? WHERE d.id = ?",
      root, id);
  if (!row) throw NotFound();
  return from(*row);
}

std::vector<Domain> read_all(Database& database, AccountId root, AccountId account) {
  std::vector<Domain> result;
  for (const Row& row : database.select("SELECT d.id, d.account_id, d.parent_id, d.name, d.kind, d.registration, d.in_bin FROM account_scope s "
                                        "JOIN domain d ON d.account_id = s.account_id WHERE s.root_id = ? AND s.account_id = ? ORDER BY d.name LIMIT 1000",
                                        root, account))
    result.push_back(from(row));
  return result;
}

std::vector<Brief> read_brief(Database& database, AccountId root, const std::vector<AccountId>& accounts) {
  if (accounts.empty()) return {};
  std::vector<Value> values;
  std::string scope, places;
  // The server's subtree is everybody. From the other side of the join MariaDB reads the whole subtree to find these few.
  if (root != server_root) {
    scope = " STRAIGHT_JOIN account_scope s ON s.account_id = d.account_id AND s.root_id = ?";
    values.emplace_back(root);
  }
  for (AccountId account : accounts) {
    values.emplace_back(account);
    places += places.empty() ? "?" : ", ?";
  }
  std::vector<Brief> result;
  for (const Row& row :
       database.select_with("SELECT d.account_id, MIN(d.name), COUNT(*) FROM domain d" + scope + " WHERE d.account_id IN (" + places + ") AND NOT d.in_bin GROUP BY d.account_id", values))
    result.push_back({row.id(0), row.text(1), row.id(2)});
  return result;
}

std::vector<std::string> rows_to_keep(Database& database, AccountId account) {
  std::vector<std::string> found;
  for (const Row& row : database.select("SELECT JSON_OBJECT('table', 'domain', 'id', id, 'account_id', account_id, 'parent_id', parent_id, 'name', name, 'kind', kind, "
                                        "'registration', registration, 'created_at', created_at) FROM domain WHERE account_id = ? ORDER BY id",
                                        account))
    found.push_back(row.text(0));
  return found;
}

}  // namespace hostler::domains
