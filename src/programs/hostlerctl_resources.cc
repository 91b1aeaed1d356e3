// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of every Resource: list, get, create, and its acts, with the same forms and functions as pages and API.
#include <sysexits.h>

#include <algorithm>
#include <iostream>

#include "base/text.h"
#include "features/accounts/accounts.h"
#include "features/api/json.h"
#include "features/feature.h"
#include "programs/hostlerctl.h"

namespace hostler::hostlerctl {
namespace {

/// An object by the name people call it, or by its number.
std::uint64_t id_of(const Resource& resource, const Call& call, const std::string& name) {
  if (resource.find)
    if (const auto id = resource.find(call, name)) return *id;
  const auto number = to_number(name);
  if (!number || *number <= 0) throw NotFound();
  return resource.get(call, static_cast<std::uint64_t>(*number)).id;
}

/// Scripts need not know a person's name.
Form without_person(const Form& form) {
  std::vector<Field> fields = form.fields();
  const std::vector<Field> person = accounts::contact_fields();
  for (Field& field : fields)
    if (std::any_of(person.begin(), person.end(), [&](const Field& of_person) { return of_person.name == field.name; })) field.required = false;
  return Form(std::move(fields));
}

/// The fields with the object's values as what stands where nothing is given.
Form starting_with(const Form& form, const Object& object) {
  const FormValues present = present_values(form, object);
  std::vector<Field> fields = form.fields();
  for (Field& field : fields)
    if (field.kind != Field::Kind::password) field.initial = present[field.name];
  return Form(std::move(fields));
}

void allow(const Permission& permission, const Actor& actor) {
  if (!permission.allows(actor.role)) throw Forbidden();
}

int list(Program& program, Arguments& arguments, const Resource& resource) {
  const Actor actor = program.actor();
  const Call call{program.database(), program.config(), actor};
  allow(resource.see, actor);
  const Listing listing = resource.listing(actor);
  ListView view = whole(listing);
  view.search = arguments.take("search").value_or("");
  for (const Filter& filter : listing.filters)
    if (const auto chosen = arguments.take(filter.name)) view.chosen[filter.name] = *chosen;
  arguments.finish();
  program.print(listing, all_rows(program.database(), listing, resource.query(call, view), view));
  return EX_OK;
}

int get(Program& program, Arguments& arguments, const Resource& resource) {
  const Actor actor = program.actor();
  const Call call{program.database(), program.config(), actor};
  const std::string name = arguments.name();
  arguments.finish();
  allow(resource.see, actor);
  program.print(resource, call, resource.get(call, id_of(resource, call, name)));
  return EX_OK;
}

int create(Program& program, Arguments& arguments, const Resource& resource) {
  const Actor actor = program.actor();
  const Call call{program.database(), program.config(), actor};
  allow(resource.creation.permission, actor);
  const FormValues values = arguments.read(without_person(resource.creation.form(call)));
  const Made made = in_transaction(call.database, [&] { return resource.creation.run(call, values); });
  const Object object = resource.get(call, made.id);
  Table table{{resource.properties.empty() ? "name" : resource.properties[0].name, "id"}, {{object.name, std::to_string(made.id)}}};   // the name first: scripts take the first word
  for (const auto& [name, value] : made.shown_once) {
    table.columns.push_back(name);
    table.rows[0].push_back(value);
  }
  program.print(table);
  return EX_OK;
}

int act(Program& program, Arguments& arguments, const Resource& resource, const Act& act) {
  const Actor actor = program.actor();
  const Call call{program.database(), program.config(), actor};
  allow(act.permission, actor);
  const std::string name = arguments.name();
  const Object object = resource.get(call, id_of(resource, call, name));
  const ShownOnce shown_once = act.run(call, object.id, arguments.read(without_person(starting_with(form_of(act, call, object.id), object))));
  Table table{{}, {{}}};
  for (const auto& [name, value] : shown_once) {
    table.columns.push_back(name);
    table.rows[0].push_back(value);
  }
  if (!shown_once.empty()) program.print(table);
  return EX_OK;
}

Command command(const Resource& resource, const std::string& verb, const std::string& options, const std::string& does, std::function<int(Program&, Arguments&, const Resource&)> run,
                std::function<Form(const Call&)> form = {}) {
  return {.verbs = std::string(resource.noun) + " " + verb,
          .options = options,
          .does = does,
          .run = [&resource, run = std::move(run)](Program& program, Arguments& arguments) { return run(program, arguments, resource); },
          .form = std::move(form)};
}

}  // namespace

std::vector<Command> resource_commands() {
  std::vector<Command> commands;
  for (const Feature* feature : all_features())
    for (const Resource* resource : feature->resources) {
      commands.push_back(command(*resource, "list", "[--search TEXT] [--FILTER VALUE…]", "all, as the panel lists them", list));
      commands.push_back(command(*resource, "get", "NAME", "one with all its values", get));
      if (resource->creation) commands.push_back(command(*resource, "create", "--FIELD VALUE…", in_english(resource->creation.label), create, resource->creation.form));
      for (const Act& one : resource->acts)
        commands.push_back(command(
            *resource, std::string(one.name), one.form ? "NAME --FIELD VALUE…" : "NAME", in_english(one.label),
            [&one](Program& program, Arguments& arguments, const Resource& of) { return act(program, arguments, of, one); },
            [&one](const Call& call) { return form_of(one, call, 0); }));
    }
  return commands;
}

ListView whole(const Listing& listing) {
  ListView view;
  view.sort = listing.default_sort;
  view.descending = listing.default_descending;
  view.size = 500;
  return view;
}

// Page by page, as the panel reads it; the sort key and the id of a row are its last two columns.
Rows all_rows(Database& database, const Listing& listing, const ListQuery& query, ListView view) {
  Rows rows;
  view.exact = true;
  while (true) {
    ListPage page = fetch(database, listing, query, view);
    for (Row& row : page.rows) rows.push_back(std::move(row));
    if (!page.more_after || rows.empty()) return rows;
    const auto size = static_cast<unsigned>(rows.back().size());
    view.cursor_key = rows.back().text(size - 2);
    view.cursor_id = rows.back().text(size - 1);
  }
}

}  // namespace hostler::hostlerctl
