// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include "features/accounts/accounts.h"
#include "features/allowances/allowances.h"
#include "features/domains/domains.h"
#include "features/selection.h"
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
  actions.push_back({.label = N_("Log in as this user"), .icon = "log-in", .href = "/login-as/" + std::to_string(user.id), .post = true});
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
std::vector<ShownRow> shown(Context& context, const ListPage& page) {
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

}  // namespace

Cell state_cell(const std::string& state) {
  if (state == "active") return {.text = translated(N_("Active")), .badge = "good"};
  if (state == "locked") return {.text = translated(N_("Locked")), .badge = "warn"};
  return {.text = translated(N_("Being deleted")), .badge = "bad"};
}

Response list_page(Context& context) {
  const Listing listing = store::user_listing(context.actor);
  const ListView view = read_list_view(listing, context.request.query);
  auto total = static_cast<std::uint64_t>(allowances::used(context.database, context.actor.scope(), "users"));
  const ListPage found = fetch(context.database, listing, store::user_query(context.actor, view, total), view);
  const std::vector<ShownRow> rows = shown(context, found);
  return show(context, {.title = N_("Users"), .template_name = "users/user_list.tpl"}, [&](View page) {
    View list = page.include("LIST", "parts/list.tpl");
    View button = list.add("NEW");
    button.set("NEW_HREF", std::string("/users/new"));
    button.set("NEW_LABEL", Text(N_("Create user")));
    show(list, listing, view, found, rows);
  });
}

Response group_action(Context& context) {
  Selection selection = read_selection(store::user_listing(context.actor), context.request.form);
  if (selection.action.empty() || selection.ids.empty()) return done(context, "/users", N_("Nothing was selected, so nothing was changed."));
  const bool lock = selection.action == "lock";
  in_transaction(context.database, [&] {
    for (AccountId id : selection.ids) {
      if (accounts::get(context.database, context.actor, id).role != Role::user) throw NotFound();
      lock ? accounts::lock(context.database, context.actor, id) : accounts::unlock(context.database, context.actor, id);
    }
  });
  return done(context, "/users", Text(lock ? N_("Users locked: %1.") : N_("Users unlocked: %1."), {std::to_string(selection.ids.size())}));
}

Response reseller_list_page(Context& context) {
  const Listing listing = store::reseller_listing();
  const ListView view = read_list_view(listing, context.request.query);
  auto total = static_cast<std::uint64_t>(allowances::used(context.database, context.actor.scope(), "resellers"));
  const ListPage found = fetch(context.database, listing, store::reseller_query(context.actor, total), view);
  std::vector<ShownRow> rows;
  for (const Row& row : found.rows) {
    store::ResellerLine reseller = store::reseller_line(row);
    ShownRow line{.id = std::to_string(reseller.id), .cells = {}, .name = reseller.login};
    line.cells = {{.text = reseller.login}, {.text = reseller.name}, {.text = std::to_string(reseller.users)}, state_cell(reseller.state)};
    line.actions = {{.label = N_("Log in as this reseller"), .icon = "log-in", .href = "/login-as/" + line.id, .post = true}};
    rows.push_back(std::move(line));
  }
  return show(context, {.title = N_("Resellers"), .template_name = "users/reseller_list.tpl"},
              [&](View page) { show(page.include("LIST", "parts/list.tpl"), listing, view, found, rows); });
}

}  // namespace hostler::users
