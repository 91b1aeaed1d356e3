// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/allowances/allowance_store.h"

#include <numeric>

#include "features/feature.h"

namespace hostler::allowances {

Amount granted_without_row(Role role, std::string_view name) {
  const Limit* limit = find_limit(name);
  return role == Role::user && limit && limit->of_users ? Amount(0) : Amount();
}

std::vector<Holder> chain(Database& database, AccountId account) {
  // The tree is three deep. A plain SELECT would see the places of the transaction's first read.
  auto row = database.select_one(
      "SELECT a.id, a.parent_id, a.role, a.before_bin IS NOT NULL, p.id, p.parent_id, p.role, p.before_bin IS NOT NULL, r.id, r.parent_id, r.role, FALSE "
      "FROM account a LEFT JOIN account p ON p.id = a.parent_id LEFT JOIN account r ON r.id = p.parent_id WHERE a.id = ? LOCK IN SHARE MODE",
      account);
  if (!row) throw NotFound();
  std::vector<Holder> result;
  for (unsigned at = 0; at < 12 && !row->is_null(at); at += 4) {
    result.insert(result.begin(), {row->id(at), row->maybe_id(at + 1).value_or(0), role_from(row->text(at + 2))});
    if (row->flag(at + 3)) break;
  }
  return result;
}

bool is_within(Database& database, AccountId root, AccountId account) {
  return database.select_one("SELECT 1 FROM account_scope WHERE root_id = ? AND account_id = ?", root, account).has_value();
}

Counters lock(Database& database, const std::vector<Holder>& holders, const std::vector<std::string>& names) {
  // One statement locks, makes what is missing and reads: a plain SELECT would see the snapshot of the transaction's first read.
  std::string places;
  std::vector<Value> values;
  for (const Holder& holder : holders)
    for (const std::string& name : names) {
      places += places.empty() ? "(?, ?, ?)" : ", (?, ?, ?)";
      values.insert(values.end(), {Value(holder.id), Value(name), Value(granted_without_row(holder.role, name))});
    }
  Counters result;
  if (values.empty()) return result;
  Rows rows = database.select_with("INSERT INTO allowance (account_id, name, granted) VALUES " + places +
                                       " ON DUPLICATE KEY UPDATE account_id = account_id RETURNING account_id, name, granted, used, handed_out, hard",
                                   values);
  for (const Row& row : rows) result[{row.id(0), row.text(1)}] = {row.maybe_number(2), row.number(3), row.number(4), row.flag(5)};
  if (result.size() * 3 != values.size()) throw Failure("not every allowance row could be locked");
  return result;
}

void add_used(Database& database, AccountId account, std::string_view name, std::int64_t amount) {
  database.change("UPDATE allowance SET used = used + ? WHERE account_id = ? AND name = ?", amount, account, name);
}

void add_handed_out(Database& database, AccountId account, std::string_view name, std::int64_t amount) {
  database.change("UPDATE allowance SET handed_out = handed_out + ? WHERE account_id = ? AND name = ?", amount, account, name);
}

void set_granted(Database& database, AccountId account, std::string_view name, const Amount& granted, bool hard) {
  database.change("UPDATE allowance SET granted = ?, hard = ? WHERE account_id = ? AND name = ?", granted, hard, account, name);
}

bool has_unlimited_child(Database& database, AccountId account, std::string_view name) {
  return database
      .select_one("SELECT 1 FROM account c JOIN allowance w ON w.account_id = c.id AND w.name = ? WHERE c.parent_id = ? AND w.granted IS NULL LIMIT 1", name, account)
      .has_value();
}

void drop(Database& database, AccountId account) {
  database.change("DELETE FROM allowance WHERE account_id = ?", account);
  database.change("DELETE FROM account_service WHERE account_id = ?", account);
}

Counter Holdings::counter(std::string_view name) const {
  auto found = counters.find(name);
  return found == counters.end() ? Counter{granted_without_row(role, name)} : found->second;
}

bool Holdings::may_pass_on(std::string_view service) const {
  auto found = services.find(service);
  const Service* described = find_service(service);
  const bool without_row = role == Role::admin || (described && described->at_first);
  return role != Role::user && (found == services.end() ? without_row : found->second != "0");
}

Holdings read_holdings(Database& database, AccountId root, AccountId account) {
  Rows rows = database.select(
      "SELECT a.role, a.parent_id, w.name, w.granted, w.used, w.handed_out, w.hard, NULL FROM account_scope s JOIN account a ON a.id = s.account_id "
      "LEFT JOIN allowance w ON w.account_id = a.id WHERE s.root_id = ? AND s.account_id = ? "
      "UNION ALL SELECT NULL, NULL, v.name, NULL, NULL, NULL, NULL, v.value FROM account_scope s JOIN account_service v ON v.account_id = s.account_id "
      "WHERE s.root_id = ? AND s.account_id = ?",
      root, account, root, account);
  if (rows.empty() || rows[0].is_null(0)) throw NotFound();
  Holdings result{.role = role_from(rows[0].text(0)), .parent = rows[0].maybe_id(1).value_or(0), .counters = {}, .services = {}};
  for (const Row& row : rows) {
    auto name = row.maybe_text(2);
    if (row.is_null(0)) result.services[*name] = row.text(7);
    else if (name) result.counters[*name] = {row.maybe_number(3), row.number(4), row.number(5), row.flag(6)};
  }
  return result;
}

std::map<std::string, std::string, std::less<>> services(Database& database, AccountId account) {
  std::map<std::string, std::string, std::less<>> result;
  for (const Row& row : database.select("SELECT name, value FROM account_service WHERE account_id = ?", account)) result[row.text(0)] = row.text(1);
  return result;
}

void set_service(Database& database, AccountId account, std::string_view name, const std::string& value) {
  database.change("INSERT INTO account_service (account_id, name, value) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE value = VALUES(value)", account, name, value);
}

std::optional<std::string> service(Database& database, AccountId account, std::string_view name) {
  auto row = database.select_one("SELECT value FROM account_service WHERE account_id = ? AND name = ?", account, name);
  return row ? std::optional(row->text(0)) : std::nullopt;
}

std::int64_t read_used_of_all(Database& database, AccountId account, const std::vector<std::string_view>& names) {
  std::vector<Value> values{account};
  std::string places;
  for (const std::string_view name : names) {
    values.emplace_back(std::string(name));
    places += places.empty() ? "?" : ", ?";
  }
  const auto rows = database.select_with("SELECT used FROM allowance WHERE account_id = ? AND name IN (" + places + ")", values);
  return std::accumulate(rows.begin(), rows.end(), std::int64_t{0}, [](std::int64_t sum, const Row& row) { return sum + row.number(0); });
}

std::int64_t read_used(Database& database, AccountId account, std::string_view name) {
  auto row = database.select_one("SELECT used FROM allowance WHERE account_id = ? AND name = ?", account, name);
  return row ? row->number(0) : 0;
}

std::vector<std::string> rows_to_keep(Database& database, AccountId account) {
  std::vector<std::string> found;
  for (const Row& row : database.select("SELECT JSON_OBJECT('table', 'allowance', 'account_id', account_id, 'name', name, 'granted', granted, 'hard', hard, 'used', used) FROM allowance "
                                        "WHERE account_id = ? UNION ALL "
                                        "SELECT JSON_OBJECT('table', 'account_service', 'account_id', account_id, 'name', name, 'value', value) FROM account_service WHERE account_id = ?",
                                        account, account))
    found.push_back(row.text(0));
  return found;
}

}  // namespace hostler::allowances
