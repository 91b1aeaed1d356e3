// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/context.h"
#include "features/directories/directories.h"
#include "features/directories/directory.h"
#include "features/directories/directory_resources.h"
#include "features/directories/directory_store.h"
#include "requests/names.h"

namespace hostler::directories {
namespace {

Form visitor_form(const Call& call) {
  Field directory{.name = "directory", .label = N_("Protected folder"), .help = N_("The folder the visitor may enter."), .kind = Field::Kind::choice, .required = true};
  for (const auto& [id, label] : store::choices(call.database, call.actor)) directory.choices.push_back({std::to_string(id), Text("%1", {label})});
  if (directory.choices.empty()) directory.hint = N_("Protect a folder first.");
  std::vector<Field> fields{std::move(directory)};
  for (Field& field : user_fields()) fields.push_back(std::move(field));
  return Form(std::move(fields));
}

Form password_form(const Call&, std::uint64_t) { return Form({user_fields().back(), version_field()}); }

Object get_one(const Call& call, std::uint64_t id) {
  const Visitor visitor = get_visitor(call.database, call.actor, id);
  return {.id = id, .name = visitor.name, .values = {{"name", visitor.name}, {"directory", std::to_string(visitor.directory)}, {"folder", visitor.folder}, {"version", std::to_string(visitor.version)}}};
}

Made make(const Call& call, const FormValues& values) {
  const auto id = requests::Number::parse(values["directory"]);
  if (!id) throw Refused(N_("Protect a folder first."), "directory");
  try {
    return {.id = add_visitor(call.database, call.actor, std::stoull(id->text()), values["name"], values["password"])};
  } catch (const NotFound&) {
    throw Refused(N_("There is no such protected folder."), "directory");
  }
}

std::vector<ShownRow> rows(Context& context, const ListPage& page) {
  enum : unsigned { name, folder, user };
  const bool edits = context.may(edit);
  std::vector<ShownRow> shown;
  for (const Row& row : page.rows) {
    const std::string id = row.text(static_cast<unsigned>(row.size()) - 1);
    ShownRow line{.id = id, .cells = {}, .name = row.text(name)};
    line.cells = {{.text = row.text(name), .href = edits ? "/directory-visitors/" + id : ""}, {.text = row.text(folder)}};
    if (context.actor.role != Role::user) line.cells.push_back({.text = row.text(user)});
    if (edits) line.actions = {{.label = N_("Change password"), .icon = "key-round", .href = "/directory-visitors/" + id}, {.label = N_("Remove"), .icon = "trash-2", .href = "/directory-visitors/" + id + "/delete"}};
    shown.push_back(std::move(line));
  }
  return shown;
}

}  // namespace

const Resource visitor_resource{
    .name = "directory-visitors",
    .noun = "directory-visitor",
    .see = see,
    .properties = {{.name = "name", .label = N_("Visitor")}, {.name = "directory", .label = N_("Protected folder"), .help = N_("The number of the protected folder.")}, {.name = "folder", .label = N_("Folder")}},
    .listing = store::visitor_listing,
    .query = [](const Call& call, const ListView&) { return store::visitor_query(call.actor); },
    .get = get_one,
    .creation = {.permission = edit, .label = N_("New visitor"), .done = N_("The visitor is added."), .form = visitor_form, .run = make},
    .acts = {{.name = "change",
              .label = N_("Change password"),
              .icon = "key-round",
              .permission = edit,
              .done = N_("The visitor's password is changed."),
              .run = [](const Call& call, std::uint64_t id,
                        const FormValues& values) { change_password(call.database, call.actor, id, values["password"], static_cast<unsigned>(values.number("version"))); },
              .form = password_form,
              .title = N_("Password of visitor %1")},
             {.name = "delete",
              .label = N_("Remove"),
              .icon = "trash-2",
              .permission = edit,
              .done = N_("The visitor is removed."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { remove_visitor(call.database, call.actor, id); },
              .title = N_("Remove visitor"),
              .question = N_("Remove the visitor %1? The password opens the folder no more."),
              .dangerous = true}},
    .path = "/directory-visitors",
    .title = N_("Visitors with passwords"),
    .rows = rows,
    .links = {{.label = N_("Protected folders"), .href = "/protected-directories", .permission = see}}};

}  // namespace hostler::directories
