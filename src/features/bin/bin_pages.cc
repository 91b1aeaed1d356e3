// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/bin/bin_pages.h"

#include "features/bin/bin.h"
#include "features/bin/bin_resource.h"
#include "features/bin/bin_store.h"
#include "features/messages/message_pages.h"
#include "features/resource_pages.h"
#include "http/language.h"

namespace hostler::bin {
namespace {

const std::vector<Crumb> below_list{{N_("Recycle bin"), "/bin"}};

std::string label_of(const std::string& kind) {
  const BinKind* known = find_bin_kind(kind);
  return known ? translated(known->label) : kind;
}

Cell status_cell(const store::Line& line) {
  if (!line.reason.empty()) return {.text = translated(N_("Not removed yet")), .badge = "bad", .title = line.reason};
  if (line.state == "leaving") return {.text = translated(N_("Being removed")), .badge = "warn"};
  return {.text = translated(N_("In the bin")), .badge = "quiet"};
}

Cell moment_cell(const std::string& at) { return {.text = translated(messages::moment(at)), .title = at + " UTC"}; }

ShownRow shown(const store::Line& line) {
  const std::string id = std::to_string(line.id);
  ShownRow row{.id = id, .cells = {}, .name = line.name};
  row.cells = {{.text = line.name}, {.text = label_of(line.kind)}, {.text = line.owner}, {.text = line.by}, moment_cell(line.at), moment_cell(line.leaves), status_cell(line),
               {.text = translated(line.reason)}, {.text = line.with == 0 ? "" : std::to_string(line.with)}};
  if (line.state == "in") row.actions.push_back({.label = N_("Restore"), .icon = "undo", .href = "/bin/" + id + "/restore"});
  if (line.state == "in" || !line.reason.empty()) row.actions.push_back({.label = N_("Remove for good"), .icon = "trash-2", .href = "/bin/" + id + "/purge"});
  return row;
}

Form settings_form() {
  Field days{.name = "days",
             .label = N_("Days in the recycle bin"),
             .help = N_("So long what was deleted can be restored. After that it is removed for good, and a backup of it is kept for as long again. It holds for what is deleted from now on."),
             .kind = Field::Kind::number,
             .required = true,
             .most_characters = 4,
             .check = whole_number(1, 3650)};
  return Form({std::move(days)});
}

Response show_settings(Context& context, const Form& form, const FormValues& values) {
  return show(context, {.title = N_("Recycle bin settings"), .template_name = "bin/bin_settings.tpl", .path = below_list, .status = values.ok() ? 200 : 422},
              [&](View view) { form.show(view.include("FORM", "parts/form.tpl"), values); });
}

}  // namespace

Response list_page(Context& context) {
  const Listing listing = store::listing();
  const ListView view = read_list_view(listing, context.request.query);
  const ListPage found = fetch(context.database, listing, store::query(context.actor), view);
  std::vector<ShownRow> rows;
  for (const Row& row : found.rows) rows.push_back(shown(store::line(row)));
  const std::int64_t days = bin::days(context.database);
  return show(context, {.title = N_("Recycle bin"), .template_name = "bin/bin_list.tpl"}, [&](View page) {
    page.set("HOW_LONG", Text(N_("What is deleted stays here for %1 days, out of use but with its name taken. Then it is removed for good."), {std::to_string(days)}));
    if (!rows.empty()) page.show("EMPTY");
    if (settings_permission.allows(context.actor)) page.show("SETTINGS");
    show(page.include("LIST", "parts/list.tpl"), listing, view, found, rows);
  });
}

Response empty_page(Context& context) {
  return show(context, {.title = N_("Empty the recycle bin"), .template_name = "bin/bin_empty.tpl", .path = below_list}, [](View) {});
}

Response empty_action(Context& context) {
  Form({}).read(context.request.form);
  const std::uint64_t count = empty(context.database, context.actor);
  return done(context, "/bin", Text(N_("Being removed for good: %1."), {std::to_string(count)}));
}

Response settings_page(Context& context) {
  const Form form = settings_form();
  FormValues values = form.blank();
  values.set("days", std::to_string(days(context.database)));
  return show_settings(context, form, values);
}

Response settings_action(Context& context) {
  return submit(
      context, settings_form(),
      [&](const FormValues& values) {
        set_days(context.database, context.actor, values.number("days"));
        return done(context, "/bin", N_("The settings are saved."));
      },
      [&](const Form& form, const FormValues& values) { return show_settings(context, form, values); });
}

}  // namespace hostler::bin
