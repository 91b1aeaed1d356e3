// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/jobs/job_store.h"

#include "base/text.h"

namespace hostler::jobs::store {
namespace {

// The columns' room in characters.
constexpr std::size_t most_reason = 500, most_object = 255;

// Cut between characters.
std::string shortened(const std::string& text, std::size_t most) {
  if (character_count(text) <= most) return text;
  std::size_t end = 0;
  for (std::size_t characters = 0; characters + 1 < most; ++characters)
    for (++end; end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80;) ++end;
  return text.substr(0, end) + "…";
}

StepRow step_row(const Row& row) { return {row.id(0), row.id(2), row.text(1), row.text(3), row.text(4), row.text(5)}; }

std::vector<StepRow> step_rows(const Rows& rows) {
  std::vector<StepRow> steps;
  for (const Row& row : rows) steps.push_back(step_row(row));
  return steps;
}

RunningRow running_row(const Row& row) {
  return {.job = {.id = row.id(0), .kind = row.text(1), .subject = row.id(2), .object = row.text(3), .account = row.id(4), .attempts = static_cast<unsigned>(row.number(5))},
          .server = row.id(6),
          .exclusive = row.flag(7),
          .generation = static_cast<unsigned>(row.number(8)),
          .token = row.text(9),
          .expired = row.flag(10)};
}

std::string places(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "?" : ", ?";
  return text;
}

}  // namespace

// ON DUPLICATE KEY UPDATE would need the right to change every column it inserts, and an UPDATE that finds nothing would lock a gap others insert
// into. So: look without a lock, join or insert; somebody else may be faster each time.
void insert_or_join(Database& database, const Wish& wish, bool exclusive, AccountId by) {
  const std::string key = std::to_string(wish.server) + ":" + std::string(wish.kind) + ":" + std::to_string(wish.subject);
  const char* join = "UPDATE job SET generation = generation + 1, not_before = LEAST(not_before, NOW(6)) WHERE id = ? AND state = 'waiting'";
  const char* join_unseen = "UPDATE job SET generation = generation + 1, not_before = LEAST(not_before, NOW(6)) WHERE waiting_key = ?";
  while (true) {
    const auto waiting = database.select_one("SELECT id FROM job WHERE waiting_key = ?", key);
    if (waiting && database.change(join, waiting->id(0)) == 1) return;
    try {
      database.change("INSERT INTO job (server_id, kind, subject_id, object, account_id, exclusive, created_by) VALUES (?, ?, ?, ?, ?, ?, ?)", wish.server, wish.kind, wish.subject,
                      shortened(wish.object, most_object), wish.account, exclusive, by);
      return;
    } catch (const Duplicate&) {
      if (database.change(join_unseen, key) == 1) return;
    }
  }
}

std::vector<StepRow> newest_of_account(Database& database, const Actor& actor, AccountId account) {
  if (!database.select_one("SELECT 1 FROM account_scope WHERE root_id = ? AND account_id = ?", actor.scope(), account)) throw NotFound();
  return step_rows(database.select(
      "SELECT j.id, j.kind, j.subject_id, j.object, j.state, j.reason FROM job j JOIN ("
      "  SELECT MAX(recent.id) AS id FROM (SELECT id, kind, subject_id FROM job WHERE account_id = ? ORDER BY id DESC LIMIT 1000) recent"
      "  GROUP BY recent.kind, recent.subject_id ORDER BY 1 DESC LIMIT 200) newest ON newest.id = j.id ORDER BY j.id",
      account));
}

std::optional<StepRow> find(Database& database, const Actor& actor, std::uint64_t id) {
  const auto row = database.select_one("SELECT j.id, j.subject_id, j.kind, j.object, j.state, j.reason FROM job j "
                                       "JOIN account_scope s ON s.account_id = j.account_id AND s.root_id = ? WHERE j.id = ?",
                                       actor.scope(), id);
  if (!row) return std::nullopt;
  return StepRow{.id = row->id(0), .subject = row->id(1), .kind = row->text(2), .object = row->text(3), .state = row->text(4), .reason = row->text(5)};
}

Listing listing() {
  return {.path = {},
          .columns = {{.name = "started", .label = N_("Time"), .sql = "j.created_at", .sort_sql = "j.id", .kind = Column::Kind::date},
                      {.name = "kind", .label = N_("Kind"), .sql = "j.kind"},
                      {.name = "object", .label = N_("Object"), .sql = "j.object"},
                      {.name = "state", .label = N_("Status"), .sql = "j.state"},
                      {.name = "reason", .label = N_("Reason"), .sql = "IF(j.state = 'done', '', j.reason)"}},
          .default_sort = "started",
          .default_descending = true,
          .empty = {},
          .filters = {{.name = "state",
                       .label = N_("Status"),
                       .choices = {{"waiting", N_("Waiting")}, {"running", N_("Running")}, {"done", N_("Done")}, {"refused", N_("Refused")}},
                       .sql = "j.state = ?"}}};
}

ListQuery list(const Actor& actor) {
  return {.from = "job j JOIN account_scope s ON s.account_id = j.account_id AND s.root_id = ?",
          .where = {},
          .values = {actor.scope()},
          .id_sql = "j.id",
          .search_sql = "j.object LIKE ?",
          .search_places = 1};
}

bool has_unfinished(Database& database, AccountId account, std::uint64_t except_job) {
  return database.select_one("SELECT 1 FROM job WHERE account_id = ? AND state IN ('waiting', 'running') AND id <> ? LIMIT 1", account, except_job).has_value();
}

std::vector<StepRow> refused_of_kind(Database& database, const Actor& actor, std::string_view kind) {
  // Few are refused, so they are looked up first, by the index ready.
  return step_rows(database.select(
      "SELECT j.id, j.kind, j.subject_id, j.object, j.state, j.reason FROM server v STRAIGHT_JOIN job j ON j.server_id = v.id AND j.state = 'refused' AND j.kind = ? "
      "JOIN account_scope s ON s.account_id = j.account_id AND s.root_id = ? "
      "WHERE NOT EXISTS (SELECT 1 FROM job newer WHERE newer.account_id = j.account_id AND newer.kind = j.kind AND newer.subject_id = j.subject_id AND newer.id > j.id)"
      " ORDER BY j.id DESC LIMIT 500",
      kind, actor.scope()));
}

std::vector<StepRow> unfinished_of_server(Database& database, std::uint64_t server) {
  return step_rows(
      database.select("SELECT id, kind, subject_id, object, state, reason FROM job WHERE server_id = ? AND state IN ('waiting', 'running') ORDER BY id LIMIT 200", server));
}

void lock_server(Database& database, std::uint64_t server) {
  if (!database.select_one("SELECT id FROM server WHERE id = ? FOR UPDATE", server))
    throw Failure("server " + std::to_string(server) + " is not in the database: run hostlerctl upgrade-database");
}

std::vector<Job> ready(Database& database, std::uint64_t server, const Choice& choice) {
  std::string sql =
      "SELECT j.id, j.kind, j.subject_id, j.object, j.account_id, j.attempts FROM job j WHERE j.server_id = ? AND j.state = 'waiting' AND j.not_before <= NOW(6)"
      " AND NOT EXISTS (SELECT 1 FROM job r WHERE r.account_id = j.account_id AND r.state = 'running' AND r.server_id = j.server_id AND r.kind = j.kind"
      "   AND r.subject_id = j.subject_id)"
      " AND NOT EXISTS (SELECT 1 FROM job e WHERE e.account_id = j.account_id AND e.state IN ('waiting', 'running') AND e.id < j.id AND (e.exclusive OR j.exclusive))";
  std::vector<Value> values{server};
  if (!choice.only_kind.empty()) {
    sql += " AND j.kind = ?";
    values.emplace_back(choice.only_kind);
  }
  if (!choice.without.empty()) {
    sql += " AND j.kind NOT IN (" + places(choice.without.size()) + ")";
    for (const std::string& kind : choice.without) values.emplace_back(kind);
  }
  sql += " AND j.id <> ? ORDER BY j.not_before, j.id LIMIT ? FOR UPDATE SKIP LOCKED";
  values.emplace_back(choice.except_job);
  values.emplace_back(choice.most);
  std::vector<Job> jobs;
  for (const Row& row : database.select_with(sql, values))
    jobs.push_back({.id = row.id(0), .kind = row.text(1), .subject = row.id(2), .object = row.text(3), .account = row.id(4), .attempts = static_cast<unsigned>(row.number(5))});
  return jobs;
}

bool rests(Database& database, std::uint64_t server, std::string_view kind, int pace_ms) {
  return database
      .select_one(
          "SELECT 1 FROM job WHERE server_id = ? AND state = 'running' AND kind = ?"
          " UNION ALL SELECT 1 FROM job WHERE server_id = ? AND kind = ? AND finished_at > NOW(6) - INTERVAL ? MICROSECOND LIMIT 1",
          server, kind, server, kind, std::int64_t{pace_ms} * 1000)
      .has_value();
}

void mark_leased(Database& database, std::uint64_t id, const std::string& token, int seconds) {
  database.change("UPDATE job SET state = 'running', lease_token = ?, lease_until = NOW(6) + INTERVAL ? SECOND, attempts = attempts + 1 WHERE id = ?", token, seconds, id);
}

void lease_longer(Database& database, std::uint64_t id, int seconds) {
  database.change("UPDATE job SET lease_until = NOW(6) + INTERVAL ? SECOND WHERE id = ? AND state = 'running'", seconds, id);
}

std::optional<RunningRow> running(Database& database, std::uint64_t id, const std::string& token) {
  const auto row = database.select_one(
      "SELECT id, kind, subject_id, object, account_id, attempts, server_id, exclusive, generation, lease_token, lease_until < NOW(6) FROM job"
      " WHERE id = ? AND state = 'running' AND lease_token = ? FOR UPDATE",
      id, token);
  return row ? std::optional(running_row(*row)) : std::nullopt;
}

std::vector<RunningRow> all_running(Database& database, std::uint64_t server) {
  std::vector<RunningRow> found;
  for (const Row& row : database.select("SELECT id, kind, subject_id, object, account_id, attempts, server_id, exclusive, generation, lease_token, lease_until < NOW(6) FROM job"
                                        " WHERE server_id = ? AND state = 'running' FOR UPDATE SKIP LOCKED",
                                        server))
    found.push_back(running_row(row));
  return found;
}

void mark_finished(Database& database, std::uint64_t id, std::string_view state, const std::string& reason) {
  database.change("UPDATE job SET state = ?, reason = ?, finished_at = NOW(6), lease_until = NULL, lease_token = NULL WHERE id = ?", state, shortened(reason, most_reason), id);
}

bool put_back(Database& database, std::uint64_t id, const std::string& reason, std::int64_t pause_ms) {
  try {
    database.change(
        "UPDATE job SET state = 'waiting', reason = ?, not_before = NOW(6) + INTERVAL ? MICROSECOND, finished_at = NOW(6), lease_until = NULL, lease_token = NULL WHERE id = ?",
        shortened(reason, most_reason), pause_ms * 1000, id);
    return true;
  } catch (const Duplicate&) {
    return false;
  }
}

bool has_later(Database& database, const RunningRow& row) {
  return database.select_one("SELECT 1 FROM job WHERE account_id = ? AND state IN ('waiting', 'running') AND id > ? LIMIT 1", row.job.account, row.job.id).has_value();
}

void insert_behind(Database& database, const RunningRow& row, const std::string& reason, std::int64_t pause_ms) {
  try {
    database.change(
        "INSERT INTO job (server_id, kind, subject_id, object, account_id, exclusive, created_by, attempts, reason, not_before)"
        " SELECT server_id, kind, subject_id, object, account_id, exclusive, created_by, attempts, ?, NOW(6) + INTERVAL ? MICROSECOND FROM job WHERE id = ?",
        shortened(reason, most_reason), pause_ms * 1000, row.job.id);
  } catch (const Duplicate&) {
    // A newer wish for the same object waits already, behind the others too.
  }
}

void delete_old(Database& database) {
  database.change("DELETE FROM job WHERE finished_at < NOW(6) - INTERVAL 30 DAY AND state IN ('done', 'refused') LIMIT 1000");
}

}  // namespace hostler::jobs::store
