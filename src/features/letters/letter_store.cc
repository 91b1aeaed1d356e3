// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/letters/letter_store.h"

#include "http/language.h"

namespace hostler::letters::store {
namespace {

Letter letter_from(const Row& row) {
  return {.id = row.id(0), .package = row.id(1), .package_name = row.text(2), .sender = row.text(3), .subject = row.text(4), .text = row.text(5),
          .version = static_cast<unsigned>(row.number(6))};
}

}  // namespace

std::uint64_t insert(Database& database, AccountId owner, const Letter& letter) {
  database.change("DELETE l FROM letter l LEFT JOIN package p ON p.id = l.package_id WHERE l.owner_id = ? AND l.package_id <> 0 AND p.id IS NULL", owner);
  return database.insert("INSERT INTO letter (owner_id, package_id, sender, subject, text) VALUES (?, ?, ?, ?, ?)", owner, letter.package, letter.sender,
                         letter.subject, letter.text);
}

bool change(Database& database, AccountId owner, const Letter& wanted) {
  return database.change("UPDATE letter SET sender = ?, subject = ?, text = ?, version = version + 1, changed_at = NOW(6) WHERE id = ? AND owner_id = ? AND version = ?",
                         wanted.sender, wanted.subject, wanted.text, wanted.id, owner, wanted.version) == 1;
}

bool remove(Database& database, AccountId owner, std::uint64_t id) {
  return database.change("DELETE FROM letter WHERE id = ? AND owner_id = ?", id, owner) == 1;
}

void remove_all_of(Database& database, AccountId owner) { database.change("DELETE FROM letter WHERE owner_id = ?", owner); }

std::optional<Letter> find(Database& database, AccountId owner, std::uint64_t id) {
  auto row = database.select_one("SELECT l.id, l.package_id, COALESCE(p.name, ''), l.sender, l.subject, l.text, l.version FROM letter l "
                                 "LEFT JOIN package p ON p.id = l.package_id WHERE l.id = ? AND l.owner_id = ? AND (l.package_id = 0 OR p.id IS NOT NULL)",
                                 id, owner);
  return row ? std::optional(letter_from(*row)) : std::nullopt;
}

std::optional<std::uint64_t> find_of_package(Database& database, AccountId owner, std::uint64_t package) {
  auto row = database.select_one("SELECT id FROM letter WHERE owner_id = ? AND package_id = ?", owner, package);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

std::optional<std::uint64_t> find_by_name(Database& database, AccountId owner, const std::string& package) {
  if (package.empty()) return find_of_package(database, owner, 0);
  auto row = database.select_one("SELECT l.id FROM package p JOIN letter l ON l.package_id = p.id WHERE p.owner_id = ? AND p.name = ? AND l.owner_id = p.owner_id", owner, package);
  return row ? std::optional(row->id(0)) : std::nullopt;
}

std::optional<Letter> in_force(Database& database, AccountId owner, std::uint64_t package) {
  auto row = database.select_one("SELECT id, package_id, '', sender, subject, text, version FROM letter WHERE (owner_id = ? AND package_id IN (0, ?)) "
                                 "OR (owner_id = ? AND package_id = 0) ORDER BY package_id = 0, owner_id <> ? LIMIT 1",
                                 owner, package, server_root, owner);
  return row ? std::optional(letter_from(*row)) : std::nullopt;
}

Listing listing() {
  return {.path = "/letters",
          .columns = {{.name = "package", .label = N_("For"), .sql = "COALESCE(p.name, '')", .sort_sql = "COALESCE(p.name, '')", .kind = Column::Kind::link},
                      {.name = "subject", .label = N_("Subject"), .sql = "l.subject"},
                      {.name = "changed", .label = N_("Changed"), .sql = "DATE(l.changed_at)", .sort_sql = "l.changed_at", .kind = Column::Kind::date}},
          .default_sort = "package",
          .empty = N_("No registration mails of your own yet: new users get the server's text."),
          .actions = {{.name = "delete", .label = N_("Delete"), .dangerous = true}}};
}

ListQuery query(AccountId owner) {
  return {.from = "letter l LEFT JOIN package p ON p.id = l.package_id",
          .where = "l.owner_id = ? AND (l.package_id = 0 OR p.id IS NOT NULL)",
          .values = {owner},
          .id_sql = "l.id",
          .search_sql = "p.name LIKE ? OR l.subject LIKE ?",
          .search_places = 2};
}

std::optional<Person> person(Database& database, AccountId scope, AccountId account, AccountId writer) {
  auto row = database.select_one(
      "SELECT a.login, a.language, a.package_name, COALESCE(c.salutation, ''), COALESCE(c.first_name, ''), COALESCE(c.last_name, ''), COALESCE(c.company, ''), "
      "COALESCE(c.email, ''), COALESCE((SELECT GROUP_CONCAT(d.name ORDER BY d.name SEPARATOR ' ') FROM domain d WHERE d.account_id = a.id), ''), "
      "COALESCE(w.company, ''), COALESCE(w.first_name, ''), COALESCE(w.last_name, ''), COALESCE(w.email, ''), COALESCE(w.phone, ''), COALESCE(r.login, '') "
      "FROM account a JOIN account_scope s ON s.account_id = a.id AND s.root_id = ? LEFT JOIN account_contact c ON c.account_id = a.id "
      "LEFT JOIN account p ON p.id = a.parent_id AND p.role = 'reseller' LEFT JOIN account r ON r.id = COALESCE(p.id, ?) "
      "LEFT JOIN account_contact w ON w.account_id = r.id WHERE a.id = ?",
      scope, writer, account);
  if (!row) return std::nullopt;
  return Person{.login = row->text(0), .language = row->text(1), .package = row->text(2), .salutation = row->text(3), .first_name = row->text(4),
                .last_name = row->text(5), .company = row->text(6), .email = row->text(7), .domains = row->text(8), .writer_company = row->text(9),
                .writer_first_name = row->text(10), .writer_last_name = row->text(11), .writer_email = row->text(12), .writer_phone = row->text(13),
                .writer_login = row->text(14)};
}

}  // namespace hostler::letters::store
