// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/users/reseller_resource.h"

#include "features/allowances/allowances.h"
#include "features/users/reseller_pages.h"
#include "features/users/user_pages.h"
#include "features/users/user_store.h"
#include "http/language.h"

namespace hostler::resellers {
namespace {

namespace store = users::store;

ListQuery query(const Call& call, const ListView&) {
  return store::reseller_query(call.actor, static_cast<std::uint64_t>(allowances::used(call.database, call.actor.scope(), "resellers")));
}

Object get(const Call& call, std::uint64_t id) { return object_of(store::reseller(call.database, call.actor, id), allowances::of(call.database, call.actor, id)); }

std::optional<std::uint64_t> find(const Call& call, const std::string& login) { return store::find_by_login(call.database, call.actor, Role::reseller, login); }

std::vector<ShownRow> rows(Context&, const ListPage& page) {
  std::vector<ShownRow> shown;
  for (const Row& row : page.rows) {
    const store::ResellerLine reseller = store::reseller_line(row);
    const std::string id = std::to_string(reseller.id), path = "/resellers/" + id;
    ShownRow line{.id = id, .cells = {}, .name = reseller.login};
    line.cells = {{.text = reseller.login, .href = path}, {.text = reseller.name}, {.text = std::to_string(reseller.users)}, users::state_cell(reseller.state), over_cell(reseller.over)};
    line.actions = {{.label = N_("Log in as this reseller"), .icon = "log-in", .href = "/login-as/" + id, .post = true}};
    if (reseller.state == "active") line.actions.push_back({.label = N_("Lock"), .icon = "lock", .href = path + "/lock"});
    if (reseller.state == "locked") line.actions.push_back({.label = N_("Unlock"), .icon = "lock-open", .href = path + "/unlock", .post = true});
    line.actions.push_back({.label = N_("Change"), .icon = "pencil", .href = path + "/change"});
    shown.push_back(std::move(line));
  }
  return shown;
}

}  // namespace

const Resource resource{
    .name = "resellers",
    .noun = "reseller",
    .see = see,
    .properties = {{.name = "login", .label = N_("Login"), .help = N_("Given by the system; it never changes.")},
                   {.name = "state", .label = N_("Status"), .help = N_("Whether he can log in.")},
                   {.name = "user_count", .label = N_("Users"), .help = N_("How many users he has.")},
                   {.name = "created", .label = N_("Created"), .help = N_("The day on which it was made.")}},
    .listing = [](const Actor&) { return store::reseller_listing(); },
    .query = query,
    .get = get,
    .find = find,
    .creation = creation(),
    .acts = acts(),
    .path = "/resellers",
    .title = N_("Resellers"),
    .own_object_page = true,
    .rows = rows};

}  // namespace hostler::resellers
