// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/users/user_resource.h"

#include <map>

#include "base/text.h"
#include "features/allowances/allowances.h"
#include "features/domains/domains.h"
#include "features/resource_pages.h"
#include "features/users/user_pages.h"
#include "features/users/user_store.h"
#include "http/language.h"

namespace hostler::users {
namespace {

std::string address(AccountId id, const char* below = "") { return "/users/" + std::to_string(id) + below; }

std::vector<RowAction> actions_for(const store::UserLine& user) {
  // His page is the link in the first column; an icon for it as well would make the page a fifth heavier.
  std::vector<RowAction> actions;
  if (user.state == "removing") return actions;
  bool locked = user.state == "locked";
  actions.push_back({.label = N_("Log in as"), .icon = "log-in", .href = "/login-as/" + std::to_string(user.id), .post = true});
  actions.push_back({.label = locked ? N_("Unlock") : N_("Lock"), .icon = locked ? "lock-open" : "lock", .href = address(user.id, locked ? "/unlock" : "/lock"), .post = true});
  actions.push_back({.label = N_("Delete"), .icon = "trash-2", .href = address(user.id, "/delete")});
  return actions;
}

std::string names_of(const std::map<AccountId, domains::Brief>& names, AccountId id) {
  auto found = names.find(id);
  if (found == names.end()) return "";
  std::string first = domains::readable(found->second.first);
  return found->second.count == 1 ? first : first + " +" + std::to_string(found->second.count - 1);
}

ShownRow shown(const store::UserLine& user, const std::string& names, bool with_owner) {
  ShownRow row{.id = std::to_string(user.id), .cells = {}, .actions = actions_for(user), .name = user.login};
  row.cells = {{.text = user.login, .href = address(user.id)}, {.text = user.name}, {.text = names}, {.text = user.package}, state_cell(user.state)};
  if (with_owner) row.cells.push_back({.text = user.owner});
  return row;
}

/// The users of one page; their domains come in one statement.
std::vector<ShownRow> rows(Context& context, const ListPage& page) {
  std::vector<store::UserLine> users;
  std::vector<AccountId> ids;
  for (const Row& row : page.rows) {
    users.push_back(store::user_line(row));
    ids.push_back(users.back().id);
  }
  std::map<AccountId, domains::Brief> names;
  for (domains::Brief& brief : domains::briefs(context.database, context.actor, ids)) names[brief.account] = std::move(brief);
  std::vector<ShownRow> rows;
  for (const store::UserLine& user : users) rows.push_back(shown(user, names_of(names, user.id), context.actor.role == Role::admin));
  return rows;
}

ListQuery query(const Call& call, const ListView& view) {
  return store::user_query(call.actor, view, static_cast<std::uint64_t>(allowances::used(call.database, call.actor.scope(), "users")));
}

Object get(const Call& call, std::uint64_t id) { return object_of(store::summary(call.database, call.actor, id), allowances::of(call.database, call.actor, id)); }

std::optional<std::uint64_t> find(const Call& call, const std::string& login) { return store::find_by_login(call.database, call.actor, Role::user, login); }

}  // namespace

Object object_of(const store::Summary& user, const allowances::Grants& grants) {
  Object object{.id = user.id, .name = user.login};
  std::vector<std::string> names;
  for (const store::Summary::Domain& domain : user.domains) names.push_back(domain.name);
  object.values = {{"login", user.login},       {"state", user.state},     {"reseller", user.owner},     {"package", user.package},
                   {"language", user.language.empty() ? current_language() : user.language}, {"created", user.created}, {"domain_names", join(names, " ")}, {"version", std::to_string(user.version)}, {"design", user.design}, {"address", user.address}, {"address_alone", user.address_alone ? "1" : ""}};
  const std::vector<Field> fields = accounts::contact_fields();
  for (std::size_t i = 0; i < fields.size(); ++i) object.values[fields[i].name] = fields[i].kind == Field::Kind::check && user.contact[i] == "0" ? "" : user.contact[i];
  for (const auto& [name, value] : allowances::written(grants)) object.values[name] = value;
  return object;
}

const Resource resource{
    .name = "users",
    .noun = "user",
    .see = see,
    .properties = {{.name = "login", .label = N_("Login"), .help = N_("Given by the system; it never changes.")},
                   {.name = "state", .label = N_("Status"), .help = N_("Whether the user can log in and his sites are shown.")},
                   {.name = "reseller", .label = N_("Reseller"), .help = N_("The login of the reseller; empty: the server's own user.")},
                   {.name = "domain_names", .label = N_("Domains"), .help = N_("The user's domains, with spaces between them.")},
                   {.name = "created", .label = N_("Created"), .help = N_("The day on which it was made.")}},
    .listing = store::user_listing,
    .query = query,
    .get = get,
    .find = find,
    .creation = creation(),
    .acts = acts(),
    .path = "/users",
    .title = N_("Users"),
    .own_object_page = true,
    .own_new_page = true,
    .rows = rows};

}  // namespace hostler::users
