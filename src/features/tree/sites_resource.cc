// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/tree/sites_resource.h"

#include "base/text.h"
#include "features/context.h"
#include "features/domains/domains.h"
#include "features/folders/folders.h"
#include "features/sites/sites.h"
#include "features/tree/tree_store.h"
#include "http/language.h"

namespace hostler::tree {
namespace {

// Positions of the list's columns.
enum : unsigned { name_column, user_column, target_column, status_column, owner_column };

Object get(const Call& call, std::uint64_t id) {
  const sites::Site site = sites::get(call.database, call.actor, id);
  return {.id = id, .name = domains::readable(site.name), .values = {{"name", site.name}, {"target", site.redirect.empty() ? site.folder : site.redirect}}};
}

Cell status_cell(const std::string& status) {
  if (status == "live") return {.text = translated(N_("Live")), .badge = "good"};
  if (status == "locked") return {.text = translated(N_("Locked")), .badge = "bad"};
  return {.text = translated(status == "removing" ? N_("Being removed") : N_("Being set up")), .badge = "warn"};
}

std::vector<ShownRow> rows(Context& context, const ListPage& page) {
  std::vector<ShownRow> shown;
  for (const Row& row : page.rows) {
    const std::string id = row.text(static_cast<unsigned>(row.size()) - 1), &name = row.text(name_column), &user = row.text(user_column);
    ShownRow line{.id = id, .cells = {}, .name = domains::readable(name)};
    line.cells = {{.text = line.name, .href = "/domains/" + id, .title = name}, {.text = user, .href = "/users?search=" + url_encoded(user)}, {.text = row.text(target_column)}, status_cell(row.text(status_column))};
    if (context.actor.role == Role::admin) line.cells.push_back({.text = row.text(owner_column)});
    line.actions = {{.label = N_("File in a folder"), .icon = "folder", .href = "/sites/" + id + "/folder"}};
    shown.push_back(std::move(line));
  }
  return shown;
}

}  // namespace

const Resource sites_resource{.name = "sites",
                              .noun = "site",
                              .see = see_sites,
                              .properties = {{.name = "name", .label = N_("Domain"), .help = N_("The name of the site, in A-labels.")},
                                             {.name = "target", .label = N_("Shows"), .help = N_("The folder it is served from, or the address visitors are sent on to.")}},
                              .listing = store::sites,
                              .query = [](const Call& call, const ListView& view) { return store::sites_of(call.actor, view, sites::count(call.database, call.actor.scope())); },
                              .get = get,
                              .acts = {folders::act(folders::Kind::site, see_sites)},
                              .path = "/sites",
                              .title = N_("All sites"),
                              .rows = rows};

}  // namespace hostler::tree
