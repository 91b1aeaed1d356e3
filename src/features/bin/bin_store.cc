// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/bin/bin_store.h"

#include <algorithm>

#include "base/text.h"
#include "features/feature.h"

namespace hostler::bin::store {
namespace {

constexpr std::int64_t days_by_default = 30;
const std::string entry_columns = "SELECT b.id, b.kind, b.object_id, b.batch, b.owner_id, b.login, b.name, b.state FROM bin b ";
const std::string head = "b.id = b.batch AND b.state <> 'left'";
const std::string kept_setting = "bin.last_clean_up";

/// The server's subtree is everything, also what belonged to accounts that are gone.
std::string within(const Actor& actor) {
  return actor.scope() == server_root ? "" : "JOIN account_scope s ON s.account_id = b.owner_id AND s.root_id = ? ";
}
std::vector<Value> scope_values(const Actor& actor) { return actor.scope() == server_root ? std::vector<Value>() : std::vector<Value>{actor.scope()}; }

Entry entry_of(const Row& row) {
  return {.id = row.id(0), .kind = row.text(1), .object = row.id(2), .batch = row.id(3), .owner = row.id(4), .login = row.text(5), .name = row.text(6), .state = row.text(7)};
}

std::optional<Entry> first(const Rows& rows) { return rows.empty() ? std::nullopt : std::optional(entry_of(rows.front())); }

std::vector<Entry> entries(const Rows& rows) {
  std::vector<Entry> found;
  for (const Row& row : rows) found.push_back(entry_of(row));
  return found;
}

std::vector<std::uint64_t> ids(const Rows& rows) {
  std::vector<std::uint64_t> found;
  for (const Row& row : rows) found.push_back(row.id(0));
  return found;
}

const std::string line_columns =
    "SELECT b.name, b.kind, COALESCE(o.login, ''), b.by_login, b.binned_at, b.leaves_at, b.state, b.reason, (SELECT COUNT(*) FROM bin w WHERE w.batch = b.id), b.id, b.id ";

}  // namespace

std::uint64_t insert(Database& database, const Actor& actor, const NewEntry& wanted, std::int64_t days) {
  const std::uint64_t id = database.insert(
      "INSERT INTO bin (kind, object_id, owner_id, login, name, by_login, batch, leaves_at) VALUES (?, ?, ?, ?, ?, ?, ?, NOW(6) + INTERVAL ? DAY)", wanted.kind,
      wanted.object, wanted.owner, wanted.login, wanted.name, actor.real_login, wanted.batch, days);
  if (wanted.batch == 0) database.change("UPDATE bin SET batch = id WHERE id = ?", id);
  return id;
}

std::optional<Entry> lock_head(Database& database, const Actor& actor, std::uint64_t id) {
  std::vector<Value> values = scope_values(actor);
  values.emplace_back(id);
  return first(database.select_with(entry_columns + within(actor) + "WHERE b.id = ? AND " + head + " FOR UPDATE", values));
}

std::vector<Entry> lock_batch(Database& database, std::uint64_t batch) {
  return entries(database.select(entry_columns + "WHERE b.batch = ? AND b.state <> 'left' ORDER BY b.id FOR UPDATE", batch));
}

std::optional<Entry> lock_object(Database& database, std::string_view kind, std::uint64_t object) {
  return first(database.select(entry_columns + "WHERE b.kind = ? AND b.object_id = ? AND b.state <> 'left' FOR UPDATE", kind, object));
}

std::optional<Entry> of_object(Database& database, std::string_view kind, std::uint64_t object) {
  return first(database.select(entry_columns + "WHERE b.kind = ? AND b.object_id = ? AND b.state <> 'left'", kind, object));
}

std::optional<Entry> any(Database& database, std::uint64_t id) { return first(database.select(entry_columns + "WHERE b.id = ?", id)); }

void remove(Database& database, std::uint64_t id) { database.change("DELETE FROM bin WHERE id = ?", id); }
void mark_leaving(Database& database, std::uint64_t id) { database.change("UPDATE bin SET state = 'leaving', reason = '' WHERE id = ?", id); }

void mark_left(Database& database, std::string_view kind, std::uint64_t object) {
  database.change("UPDATE bin SET state = 'left', left_at = NOW(6), reason = '' WHERE kind = ? AND object_id = ?", kind, object);
}

void set_reason(Database& database, std::uint64_t id, const std::string& reason) {
  database.change("UPDATE bin SET reason = ? WHERE id = ?", reason.substr(0, 500), id);
}

void forget_owner(Database& database, AccountId account) {
  database.change("DELETE FROM bin WHERE owner_id = ? AND state <> 'left'", account);
  database.change("UPDATE bin SET owner_id = ? WHERE owner_id = ?", server_root, account);
}

std::vector<std::uint64_t> heads(Database& database, const Actor& actor) {
  return ids(database.select_with("SELECT b.id FROM bin b " + within(actor) + "WHERE b.state = 'in' AND b.id = b.batch ORDER BY b.id", scope_values(actor)));
}

std::vector<std::uint64_t> due(Database& database) {
  return ids(database.select("SELECT id FROM bin WHERE state = 'in' AND id = batch AND leaves_at <= NOW(6) ORDER BY id"));
}

bool is_due(Database& database, std::uint64_t id) {
  return database.select_one("SELECT 1 FROM bin WHERE id = ? AND state = 'in' AND leaves_at <= NOW(6) FOR UPDATE", id).has_value();
}

std::vector<Entry> old_backups(Database& database, std::int64_t days) {
  return entries(database.select(entry_columns + "WHERE b.state = 'left' AND b.left_at <= NOW(6) - INTERVAL ? DAY ORDER BY b.id", days));
}

std::int64_t read_days(Database& database) {
  auto row = database.select_one("SELECT value FROM setting WHERE name = 'bin.days'");
  auto days = row ? to_number(row->text(0)) : std::nullopt;
  return std::clamp<std::int64_t>(days.value_or(days_by_default), 1, 3650);
}

void write_days(Database& database, std::int64_t days) {
  database.change("INSERT INTO setting (name, value) VALUES ('bin.days', ?) ON DUPLICATE KEY UPDATE value = VALUES(value)", std::to_string(days));
}

std::optional<std::int64_t> note_run(Database& database) {
  return in_transaction(database, [&] {
    auto row = database.select_one("SELECT TIMESTAMPDIFF(SECOND, value, NOW(6)) FROM setting WHERE name = ? FOR UPDATE", kept_setting);
    database.change("INSERT INTO setting (name, value) VALUES (?, NOW(6)) ON DUPLICATE KEY UPDATE value = VALUES(value)", kept_setting);
    return row ? row->maybe_number(0) : std::nullopt;
  });
}

Listing listing() {
  Filter kinds{.name = "kind", .label = N_("Kind"), .choices = {}, .sql = "b.kind = ?"};
  for (const Feature* feature : all_features())
    for (const BinKind& kind : feature->bin) kinds.choices.push_back({std::string(kind.name), kind.label});
  return {.path = "/bin",
          .columns = {{.name = "name", .label = N_("Name"), .sql = "b.name", .sort_sql = "b.name"},
                      {.name = "kind", .label = N_("Kind"), .sql = "b.kind"},
                      {.name = "owner", .label = N_("Belongs to"), .sql = "COALESCE(o.login, '')"},
                      {.name = "by", .label = N_("Deleted by"), .sql = "b.by_login"},
                      {.name = "at", .label = N_("Deleted"), .sql = "b.binned_at", .sort_sql = "b.id", .kind = Column::Kind::date},
                      {.name = "leaves", .label = N_("Leaves the bin"), .sql = "b.leaves_at", .kind = Column::Kind::date},
                      {.name = "status", .label = N_("Status"), .sql = "b.state", .kind = Column::Kind::badge},
                      {.name = "reason", .label = N_("Problem"), .sql = "b.reason", .only_programs = true},
                      {.name = "with", .label = N_("With it"), .sql = "(SELECT COUNT(*) FROM bin w WHERE w.batch = b.id)", .kind = Column::Kind::number, .only_programs = true}},
          .default_sort = "at",
          .default_descending = true,
          .empty = N_("The recycle bin is empty."),
          .actions = {{"restore", N_("Restore")}, {"purge", N_("Remove for good"), true}},
          .filters = {kinds}};
}

ListQuery query(const Actor& actor) {
  return {.from = "bin b " + within(actor) + "LEFT JOIN account o ON o.id = b.owner_id",
          .where = head,
          .values = scope_values(actor),
          .id_sql = "b.id",
          .search_sql = "b.name LIKE ? OR CONVERT(b.login USING utf8mb4) LIKE ?",
          .search_places = 2};
}

Line line(const Row& row) {
  return {.id = row.id(static_cast<unsigned>(row.size()) - 1), .with = row.id(8) - 1, .name = row.text(0), .kind = row.text(1), .owner = row.text(2), .by = row.text(3),
          .at = row.text(4), .leaves = row.text(5), .state = row.text(6), .reason = row.text(7)};
}

std::optional<Line> read(Database& database, const Actor& actor, std::uint64_t id) {
  std::vector<Value> values = scope_values(actor);
  values.emplace_back(id);
  const Rows rows = database.select_with(line_columns + "FROM bin b " + within(actor) + "LEFT JOIN account o ON o.id = b.owner_id WHERE b.id = ? AND " + head, values);
  return rows.empty() ? std::nullopt : std::optional(line(rows.front()));
}

std::optional<std::uint64_t> find(Database& database, const Actor& actor, const std::string& name) {
  std::vector<Value> values = scope_values(actor);
  values.emplace_back(name);
  const Rows rows = database.select_with("SELECT b.id FROM bin b " + within(actor) + "WHERE b.name = ? AND " + head + " LIMIT 1", values);
  return rows.empty() ? std::nullopt : std::optional(rows.front().id(0));
}

}  // namespace hostler::bin::store
