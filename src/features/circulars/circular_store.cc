// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/circulars/circular_store.h"

#include "base/text.h"

namespace hostler::circulars::store {
namespace {

const char columns[] = "id, owner_id, writer_id, sender, subject, text, state, everyone, total, sent, failed, unclear, version";

std::optional<Circular> circular_from(const std::optional<Row>& row) {
  if (!row) return std::nullopt;
  return Circular{.id = row->id(0), .owner = row->id(1), .writer = row->id(2), .sender = row->text(3), .subject = row->text(4), .text = row->text(5),
                  .state = row->text(6), .everyone = row->flag(7), .total = row->id(8), .sent = row->id(9), .failed = row->id(10), .unclear = row->id(11),
                  .version = static_cast<unsigned>(row->number(12))};
}

/// "?, ?, ?", its values behind the others.
std::string places(std::vector<Value>& values, const std::vector<AccountId>& ids) {
  std::vector<std::string> marks;
  for (AccountId id : ids) {
    marks.emplace_back("?");
    values.emplace_back(id);
  }
  return join(marks, ", ");
}

}  // namespace

std::uint64_t insert(Database& database, AccountId owner, const Circular& circular) {
  return database.insert("INSERT INTO circular (owner_id, writer_id, sender, subject, text) VALUES (?, ?, ?, ?, ?)", owner, circular.writer, circular.sender,
                         circular.subject, circular.text);
}

bool change(Database& database, AccountId owner, const Circular& wanted) {
  return database.change("UPDATE circular SET sender = ?, subject = ?, text = ?, version = version + 1 WHERE id = ? AND owner_id = ? AND version = ? AND state = 'draft'",
                         wanted.sender, wanted.subject, wanted.text, wanted.id, owner, wanted.version) == 1;
}

std::optional<Circular> find(Database& database, AccountId owner, std::uint64_t id) {
  return circular_from(database.select_one(std::string("SELECT ") + columns + " FROM circular WHERE id = ? AND owner_id = ?", id, owner));
}

std::optional<Circular> lock(Database& database, AccountId owner, std::uint64_t id) {
  return circular_from(database.select_one(std::string("SELECT ") + columns + " FROM circular WHERE id = ? AND owner_id = ? FOR UPDATE", id, owner));
}

std::optional<Circular> any(Database& database, std::uint64_t id) {
  return circular_from(database.select_one(std::string("SELECT ") + columns + " FROM circular WHERE id = ?", id));
}

void remove(Database& database, std::uint64_t id) {
  database.change("DELETE FROM circular_recipient WHERE circular_id = ?", id);
  database.change("DELETE FROM circular_exception WHERE circular_id = ?", id);
  database.change("DELETE FROM circular WHERE id = ?", id);
}

void remove_all_of(Database& database, AccountId account) {
  database.change("DELETE FROM circular_recipient WHERE account_id = ?", account);
  database.change("DELETE FROM circular_exception WHERE account_id = ?", account);
  for (const Row& row : database.select("SELECT id FROM circular WHERE owner_id = ?", account)) remove(database, row.id(0));
}

void set_state(Database& database, std::uint64_t id, const std::string& state) {
  database.change("UPDATE circular SET state = ?, version = version + 1 WHERE id = ?", state, id);
}

void set_everyone(Database& database, std::uint64_t id, bool everyone) {
  database.change("UPDATE circular SET everyone = ? WHERE id = ?", everyone, id);
  database.change("DELETE FROM circular_exception WHERE circular_id = ?", id);
}

void add_exceptions(Database& database, std::uint64_t id, const std::vector<AccountId>& users) {
  for (AccountId user : users) database.change("INSERT IGNORE INTO circular_exception (circular_id, account_id) VALUES (?, ?)", id, user);
}

void drop_exceptions(Database& database, std::uint64_t id, const std::vector<AccountId>& users) {
  if (users.empty()) return;
  std::vector<Value> values{id};
  const std::string marks = places(values, users);
  database.change_with("DELETE FROM circular_exception WHERE circular_id = ? AND account_id IN (" + marks + ")", values);
}

std::uint64_t count_users(Database& database, AccountId scope, const std::vector<AccountId>& users) {
  if (users.empty()) return 0;
  std::vector<Value> values{scope};
  const std::string marks = places(values, users);
  return database.select_with("SELECT COUNT(*) FROM account_scope s JOIN account a ON a.id = s.account_id WHERE s.root_id = ? AND a.role = 'user' AND a.id IN (" + marks + ")", values)
      .at(0)
      .id(0);
}

std::uint64_t count_chosen(Database& database, AccountId scope, const Circular& draft) {
  return database
      .select("SELECT COUNT(*) FROM account_scope s JOIN account a ON a.id = s.account_id LEFT JOIN circular_exception e ON e.circular_id = ? AND e.account_id = a.id "
              "WHERE s.root_id = ? AND a.role = 'user' AND a.state IN ('active', 'locked') AND (e.account_id IS NULL) = ?",
              draft.id, scope, draft.everyone)
      .at(0)
      .id(0);
}

std::vector<std::pair<std::string, AccountId>> users_by_login(Database& database, AccountId scope, const std::vector<std::string>& logins) {
  std::vector<std::pair<std::string, AccountId>> found;
  for (const std::string& login : logins) {
    auto row = database.select_one("SELECT a.id FROM account a JOIN account_scope s ON s.account_id = a.id AND s.root_id = ? WHERE a.login = ? AND a.role = 'user'", scope, login);
    if (row) found.emplace_back(login, row->id(0));
  }
  return found;
}

std::uint64_t start(Database& database, const Circular& draft) {
  const std::uint64_t count =
      database.change("INSERT INTO circular_recipient (circular_id, account_id, login) SELECT ?, a.id, a.login FROM account_scope s JOIN account a ON a.id = s.account_id "
                      "LEFT JOIN circular_exception e ON e.circular_id = ? AND e.account_id = a.id "
                      "WHERE s.root_id = ? AND a.role = 'user' AND a.state IN ('active', 'locked') AND (e.account_id IS NULL) = ?",
                      draft.id, draft.id, draft.owner, draft.everyone);
  database.change("DELETE FROM circular_exception WHERE circular_id = ?", draft.id);
  database.change("UPDATE circular SET state = 'sending', total = ?, started_at = NOW(6), version = version + 1 WHERE id = ?", count, draft.id);
  return count;
}

std::uint64_t put_back(Database& database, std::uint64_t id, const std::vector<AccountId>& users, const std::string& state) {
  std::vector<Value> values{id, state};
  std::string sql = "UPDATE circular_recipient SET state = 'waiting', reason = '' WHERE circular_id = ? AND state = ?";
  if (!users.empty()) {
    const std::string marks = places(values, users);
    sql += " AND account_id IN (" + marks + ")";
  }
  return database.change_with(sql, values);
}

void count_again(Database& database, std::uint64_t id) {
  database.change("UPDATE circular c JOIN (SELECT COALESCE(SUM(state = 'sent'), 0) AS sent, COALESCE(SUM(state = 'failed'), 0) AS failed, "
                  "COALESCE(SUM(state = 'unclear'), 0) AS unclear FROM circular_recipient WHERE circular_id = ?) r "
                  "SET c.sent = r.sent, c.failed = r.failed, c.unclear = r.unclear WHERE c.id = ?",
                  id, id);
}

std::optional<Recipient> take_next(Database& database, std::uint64_t id) {
  return in_transaction(database, [&]() -> std::optional<Recipient> {
    if (!database.select_one("SELECT id FROM circular WHERE id = ? AND state = 'sending' FOR UPDATE", id)) return std::nullopt;
    auto row = database.select_one("SELECT account_id, login FROM circular_recipient WHERE circular_id = ? AND state = 'waiting' ORDER BY account_id LIMIT 1 FOR UPDATE", id);
    if (!row) return std::nullopt;
    database.change("UPDATE circular_recipient SET state = 'handed', at = NOW(6) WHERE circular_id = ? AND account_id = ?", id, row->id(0));
    return Recipient{.account = row->id(0), .login = row->text(1)};
  });
}

void settle(Database& database, std::uint64_t id, AccountId account, const std::string& state, const std::string& email, const std::string& reason) {
  in_transaction(database, [&] {
    database.select("SELECT id FROM circular WHERE id = ? FOR UPDATE", id);
    const std::uint64_t was_unclear = database.select("SELECT COUNT(*) FROM circular_recipient WHERE circular_id = ? AND account_id = ? AND state = 'unclear'", id, account).at(0).id(0);
    const std::uint64_t found = database.change("UPDATE circular_recipient SET state = ?, email = ?, reason = LEFT(?, 500), at = NOW(6) WHERE circular_id = ? AND account_id = ? "
                                                "AND state IN ('handed', 'unclear')",
                                                state, email, reason, id, account);
    if (found == 0) return;
    database.change("UPDATE circular SET sent = sent + ?, failed = failed + ?, unclear = unclear + ? - ? WHERE id = ?", state == "sent" ? 1 : 0, state == "failed" ? 1 : 0,
                    state == "unclear" ? 1 : 0, was_unclear, id);
  });
}

void fail_waiting(Database& database, std::uint64_t id, const std::string& reason) {
  in_transaction(database, [&] {
    database.select("SELECT id FROM circular WHERE id = ? FOR UPDATE", id);
    const std::uint64_t count = database.change("UPDATE circular_recipient SET state = 'failed', reason = LEFT(?, 500), at = NOW(6) WHERE circular_id = ? AND state = 'waiting'", reason, id);
    database.change("UPDATE circular SET failed = failed + ? WHERE id = ?", count, id);
  });
}

std::uint64_t give_up_handed(Database& database, std::uint64_t id) {
  return in_transaction(database, [&] {
    database.select("SELECT id FROM circular WHERE id = ? FOR UPDATE", id);
    const std::uint64_t count = database.change("UPDATE circular_recipient SET state = 'unclear' WHERE circular_id = ? AND state = 'handed'", id);
    if (count > 0) database.change("UPDATE circular SET unclear = unclear + ? WHERE id = ?", count, id);
    return count;
  });
}

Listing listing() {
  return {.path = "/circulars",
          .columns = {{.name = "subject", .label = N_("Subject"), .sql = "c.subject", .sort_sql = "c.subject", .kind = Column::Kind::link},
                      {.name = "state", .label = N_("Status"), .sql = "c.state", .kind = Column::Kind::badge},
                      {.name = "total", .label = N_("Recipients"), .sql = "c.total", .sort_sql = "c.total", .kind = Column::Kind::number},
                      {.name = "sent", .label = N_("Sent"), .sql = "c.sent", .kind = Column::Kind::number},
                      {.name = "failed", .label = N_("Failed"), .sql = "c.failed + c.unclear", .kind = Column::Kind::number},
                      {.name = "created", .label = N_("Written"), .sql = "DATE(c.created_at)", .sort_sql = "c.created_at", .kind = Column::Kind::date}},
          .default_sort = "created",
          .default_descending = true,
          .empty = N_("No circulars yet. A circular is one text that all your users get, or those you choose.")};
}

ListQuery query(AccountId owner) {
  return {.from = "circular c", .where = "c.owner_id = ?", .values = {owner}, .id_sql = "c.id", .search_sql = "c.subject LIKE ?", .search_places = 1};
}

Listing choice_listing(std::uint64_t id) {
  return {.path = "/circulars/" + std::to_string(id) + "/recipients",
          .columns = {{.name = "login", .label = N_("User"), .sql = "a.login", .sort_sql = "a.number"},
                      {.name = "name", .label = N_("Name"), .sql = "a.display_name", .sort_sql = "a.display_name"},
                      {.name = "email", .label = N_("E-mail"), .sql = "COALESCE(t.email, '')"},
                      {.name = "gets", .label = N_("Gets it"), .sql = "(e.account_id IS NULL) = c.everyone", .kind = Column::Kind::badge}},
          .default_sort = "login",
          .empty = N_("No users yet."),
          .actions = {{.name = "leave_out", .label = N_("Leave out")}, {.name = "choose", .label = N_("Send to")}}};
}

ListQuery choice_query(const Actor& actor, const Circular& draft) {
  return {.from = "account_scope s STRAIGHT_JOIN account a ON a.id = s.account_id AND s.root_id = ? JOIN circular c ON c.id = ? LEFT JOIN account_contact t ON t.account_id = a.id "
                  "LEFT JOIN circular_exception e ON e.circular_id = c.id AND e.account_id = a.id",
          .where = "a.role = 'user' AND a.state IN ('active', 'locked')",
          .values = {actor.scope(), draft.id},
          .id_sql = "a.id",
          .search_sql = "CONVERT(a.login USING utf8mb4) LIKE ? OR a.display_name LIKE ? OR t.email LIKE ?",
          .search_places = 3};
}

Listing recipient_listing(std::uint64_t id) {
  return {.path = "/circulars/" + std::to_string(id),
          .columns = {{.name = "login", .label = N_("User"), .sql = "r.login", .sort_sql = "r.account_id"},
                      {.name = "email", .label = N_("E-mail"), .sql = "r.email"},
                      {.name = "state", .label = N_("Status"), .sql = "r.state", .kind = Column::Kind::badge},
                      {.name = "reason", .label = N_("Why not"), .sql = "r.reason"}},
          .default_sort = "login",
          .empty = N_("No recipients."),
          .actions = {{.name = "again", .label = N_("Send again"), .dangerous = true}},
          .filters = {{.name = "state",
                       .label = N_("Status"),
                       .choices = {{"failed", N_("Failed")}, {"unclear", N_("May have been sent")}, {"sent", N_("Sent")}, {"waiting", N_("Waiting")}},
                       .sql = "r.state = ?"}}};
}

ListQuery recipient_query(const Circular& circular) {
  return {.from = "circular_recipient r",
          .where = "r.circular_id = ?",
          .values = {circular.id},
          .id_sql = "r.account_id",
          .search_sql = "CONVERT(r.login USING utf8mb4) LIKE ? OR r.email LIKE ?",
          .search_places = 2,
          .total = circular.total};
}

}  // namespace hostler::circulars::store
