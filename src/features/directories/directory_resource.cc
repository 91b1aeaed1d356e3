// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/accounts.h"
#include "features/context.h"
#include "features/directories/directories.h"
#include "features/directories/directory.h"
#include "features/directories/directory_resources.h"
#include "features/directories/directory_store.h"

namespace hostler::directories {
namespace {

Form protect_form(const Call& call) {
  std::vector<Field> fields = accounts::user_fields(call.actor);
  fields.push_back(folder_field());
  fields.push_back(realm_field());
  return Form(std::move(fields));
}

Object get_one(const Call& call, std::uint64_t id) {
  const Directory directory = get(call.database, call.actor, id);
  return {.id = id, .name = directory.folder, .values = {{"folder", directory.folder}, {"realm", directory.realm}, {"version", std::to_string(directory.version)}}};
}

Made make(const Call& call, const FormValues& values) {
  return {.id = protect(call.database, call.actor, {.account = accounts::user_from(call.database, call.actor, values), .folder = values["folder"], .realm = values["realm"]})};
}

std::vector<ShownRow> rows(Context& context, const ListPage& page) {
  enum : unsigned { folder, realm, visitors, user };
  const bool edits = context.may(edit);
  std::vector<ShownRow> shown;
  for (const Row& row : page.rows) {
    const std::string id = row.text(static_cast<unsigned>(row.size()) - 1);
    ShownRow line{.id = id, .cells = {}, .name = row.text(folder)};
    line.cells = {{.text = row.text(folder), .href = edits ? "/protected-directories/" + id : ""}, {.text = row.text(realm)}, {.text = row.text(visitors), .href = "/directory-visitors"}};
    if (context.actor.role != Role::user) line.cells.push_back({.text = row.text(user)});
    if (edits)
      line.actions = {{.label = N_("New visitor"), .icon = "user-plus", .href = "/directory-visitors/new?directory=" + id},
                      {.label = N_("Open again"), .icon = "trash-2", .href = "/protected-directories/" + id + "/delete"}};
    shown.push_back(std::move(line));
  }
  return shown;
}

}  // namespace

const Resource directory_resource{
    .name = "protected-directories",
    .noun = "protected-directory",
    .see = see,
    .properties = {{.name = "folder", .label = N_("Folder")}},
    .listing = store::directory_listing,
    .query = [](const Call& call, const ListView&) { return store::directory_query(call.actor); },
    .get = get_one,
    .creation = {.permission = edit, .label = N_("Protect a folder"), .done = N_("The folder is protected. Add the visitors who may enter."), .form = protect_form, .run = make},
    .acts = {{.name = "change",
              .label = N_("Change"),
              .icon = "pencil",
              .permission = edit,
              .done = N_("The name of the protected area is changed."),
              .run = [](const Call& call, std::uint64_t id,
                        const FormValues& values) { change_realm(call.database, call.actor, id, values["realm"], static_cast<unsigned>(values.number("version"))); },
              .form = [](const Call&, std::uint64_t) { return Form({realm_field(), version_field()}); },
              .title = N_("Protected folder %1")},
             {.name = "delete",
              .label = N_("Open again"),
              .icon = "trash-2",
              .permission = edit,
              .done = N_("The folder is open again."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { unprotect(call.database, call.actor, id); },
              .title = N_("Open a folder again"),
              .question = N_("Let everybody see the folder %1 again? Its visitors and their passwords are forgotten."),
              .dangerous = true}},
    .path = "/protected-directories",
    .title = N_("Protected folders"),
    .rows = rows,
    .intro = [](Context&) { return Text(N_("Visitors see these folders, with all that lies in them, only with a name and a password.")); },
    .links = {{.label = N_("Visitors"), .href = "/directory-visitors", .permission = see}}};

}  // namespace hostler::directories
