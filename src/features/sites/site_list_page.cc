// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "features/domains/domains.h"
#include "features/jobs/jobs.h"
#include "features/sites/site_pages.h"
#include "features/sites/site_store.h"
#include "http/language.h"
#include "http/listing.h"

namespace hostler::sites {
namespace {

// Positions of store::listing(); the user, where there is one, comes behind them.
enum : unsigned { name_column, kind_column, target_column, status_column, user_column };

std::uint64_t id_of(const Row& row) { return row.id(static_cast<unsigned>(row.size()) - 1); }

using Refusals = std::map<std::uint64_t, std::string>;

bool is_pending(const Row& row) { return row.text(status_column) == "pending" || row.text(status_column) == "removing"; }

Cell status_cell(const Row& row, const Refusals& refusals) {
  const std::string& status = row.text(status_column);
  const auto refused = refusals.find(id_of(row));
  if (refused != refusals.end() && is_pending(row)) return {.text = translated(N_("Refused")), .badge = "bad", .title = refused->second};
  if (status == "removing") return {.text = translated(N_("Being removed")), .badge = "warn"};
  if (status == "pending") return {.text = translated(N_("Being set up")), .badge = "warn"};
  if (status == "locked") return {.text = translated(N_("Locked")), .badge = "bad"};
  return {.text = translated(N_("Live")), .badge = "good"};
}

ShownRow shown(const Row& row, const Refusals& refusals, bool with_user) {
  const std::string id = std::to_string(id_of(row));
  const std::string& name = row.text(name_column);
  const domains::Kind kind = domains::kind_from(row.text(kind_column));
  ShownRow line{.id = id, .cells = {}, .name = domains::readable(name)};
  line.cells = {{.text = line.name, .href = "/domains/" + id, .title = name},
                {.text = translated(domains::label(kind))},
                {.text = row.text(target_column)},
                status_cell(row, refusals)};
  if (with_user) line.cells.push_back({.text = row.text(user_column)});
  if (row.text(status_column) == "removing") return line;
  // Its settings are the link in the first column.
  if (kind == domains::Kind::domain) line.actions.push_back({.label = N_("New subdomain"), .icon = "plus", .href = "/domains/" + id + "/subdomain"});
  line.actions.push_back({.label = N_("Delete"), .icon = "trash-2", .href = "/domains/" + id + "/delete"});
  return line;
}

}  // namespace

Response list_page(Context& context) {
  const bool with_user = context.actor.role != Role::user;
  const Listing listing = store::listing(context.actor);
  const ListView wanted = read_list_view(listing, context.request.query);
  const ListPage page = fetch(context.database, listing, store::list(context.actor, count(context.database, context.actor.scope())), wanted);
  const bool any_pending = std::any_of(page.rows.begin(), page.rows.end(), is_pending);
  const Refusals refusals = any_pending ? jobs::refusals(context.database, context.actor, "site.apply") : Refusals();
  const bool changing = std::any_of(page.rows.begin(), page.rows.end(), [&](const Row& row) { return is_pending(row) && !refusals.contains(id_of(row)); });
  return show(context, {.title = N_("Domains"), .template_name = "sites/site_list.tpl"}, [&](View view) {
    std::vector<ShownRow> rows;
    for (const Row& row : page.rows) rows.push_back(shown(row, refusals, with_user));
    View list = view.include("LIST", "parts/list.tpl");
    if (changing) list.show("LIVE");
    if (changing && wanted.search.empty()) list.show("RELOADS");  // else somebody may be typing
    View button = list.add("NEW");
    button.set("NEW_HREF", std::string_view("/domains/new"));
    button.set("NEW_LABEL", Text(N_("New domain")));
    hostler::show(list, listing, wanted, page, rows);
  });
}

}  // namespace hostler::sites
