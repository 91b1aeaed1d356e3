// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/directories/directory_store.h"

namespace hostler::directories::store {
namespace {

const std::string in_scope = " JOIN account_scope s ON s.account_id = p.account_id AND s.root_id = ? ";

Directory directory_of(const Row& row) { return {row.id(0), row.id(1), row.text(2), row.text(3), static_cast<unsigned>(row.number(4))}; }

ErrorPage page_of(const Row& row) {
  return {row.id(0), row.id(1), row.text(2), static_cast<unsigned>(row.number(3)), row.text(4), row.text(5), static_cast<unsigned>(row.number(6))};
}

const std::string not_binned = " AND a.before_bin IS NULL";

/// Whoever has users sees whose each is.
Listing with_user(const Actor& actor, Listing listing) {
  if (actor.role != Role::user) listing.columns.push_back({.name = "user", .label = N_("User"), .sql = "a.login"});
  return listing;
}

ListQuery query(const Actor& actor, const std::string& from, const std::string& searched) {
  return {.from = from + " JOIN account a ON a.id = p.account_id" + in_scope, .where = "TRUE" + not_binned, .values = {actor.scope()}, .id_sql = "p.id", .search_sql = searched + " LIKE ?", .search_places = 1};
}

}  // namespace

std::uint64_t insert(Database& database, const Directory& directory) {
  return database.insert("INSERT INTO protected_directory (account_id, folder, realm) VALUES (?, ?, ?)", directory.account, directory.folder, directory.realm);
}

std::optional<Directory> find(Database& database, const Actor& actor, std::uint64_t id) {
  const auto row = database.select_one("SELECT p.id, p.account_id, p.folder, p.realm, p.version FROM protected_directory p" + in_scope + "WHERE p.id = ?", actor.scope(), id);
  return row ? std::optional(directory_of(*row)) : std::nullopt;
}

bool is_protected(Database& database, AccountId account, const std::string& folder) {
  return database.select_one("SELECT 1 FROM protected_directory WHERE account_id = ? AND folder = ?", account, folder).has_value();
}

bool change_realm(Database& database, std::uint64_t id, const std::string& realm, unsigned version) {
  return database.change("UPDATE protected_directory SET realm = ?, version = version + 1 WHERE id = ? AND version = ?", realm, id, version) == 1;
}

void remove(Database& database, std::uint64_t id) {
  database.change("DELETE FROM directory_visitor WHERE directory_id = ?", id);
  database.change("DELETE FROM protected_directory WHERE id = ?", id);
}

std::uint64_t insert_visitor(Database& database, std::uint64_t directory, const std::string& name, const std::string& hash) {
  return database.insert("INSERT INTO directory_visitor (directory_id, name, password) VALUES (?, ?, ?)", directory, name, hash);
}

std::optional<Visitor> find_visitor(Database& database, const Actor& actor, std::uint64_t id) {
  const auto row = database.select_one("SELECT v.id, v.directory_id, p.account_id, v.name, p.folder, v.version FROM directory_visitor v JOIN protected_directory p ON p.id = v.directory_id" +
                                           in_scope + "WHERE v.id = ?",
                                       actor.scope(), id);
  return row ? std::optional(Visitor{row->id(0), row->id(1), row->id(2), row->text(3), row->text(4), static_cast<unsigned>(row->number(5))}) : std::nullopt;
}

bool change_password(Database& database, std::uint64_t id, const std::string& hash, unsigned version) {
  return database.change("UPDATE directory_visitor SET password = ?, version = version + 1 WHERE id = ? AND version = ?", hash, id, version) == 1;
}

void remove_visitor(Database& database, std::uint64_t id) { database.change("DELETE FROM directory_visitor WHERE id = ?", id); }

std::uint64_t insert_page(Database& database, const ErrorPage& page) {
  return database.insert("INSERT INTO error_page (account_id, folder, status, target, page) VALUES (?, ?, ?, ?, ?)", page.account, page.folder, page.status, page.target, page.page);
}

std::optional<ErrorPage> find_page(Database& database, const Actor& actor, std::uint64_t id) {
  const auto row = database.select_one("SELECT p.id, p.account_id, p.folder, p.status, p.target, p.page, p.version FROM error_page p" + in_scope + "WHERE p.id = ?", actor.scope(), id);
  return row ? std::optional(page_of(*row)) : std::nullopt;
}

bool has_page(Database& database, AccountId account, const std::string& folder, unsigned status) {
  return database.select_one("SELECT 1 FROM error_page WHERE account_id = ? AND folder = ? AND status = ?", account, folder, status).has_value();
}

bool change_page(Database& database, std::uint64_t id, const ErrorPage& page) {
  return database.change("UPDATE error_page SET target = ?, page = ?, version = version + 1 WHERE id = ? AND version = ?", page.target, page.page, id, page.version) == 1;
}

void remove_page(Database& database, std::uint64_t id) { database.change("DELETE FROM error_page WHERE id = ?", id); }

std::vector<Directory> directories_of(Database& database, AccountId account) {
  std::vector<Directory> found;
  for (const Row& row : database.select("SELECT id, account_id, folder, realm, version FROM protected_directory WHERE account_id = ?", account)) found.push_back(directory_of(row));
  return found;
}

std::vector<Line> visitors_of(Database& database, AccountId account) {
  std::vector<Line> found;
  for (const Row& row : database.select("SELECT v.directory_id, v.name, v.password FROM protected_directory p JOIN directory_visitor v ON v.directory_id = p.id WHERE p.account_id = ? ORDER BY v.name", account))
    found.push_back({row.id(0), row.text(1), row.text(2)});
  return found;
}

std::vector<ErrorPage> pages_of(Database& database, AccountId account) {
  std::vector<ErrorPage> found;
  for (const Row& row : database.select("SELECT id, account_id, folder, status, target, page, version FROM error_page WHERE account_id = ? ORDER BY status", account)) found.push_back(page_of(row));
  return found;
}

std::optional<Owner> owner(Database& database, AccountId account) {
  const auto row = database.select_one("SELECT login, state NOT IN ('removing') FROM account WHERE id = ? AND role = 'user'", account);
  return row ? std::optional(Owner{row->text(0), row->flag(1)}) : std::nullopt;
}

bool has_any(Database& database, AccountId account) {
  return database.select_one("SELECT 1 FROM protected_directory WHERE account_id = ? UNION ALL SELECT 1 FROM error_page WHERE account_id = ? LIMIT 1", account, account).has_value();
}

std::vector<AccountId> accounts(Database& database) {
  std::vector<AccountId> found;
  for (const Row& row : database.select("SELECT account_id FROM protected_directory UNION SELECT account_id FROM error_page")) found.push_back(row.id(0));
  return found;
}

void forget(Database& database, AccountId account) {
  database.change("DELETE v FROM directory_visitor v JOIN protected_directory p ON p.id = v.directory_id WHERE p.account_id = ?", account);
  database.change("DELETE FROM protected_directory WHERE account_id = ?", account);
  database.change("DELETE FROM error_page WHERE account_id = ?", account);
}

std::vector<std::string> rows_to_keep(Database& database, AccountId account) {
  std::vector<std::string> found;
  for (const Row& row : database.select("SELECT JSON_OBJECT('table', 'protected_directory', 'id', id, 'account_id', account_id, 'folder', folder, 'realm', realm) FROM protected_directory WHERE account_id = ? "
                                        "UNION ALL SELECT JSON_OBJECT('table', 'directory_visitor', 'directory_id', v.directory_id, 'name', v.name) FROM directory_visitor v "
                                        "JOIN protected_directory p ON p.id = v.directory_id WHERE p.account_id = ? "
                                        "UNION ALL SELECT JSON_OBJECT('table', 'error_page', 'account_id', account_id, 'folder', folder, 'status', status, 'target', target, 'page', page) FROM error_page WHERE account_id = ?",
                                        account, account, account))
    found.push_back(row.text(0));
  return found;
}

std::vector<std::pair<std::uint64_t, std::string>> choices(Database& database, const Actor& actor) {
  std::vector<std::pair<std::uint64_t, std::string>> found;
  const std::string shown = actor.role == Role::user ? "p.folder" : "CONCAT(a.login, ': ', p.folder)";
  for (const Row& row : database.select("SELECT p.id, " + shown + " FROM protected_directory p JOIN account a ON a.id = p.account_id" + in_scope + "WHERE a.before_bin IS NULL ORDER BY a.login, p.folder LIMIT 500",
                                        actor.scope()))
    found.emplace_back(row.id(0), row.text(1));
  return found;
}

Listing directory_listing(const Actor& actor) {
  return with_user(actor, {.path = "/protected-directories",
                           .columns = {{.name = "folder", .label = N_("Folder"), .sql = "p.folder", .sort_sql = "p.folder", .kind = Column::Kind::link},
                                       {.name = "realm", .label = N_("Name of the area"), .sql = "p.realm"},
                                       {.name = "visitors", .label = N_("Visitors"), .sql = "(SELECT COUNT(*) FROM directory_visitor v WHERE v.directory_id = p.id)", .kind = Column::Kind::number}},
                           .default_sort = "folder",
                           .empty = N_("No folder is protected yet.")});
}

ListQuery directory_query(const Actor& actor) { return query(actor, "protected_directory p", "p.folder"); }

Listing visitor_listing(const Actor& actor) {
  return with_user(actor, {.path = "/directory-visitors",
                           .columns = {{.name = "name", .label = N_("Visitor"), .sql = "v.name", .sort_sql = "v.name", .kind = Column::Kind::link}, {.name = "folder", .label = N_("Folder"), .sql = "p.folder"}},
                           .default_sort = "name",
                           .empty = N_("No visitors with passwords yet.")});
}

ListQuery visitor_query(const Actor& actor) {
  ListQuery list = query(actor, "directory_visitor v JOIN protected_directory p ON p.id = v.directory_id", "v.name");
  list.id_sql = "v.id";
  return list;
}

Listing page_listing(const Actor& actor) {
  return with_user(actor, {.path = "/error-pages",
                           .columns = {{.name = "folder", .label = N_("Folder"), .sql = "p.folder", .sort_sql = "p.folder", .kind = Column::Kind::link},
                                       {.name = "status", .label = N_("Error"), .sql = "p.status", .kind = Column::Kind::number},
                                       {.name = "target", .label = N_("Page"), .sql = "p.target"}},
                           .default_sort = "folder",
                           .empty = N_("No error pages of your own yet.")});
}

ListQuery page_query(const Actor& actor) { return query(actor, "error_page p", "p.folder"); }

}  // namespace hostler::directories::store
