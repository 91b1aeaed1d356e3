// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/packages/package_resource.h"

#include "features/packages/package_store.h"
#include "features/packages/packages.h"

namespace hostler::packages {
namespace {

/// The name, then everything the owner may give.
Form form(const Call& call) {
  const Form grants = allowances::grants_form(call.database, call.actor, call.actor.scope());
  std::vector<Field> fields{{.name = "name", .label = N_("Name"), .help = N_("Only you see it."), .required = true, .most_characters = 100}};
  fields.insert(fields.end(), grants.fields().begin(), grants.fields().end());
  return Form(std::move(fields));
}

Form change_form(const Call& call, std::uint64_t) {
  std::vector<Field> fields = form(call).fields();
  fields.push_back(version_field());
  return Form(std::move(fields));
}

Object get(const Call& call, std::uint64_t id) {
  const Package package = packages::get(call.database, call.actor, id);
  FormValues values = change_form(call, id).blank();
  values.set("name", package.name);
  values.set("version", std::to_string(package.version));
  allowances::fill(values, package.grants);
  return {.id = id, .name = package.name, .values = values.values()};
}

std::optional<std::uint64_t> find(const Call& call, const std::string& name) { return store::find_by_name(call.database, call.actor.scope(), call.actor.scope(), name); }

Made make(const Call& call, const FormValues& values) {
  return {.id = create(call.database, call.actor, values["name"], allowances::grants_from(values))};
}

void change_one(const Call& call, std::uint64_t id, const FormValues& values) {
  change(call.database, call.actor, {.id = id, .name = values["name"], .version = static_cast<unsigned>(values.number("version")), .grants = allowances::grants_from(values)});
}

void delete_one(const Call& call, std::uint64_t id, const FormValues&) { remove(call.database, call.actor, {id}); }

ListQuery query(const Call& call, const ListView&) { return store::query(call.actor.scope()); }

std::vector<ShownRow> rows(Context&, const ListPage& page) {
  std::vector<ShownRow> shown;
  for (const Row& row : page.rows) {
    const std::string id = row.text(static_cast<unsigned>(row.size()) - 1);
    ShownRow line{.id = id, .cells = {{.text = row.text(0), .href = "/packages/" + id}, {.text = row.text(1)}}, .name = row.text(0)};
    line.actions = {{.label = N_("Change"), .icon = "pencil", .href = "/packages/" + id},
                    {.label = N_("Registration mail"), .icon = "mail", .href = "/packages/" + id + "/letter"},
                    {.label = N_("Create user"), .icon = "user-plus", .href = "/users/new?package=" + id},
                    {.label = N_("Delete"), .icon = "trash-2", .href = "/packages/" + id + "/delete"}};
    shown.push_back(std::move(line));
  }
  return shown;
}

}  // namespace

const Resource resource{
    .name = "packages",
    .noun = "package",
    .see = see,
    .listing = [](const Actor&) { return store::listing(); },
    .query = query,
    .get = get,
    .find = find,
    .creation = {.permission = edit, .label = N_("Create package"), .done = N_("The package is created."), .form = form, .run = make},
    .acts = {{.name = "change",
              .label = N_("Change package"),
              .icon = "pencil",
              .permission = edit,
              .done = N_("The package is changed. Users created with it stay as they are."),
              .run = change_one,
              .form = change_form},
             {.name = "delete",
              .label = N_("Delete"),
              .icon = "trash-2",
              .permission = edit,
              .done = N_("The package is deleted. Users created with it stay as they are."),
              .run = delete_one,
              .title = N_("Delete package"),
              .question = N_("Delete the package %1? Users created with it stay as they are."),
              .done_many = N_("Packages deleted: %1. Users created with them stay as they are."),
              .dangerous = true}},
    .path = "/packages",
    .title = N_("Packages"),
    .rows = rows};

}  // namespace hostler::packages
