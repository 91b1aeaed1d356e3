// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/accounts.h"
#include "features/context.h"
#include "features/directories/directories.h"
#include "features/directories/directory.h"
#include "features/directories/directory_resources.h"
#include "features/directories/directory_store.h"
#include "http/language.h"

namespace hostler::directories {
namespace {

Field status_field() {
  return {.name = "status", .label = N_("Error"), .help = N_("What goes wrong when the page is shown."), .kind = Field::Kind::choice, .choices = statuses(), .initial = "404"};
}

Form new_form(const Call& call) {
  std::vector<Field> fields = accounts::user_fields(call.actor);
  fields.push_back(folder_field());
  fields.push_back(status_field());
  for (Field& field : page_fields()) fields.push_back(std::move(field));
  return Form(std::move(fields));
}

Form change_form(const Call&, std::uint64_t) {
  std::vector<Field> fields = page_fields();
  fields.push_back(version_field());
  return Form(std::move(fields));
}

Object get_one(const Call& call, std::uint64_t id) {
  const ErrorPage page = get_page(call.database, call.actor, id);
  return {.id = id,
          .name = std::to_string(page.status) + " " + page.folder,
          .values = {{"folder", page.folder}, {"status", std::to_string(page.status)}, {"target", page.target}, {"page", page.page}, {"version", std::to_string(page.version)}}};
}

Made make(const Call& call, const FormValues& values) {
  return {.id = add_page(call.database, call.actor,
                         {.account = accounts::user_from(call.database, call.actor, values),
                          .folder = values["folder"],
                          .status = static_cast<unsigned>(std::stoul(values["status"])),
                          .target = values["target"],
                          .page = values["page"]})};
}

void change(const Call& call, std::uint64_t id, const FormValues& values) {
  change_page(call.database, call.actor, id, {.target = values["target"], .page = values["page"], .version = static_cast<unsigned>(values.number("version"))});
}

std::vector<ShownRow> rows(Context& context, const ListPage& page) {
  enum : unsigned { folder, status, target, user };
  const bool edits = context.may(edit);
  std::vector<ShownRow> shown;
  for (const Row& row : page.rows) {
    const std::string id = row.text(static_cast<unsigned>(row.size()) - 1), &place = row.text(target);
    ShownRow line{.id = id, .cells = {}, .name = row.text(status) + " " + row.text(folder)};
    line.cells = {{.text = row.text(folder), .href = edits ? "/error-pages/" + id : ""}, {.text = row.text(status)}, {.text = place.empty() ? translated(N_("Typed here")) : place}};
    if (context.actor.role != Role::user) line.cells.push_back({.text = row.text(user)});
    if (edits) line.actions = {{.label = N_("Change"), .icon = "pencil", .href = "/error-pages/" + id}, {.label = N_("Delete"), .icon = "trash-2", .href = "/error-pages/" + id + "/delete"}};
    shown.push_back(std::move(line));
  }
  return shown;
}

}  // namespace

const Resource page_resource{
    .name = "error-pages",
    .noun = "error-page",
    .see = see,
    .properties = {{.name = "folder", .label = N_("Folder")}, {.name = "status", .label = N_("Error")}},
    .listing = store::page_listing,
    .query = [](const Call& call, const ListView&) { return store::page_query(call.actor); },
    .get = get_one,
    .creation = {.permission = edit, .label = N_("New error page"), .done = N_("The error page is being set up."), .form = new_form, .run = make},
    .acts = {{.name = "change",
              .label = N_("Change"),
              .icon = "pencil",
              .permission = edit,
              .done = N_("The error page is changed."),
              .run = change,
              .form = change_form,
              .title = N_("Error page %1")},
             {.name = "delete",
              .label = N_("Delete"),
              .icon = "trash-2",
              .permission = edit,
              .done = N_("Visitors see the usual page again."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { remove_page(call.database, call.actor, id); },
              .title = N_("Delete error page"),
              .question = N_("Show the server's usual page for %1 again?"),
              .dangerous = true}},
    .path = "/error-pages",
    .title = N_("Own error pages"),
    .rows = rows,
    .intro = [](Context&) { return Text(N_("What visitors see when something goes wrong in a folder or below it. They count before what .htaccess says.")); }};

}  // namespace hostler::directories
