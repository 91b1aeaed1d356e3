// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/folders/folder_resource.h"

#include "base/text.h"
#include "features/context.h"
#include "features/folders/folder_store.h"
#include "features/folders/folders.h"

namespace hostler::folders {
namespace {

constexpr std::size_t most_names = 500;

Field name_field() { return {.name = "name", .label = N_("Name"), .help = N_("Only you see it."), .required = true, .most_characters = 100}; }

Form file_form(const Call&, std::uint64_t) {
  return Form({{.name = "objects",
                .label = N_("Accounts and sites"),
                .help = N_("Logins like web7 and domains like example.org, one a line. They lie in this folder then, and in no other of yours."),
                .kind = Field::Kind::multiline,
                .required = true,
                .most_characters = 50'000}});
}

void file_all(const Call& call, std::uint64_t id, const FormValues& values) {
  std::vector<std::string> names;
  for (const std::string& line : split(values["objects"], '\n'))
    if (!trimmed(line).empty()) names.push_back(trimmed(line));
  if (names.size() > most_names) throw Refused(Text(N_("At most %1 at once."), {std::to_string(most_names)}), "objects");
  file_by_name(call.database, call.actor, id, names);
}

Object get_one(const Call& call, std::uint64_t id) {
  const Folder folder = get(call.database, call.actor, id);
  return {.id = id, .name = folder.name, .values = {{"name", folder.name}, {"version", std::to_string(folder.version)}}};
}

std::vector<ShownRow> rows(Context& context, const ListPage& page) {
  std::vector<ShownRow> shown;
  for (const Row& row : page.rows) {
    const std::string id = row.text(static_cast<unsigned>(row.size()) - 1), name = row.text(0), chosen = "?folder=" + url_encoded(name);
    ShownRow line{.id = id, .cells = {}, .name = name};
    line.cells = {{.text = name, .href = "/folders/" + id}, {.text = row.text(1), .href = "/users" + chosen}, {.text = row.text(2)}, {.text = row.text(3), .href = "/sites" + chosen}};
    if (context.actor.role == Role::admin) line.cells[2].href = "/resellers" + chosen;
    line.actions = {{.label = N_("Put something in"), .icon = "plus", .href = "/folders/" + id + "/file"},
                    {.label = N_("Rename"), .icon = "pencil", .href = "/folders/" + id},
                    {.label = N_("Delete"), .icon = "trash-2", .href = "/folders/" + id + "/delete"}};
    shown.push_back(std::move(line));
  }
  return shown;
}

}  // namespace

const Resource resource{
    .name = "folders",
    .noun = "folder",
    .see = see,
    .listing = [](const Actor&) { return store::listing(); },
    .query = [](const Call& call, const ListView&) { return store::query(call.actor.scope()); },
    .get = get_one,
    .find = [](const Call& call, const std::string& name) { return store::find_by_name(call.database, call.actor.scope(), name); },
    .creation = {.permission = edit,
                 .label = N_("New folder"),
                 .done = N_("The folder is created."),
                 .form = [](const Call&) { return Form({name_field()}); },
                 .run = [](const Call& call, const FormValues& values) -> Made { return {.id = create(call.database, call.actor, values["name"])}; }},
    .acts = {{.name = "change",
              .label = N_("Rename"),
              .icon = "pencil",
              .permission = edit,
              .done = N_("The folder is renamed."),
              .run =
                  [](const Call& call, std::uint64_t id, const FormValues& values) {
                    rename(call.database, call.actor, {.id = id, .name = values["name"], .version = static_cast<unsigned>(values.number("version"))});
                  },
              .form = [](const Call&, std::uint64_t) { return Form({name_field(), version_field()}); }},
             {.name = "file",
              .label = N_("Put something in"),
              .icon = "plus",
              .permission = edit,
              .done = N_("It lies in the folder %1 now."),
              .run = file_all,
              .form = file_form,
              .title = N_("Put something into %1")},
             {.name = "delete",
              .label = N_("Delete"),
              .icon = "trash-2",
              .permission = edit,
              .done = N_("The folder is deleted."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { remove(call.database, call.actor, id); },
              .title = N_("Delete folder"),
              .question = N_("Delete the folder %1? What lies in it stays, in no folder."),
              .done_many = N_("Folders deleted: %1."),
              .dangerous = true}},
    .path = "/folders",
    .title = N_("Folders"),
    .rows = rows};

}  // namespace hostler::folders
