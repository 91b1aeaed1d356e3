// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/users/user_store.h"

#include "base/text.h"
#include "features/accounts/two_step.h"
#include "features/domains/domains.h"
#include "features/folders/folders.h"

namespace hostler::users::store {

Listing user_listing(const Actor& actor) {
  Listing listing{.path = "/users",
                  .columns = {{.name = "login", .label = N_("User"), .sql = "a.login", .sort_sql = "a.number", .kind = Column::Kind::link},
                              {.name = "name", .label = N_("Name"), .sql = "a.display_name", .sort_sql = "a.display_name"},
                              {.name = "domains", .label = N_("Domains"), .sql = "a.id", .only_pages = true},
                              {.name = "package", .label = N_("Package"), .sql = "a.package_name"},
                              {.name = "state", .label = N_("Status"), .sql = "a.state", .kind = Column::Kind::badge}},
                  .default_sort = "login",
                  .empty = N_("No users yet."),
                  .actions = {{.name = "lock", .label = N_("Lock"), .dangerous = true}, {.name = "unlock", .label = N_("Unlock")}, {.name = "folder", .label = N_("File in a folder")}},
                  .filters = {{.name = "state",
                               .label = N_("Status"),
                               .choices = {{"active", N_("Active")}, {"locked", N_("Locked")}},
                               .sql = "a.state = ?"}}};
  listing.filters.push_back(folders::filter(actor, "a.id", "s.root_id", folders::Kind::account));
  if (actor.role != Role::admin) return listing;
  listing.columns.push_back({.name = "reseller", .label = N_("Reseller"), .sql = "COALESCE(p.login, '')"});
  listing.filters.push_back({.name = "reseller", .label = N_("Reseller"), .choices = {}, .sql = "p.login = LOWER(CONVERT(? USING ascii)) COLLATE ascii_bin"});
  return listing;
}

ListQuery user_query(const Actor& actor, const ListView& view, std::uint64_t total) {
  ListQuery query{.from = "account_scope s STRAIGHT_JOIN account a ON a.id = s.account_id AND s.root_id = ?",
                  .where = "a.role = 'user' AND a.before_bin IS NULL",
                  .values = {actor.scope()},
                  .id_sql = "a.id",
                  .total = total};
  if (actor.role == Role::admin) {
    // The server's subtree is everybody, so nobody is looked up in it. The page is read along the index of the sort, which must be named, or
    // MariaDB looks up the role only and passes everybody before the cursor. A reseller's subtree is small: his users are read, then sorted.
    const char* along = !view.search.empty() ? "" : view.sort == "name" ? " FORCE INDEX (role_name)" : " FORCE INDEX (role_number)";
    query.from = std::string("account a") + along + " LEFT JOIN account p ON p.id = a.parent_id AND p.role = 'reseller'";
    query.values.clear();
  }
  if (view.search.empty()) return query;
  // Byte by byte, and the domains once for all rows: by the rules of Unicode ten thousand names take ten times as long.
  query.search_sql = "a.id IN (SELECT account_id FROM domain WHERE name LIKE CONVERT(? USING ascii) COLLATE ascii_bin) OR "
                     "a.login LIKE LOWER(CONVERT(? USING ascii)) COLLATE ascii_bin OR a.display_name LIKE ? OR "
                     "a.id IN (SELECT account_id FROM account_contact WHERE searched LIKE LOWER(?))";
  query.search_values = {like_contains(domains::as_searched(view.search))};
  query.search_places = 3;
  query.search_reads_all = true;
  return query;
}

UserLine user_line(const Row& row) {
  return {.id = row.id(static_cast<unsigned>(row.size()) - 1), .login = row.text(0), .name = row.text(1), .package = row.text(3), .state = row.text(4),
          .owner = row.size() > 7 ? row.text(5) : ""};
}

Listing reseller_listing() {
  return {.path = "/resellers",
          .columns = {{.name = "login", .label = N_("Reseller"), .sql = "a.login", .sort_sql = "a.number"},
                      {.name = "name", .label = N_("Name"), .sql = "a.display_name", .sort_sql = "a.display_name"},
                      {.name = "user_count", .label = N_("Users"), .sql = "COALESCE(w.used, 0)", .kind = Column::Kind::number},
                      {.name = "state", .label = N_("Status"), .sql = "a.state", .kind = Column::Kind::badge},
                      {.name = "over",
                       .label = N_("Limits"),
                       .sql = "(SELECT COUNT(*) FROM allowance e WHERE e.account_id = a.id AND (e.used > e.granted OR e.handed_out > e.granted))",
                       .kind = Column::Kind::badge}},
          .default_sort = "login",
          .empty = N_("No resellers yet."),
          .actions = {{.name = "folder", .label = N_("File in a folder")}},
          .filters = {{.name = "state",
                       .label = N_("Status"),
                       .choices = {{"active", N_("Active")}, {"locked", N_("Locked")}},
                       .sql = "a.state = ?"},
                      folders::filter(server_actor("panel"), "a.id", "", folders::Kind::account)}};
}

ListQuery reseller_query(const Actor& actor, std::uint64_t total) {
  return {.from = "account a STRAIGHT_JOIN account_scope s ON s.account_id = a.id AND s.root_id = ? "
                  "LEFT JOIN allowance w ON w.account_id = a.id AND w.name = 'users'",
          .where = "a.role = 'reseller' AND a.before_bin IS NULL",
          .values = {actor.scope()},
          .id_sql = "a.id",
          .search_sql = "CONVERT(a.login USING utf8mb4) LIKE ? OR a.display_name LIKE ? OR a.id IN (SELECT account_id FROM account_contact WHERE searched LIKE LOWER(?))",
          .search_places = 3,
          .total = total};
}

ResellerLine reseller_line(const Row& row) {
  return {.id = row.id(static_cast<unsigned>(row.size()) - 1), .login = row.text(0), .name = row.text(1), .state = row.text(3), .users = row.id(2), .over = row.id(4)};
}

std::optional<AccountId> find_by_login(Database& database, const Actor& actor, Role role, const std::string& login) {
  // The column is ASCII; nothing else can be a login.
  auto row = database.select_one("SELECT a.id FROM account a JOIN account_scope s ON s.account_id = a.id AND s.root_id = ? "
                                 "WHERE a.login = CONVERT(? USING ascii) COLLATE ascii_bin AND a.role = ? AND a.before_bin IS NULL",
                                 actor.scope(), login, role_name(role));
  return row ? std::optional(row->id(0)) : std::nullopt;
}

Summary summary(Database& database, const Actor& actor, AccountId id) {
  constexpr unsigned first_of_contact = 14;
  std::string contact;
  const std::vector<Field> fields = accounts::contact_fields();
  for (const Field& field : fields) contact += ", COALESCE(c." + field.name + ", '')";
  const std::string label = "COALESCE((SELECT o.value FROM owner_setting o WHERE o.account_id IN (1, a.parent_id) AND o.name = 'label%' ORDER BY o.account_id = 1 LIMIT 1), '')";
  for (const char* number : {"1", "2", "3"}) contact += ", " + std::string(label).replace(label.find('%'), 1, number);
  auto row = database.select_one("SELECT a.login, a.display_name, a.state, a.package_name, a.language, COALESCE(p.login, ''), a.parent_id, a.version, DATE(a.created_at), COALESCE((SELECT d.skin_id FROM account_design d WHERE d.account_id = a.id), ''), "
                                 "(SELECT GROUP_CONCAT(d.id, ':', d.name ORDER BY d.name SEPARATOR ' ') FROM domain d WHERE d.account_id = a.id AND NOT d.in_bin), COALESCE(i.address, ''), COALESCE(h.alone, 0), " +
                                     std::string(accounts::second_step_of_a) +
                                     contact +
                                     " FROM account a JOIN account_scope s ON s.account_id = a.id AND s.root_id = ? "
                                     "LEFT JOIN account p ON p.id = a.parent_id AND p.role = 'reseller' "
                                     "LEFT JOIN account_address h ON h.account_id = a.id LEFT JOIN ip_address i ON i.id = h.address_id "
                                     "LEFT JOIN account_contact c ON c.account_id = a.id WHERE a.id = ? AND a.role = 'user' AND a.before_bin IS NULL",
                                 actor.scope(), id);
  if (!row) throw NotFound();
  Summary found{.id = id, .parent = row->id(6), .login = row->text(0), .name = row->text(1), .state = row->text(2), .package = row->text(3), .language = row->text(4),
                .owner = row->text(5), .created = row->text(8), .design = row->text(9), .address = row->text(11), .address_alone = row->flag(12), .has_second_step = row->flag(13), .version = static_cast<unsigned>(row->number(7)), .contact = {}, .domains = {}, .field_labels = {}};
  for (const std::string& domain : split(row->maybe_text(10).value_or(""), ' '))
    if (const std::size_t colon = domain.find(':'); colon != std::string::npos) found.domains.push_back({std::stoull(domain), domain.substr(colon + 1)});
  for (unsigned i = 0; i < fields.size(); ++i) found.contact.push_back(row->text(first_of_contact + i));
  for (unsigned i = 0; i < found.field_labels.size(); ++i) found.field_labels[i] = row->text(first_of_contact + static_cast<unsigned>(fields.size()) + i);
  return found;
}

Reseller reseller(Database& database, const Actor& actor, AccountId id) {
  auto row = database.select_one(
      "SELECT a.login, a.display_name, a.state, a.language, DATE(a.created_at), a.version, COALESCE(w.used, 0), COALESCE(c.company, ''), COALESCE(c.salutation, ''), "
      "COALESCE(c.first_name, ''), COALESCE(c.last_name, ''), COALESCE(c.street, ''), COALESCE(c.postcode, ''), COALESCE(c.town, ''), COALESCE(c.country, ''), "
      "COALESCE(c.phone, ''), COALESCE(c.fax, ''), COALESCE(c.email, ''), " +
          std::string(accounts::second_step_of_a) +
          " FROM account a JOIN account_scope s ON s.account_id = a.id AND s.root_id = ? "
      "LEFT JOIN allowance w ON w.account_id = a.id AND w.name = 'users' LEFT JOIN account_contact c ON c.account_id = a.id WHERE a.id = ? AND a.role = 'reseller' AND a.before_bin IS NULL",
      actor.scope(), id);
  if (!row) throw NotFound();
  Reseller found{.id = id, .login = row->text(0), .name = row->text(1), .state = row->text(2), .language = row->text(3), .created = row->text(4),
                 .users = row->id(6), .version = static_cast<unsigned>(row->number(5)), .contact = {}};
  std::string accounts::Contact::*const texts[]{&accounts::Contact::company, &accounts::Contact::salutation, &accounts::Contact::first_name, &accounts::Contact::last_name,
                                                &accounts::Contact::street,  &accounts::Contact::postcode,   &accounts::Contact::town,       &accounts::Contact::country,
                                                &accounts::Contact::phone,   &accounts::Contact::fax,        &accounts::Contact::email};
  unsigned column = 7;
  for (const auto& text : texts) found.contact.*text = row->text(column++);
  found.has_second_step = row->flag(column);
  return found;
}

}  // namespace hostler::users::store
