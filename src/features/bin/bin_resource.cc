// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/bin/bin_resource.h"

#include "features/bin/bin.h"
#include "features/bin/bin_store.h"
#include "features/context.h"
#include "features/feature.h"
#include "features/messages/message_pages.h"
#include "http/language.h"

namespace hostler::bin {
namespace {

Field read_only(const char* name, Text label, Text help) { return {.name = name, .label = std::move(label), .help = std::move(help)}; }

Object get(const Call& call, std::uint64_t id) {
  const auto line = store::read(call.database, call.actor, id);
  if (!line) throw NotFound();
  return {.id = id,
          .name = line->name,
          .values = {{"name", line->name}, {"kind", line->kind}, {"owner", line->owner}, {"by", line->by}, {"at", line->at}, {"leaves", line->leaves},
                     {"status", line->state}, {"reason", line->reason}, {"with", std::to_string(line->with)}}};
}

std::string label_of(const std::string& kind) {
  const BinKind* known = find_bin_kind(kind);
  return known ? translated(known->label) : kind;
}

Cell status_cell(const store::Line& line) {
  if (!line.reason.empty()) return {.text = translated(N_("Not removed yet")), .badge = "bad", .title = translated(line.reason)};
  if (line.state == "leaving") return {.text = translated(N_("Being removed")), .badge = "warn"};
  return {.text = translated(N_("In the bin")), .badge = "quiet"};
}

Cell moment_cell(const std::string& at) { return {.text = translated(messages::moment(at)), .title = at + " UTC"}; }

ShownRow shown(const store::Line& line) {
  const std::string id = std::to_string(line.id);
  const std::string with = line.with == 0 ? "" : " +" + std::to_string(line.with);
  ShownRow row{.id = id, .cells = {}, .name = line.name};
  row.cells = {{.text = line.name + with}, {.text = label_of(line.kind)}, {.text = line.owner}, {.text = line.by}, moment_cell(line.at), moment_cell(line.leaves), status_cell(line)};
  if (line.state == "in") row.actions.push_back({.label = N_("Restore"), .icon = "undo", .href = "/bin/" + id + "/restore"});
  if (line.state == "in" || !line.reason.empty()) row.actions.push_back({.label = N_("Remove for good"), .icon = "trash-2", .href = "/bin/" + id + "/purge"});
  return row;
}

std::vector<ShownRow> rows(Context&, const ListPage& page) {
  std::vector<ShownRow> rows;
  for (const Row& row : page.rows) rows.push_back(shown(store::line(row)));
  return rows;
}

Text intro(Context& context) {
  return {N_("What is deleted stays here for %1 days, out of use but with its name taken. Then it is removed for good."), {std::to_string(days(context.database))}};
}

}  // namespace

const Resource resource{
    .name = "bin",
    .noun = "bin",
    .see = see,
    .properties = {read_only("name", N_("Name"), N_("What was deleted.")), read_only("kind", N_("Kind"), N_("User, reseller or domain.")),
                   read_only("owner", N_("Belongs to"), N_("Whose it is.")), read_only("by", N_("Deleted by"), N_("Who deleted it.")),
                   read_only("at", N_("Deleted"), N_("When it was deleted.")), read_only("leaves", N_("Leaves the bin"), N_("From then on the nightly clean-up removes it for good.")),
                   read_only("status", N_("Status"), N_("In the bin, or being removed for good.")), read_only("reason", N_("Problem"), N_("Why it could not be removed yet.")),
                   read_only("with", N_("With it"), N_("How many others were deleted with it: they come back with it."))},
    .listing = [](const Actor&) { return store::listing(); },
    .query = [](const Call& call, const ListView&) { return store::query(call.actor); },
    .get = get,
    .find = [](const Call& call, const std::string& name) { return store::find(call.database, call.actor, name); },
    .acts = {{.name = "restore",
              .label = N_("Restore"),
              .icon = "undo",
              .permission = restore_permission,
              .done = N_("%1 is back, as it was before."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { restore(call.database, call.actor, id); },
              .title = N_("Restore %1"),
              .question = N_("Restore %1, with everything that was deleted with it? It will be exactly as it was before."),
              .done_many = N_("Restored: %1.")},
             {.name = "purge",
              .label = N_("Remove for good"),
              .icon = "trash-2",
              .permission = purge_permission,
              .done = N_("%1 is being removed for good."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { purge(call.database, call.actor, id); },
              .title = N_("Remove %1 for good"),
              .question = N_("Remove %1 for good, with everything that was deleted with it? Nobody can restore it here afterwards; the administrator keeps a backup for a while."),
              .done_many = N_("Being removed for good: %1."),
              .dangerous = true}},
    .path = "/bin",
    .title = N_("Recycle bin"),
    .rows = rows,
    .intro = intro,
    .links = {{.label = N_("Empty the recycle bin"), .href = "/bin/empty", .permission = purge_permission, .dangerous = true},
              {.label = N_("Settings"), .href = "/bin/settings", .permission = settings_permission}}};

}  // namespace hostler::bin
