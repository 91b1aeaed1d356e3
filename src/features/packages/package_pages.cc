// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/packages/package_pages.h"

#include "base/text.h"
#include "features/packages/package_store.h"
#include "features/packages/selection.h"

namespace hostler::packages {
namespace {

const std::vector<Crumb> below_list{{N_("Packages"), "/packages"}};

std::string address(std::uint64_t id, const char* below = "") { return "/packages/" + std::to_string(id) + below; }

ShownRow shown(const Row& row) {
  std::string id = row.text(static_cast<unsigned>(row.size()) - 1);
  ShownRow line{.id = id, .cells = {}, .name = row.text(0)};
  line.cells.push_back({.text = row.text(0), .href = "/packages/" + id});
  line.cells.push_back({.text = row.text(1)});
  line.actions = {{.label = N_("Change"), .icon = "pencil", .href = "/packages/" + id},
                  {.label = N_("Create user"), .icon = "user-plus", .href = "/users/new?package=" + id},
                  {.label = N_("Delete"), .icon = "trash-2", .href = "/packages/" + id + "/delete"}};
  return line;
}

/// The name, then everything the owner may give.
Form package_form(Context& context) {
  Form grants = allowances::grants_form(context.database, context.actor, context.actor.scope());
  std::vector<Field> fields{{.name = "name", .label = N_("Name"), .help = N_("Only you see it."), .required = true, .most_characters = 100},
                            {.name = "version", .label = {}, .kind = Field::Kind::hidden, .most_characters = 10, .check = whole_number(1, 4'000'000'000), .initial = "1"}};
  fields.insert(fields.end(), grants.fields().begin(), grants.fields().end());
  return Form(std::move(fields));
}

Response show_form(Context& context, const Text& title, const Form& form, const FormValues& values) {
  Shown page{.title = title, .template_name = "packages/package_edit.tpl", .path = below_list, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    view.set("ACTION", context.request.path);
    form.show(view.include("FORM", "parts/form.tpl"), values);
  });
}

/// Saves what the form sent, or shows it again with what is wrong.
template <class Save> Response save(Context& context, const Text& title, const Text& notice, Save&& work) {
  Form form = package_form(context);
  FormValues values = form.read(context.request.form);
  try {
    if (values.ok()) {
      work(values);
      return done(context, "/packages", notice);
    }
  } catch (const Refused& problem) {
    values.refuse(problem.field(), problem.text());
  }
  return show_form(context, title, form, values);
}

}  // namespace

Response list_page(Context& context) {
  const Listing listing = store::listing();
  const ListView view = read_list_view(listing, context.request.query);
  const ListPage found = fetch(context.database, listing, store::query(context.actor.scope()), view);
  std::vector<ShownRow> rows;
  for (const Row& row : found.rows) rows.push_back(shown(row));
  return show(context, {.title = N_("Packages"), .template_name = "packages/package_list.tpl"}, [&](View page) {
    View list = page.include("LIST", "parts/list.tpl");
    View button = list.add("NEW");
    button.set("NEW_HREF", std::string("/packages/new"));
    button.set("NEW_LABEL", Text(N_("Create package")));
    show(list, listing, view, found, rows);
  });
}

Response group_action(Context& context) {
  Selection selection = read_selection(store::listing(), context.request.form);
  if (selection.action.empty() || selection.ids.empty()) return done(context, "/packages", N_("Nothing was selected, so nothing was changed."));
  remove(context.database, context.actor, selection.ids);
  return done(context, "/packages", Text(N_("Packages deleted: %1. Users created with them stay as they are."), {std::to_string(selection.ids.size())}));
}

Response new_page(Context& context) {
  Form form = package_form(context);
  return show_form(context, N_("Create package"), form, form.blank());
}

Response create_action(Context& context) {
  return save(context, N_("Create package"), N_("The package is created."),
              [&](const FormValues& values) { create(context.database, context.actor, values["name"], allowances::grants_from(values)); });
}

Response edit_page(Context& context) {
  Package package = get(context.database, context.actor, context.id());
  Form form = package_form(context);
  FormValues values = form.blank();
  values.set("name", package.name);
  values.set("version", std::to_string(package.version));
  allowances::fill(values, package.grants);
  return show_form(context, N_("Change package"), form, values);
}

Response change_action(Context& context) {
  std::uint64_t id = context.id();
  get(context.database, context.actor, id);
  return save(context, N_("Change package"), N_("The package is changed. Users created with it stay as they are."), [&](const FormValues& values) {
    Package wanted{.id = id, .name = values["name"], .version = static_cast<unsigned>(values.number("version")), .grants = allowances::grants_from(values)};
    change(context.database, context.actor, wanted);
  });
}

Response delete_page(Context& context) {
  Package package = get(context.database, context.actor, context.id());
  return show(context, {.title = N_("Delete package"), .template_name = "packages/package_delete.tpl", .path = below_list}, [&](View view) {
    view.set("ACTION", address(package.id, "/delete"));
    view.set("QUESTION", Text(N_("Delete the package %1? Users created with it stay as they are."), {package.name}));
  });
}

Response delete_action(Context& context) {
  Form({}).read(context.request.form);
  remove(context.database, context.actor, {context.id()});
  return done(context, "/packages", N_("The package is deleted. Users created with it stay as they are."));
}

}  // namespace hostler::packages
