// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/settings_resource.h"

#include "features/appearance/setting_store.h"
#include "features/appearance/settings.h"
#include "features/appearance/skins.h"
#include "features/context.h"
#include "http/language.h"

namespace hostler::appearance {
namespace {

Form defaults_of(const Call& call, std::uint64_t id) {
  std::vector<Field> fields = defaults_form().fields();
  fields.insert(fields.begin() + 1, design_field(call.database, id, false));
  return Form(std::move(fields));
}
Form help_of(const Call&, std::uint64_t) { return help_form(); }
Form start_page_of(const Call&, std::uint64_t) { return start_page_form(); }

Object get(const Call& call, std::uint64_t id) {
  Owner found = owner(call.database, call.actor, id);
  Object object{.id = id, .name = found.login, .values = {{"version", std::to_string(found.version)}}};
  for (const Form& form : {defaults_form(), help_form(), start_page_form()})
    for (const Field& field : form.fields()) object.values.emplace(field.name, "");
  object.values["design"] = chosen_design(call.database, id);
  object.values["own_skins"] = "";
  for (auto& [name, value] : found.said) object.values[name] = value;
  return object;
}

void keep_defaults(const Call& call, std::uint64_t id, const FormValues& values) {
  in_transaction(call.database, [&] {
    change(call.database, call.actor, id, defaults_form(), values);
    choose_design(call.database, call.actor, id, values["design"]);
  });
}

Form own_skins_of(const Call&, std::uint64_t) {
  return Form({{.name = "own_skins", .label = N_("May make skins of his own"), .help = N_("The reseller may make skins: colours and a logo for himself and his users."), .kind = Field::Kind::check}});
}

void allow(const Call& call, std::uint64_t id, const FormValues& values) { allow_skins(call.database, call.actor, id, values.flag("own_skins")); }

std::vector<ShownRow> rows(Context& context, const ListPage& page) {
  std::vector<ShownRow> shown;
  for (const Row& row : page.rows) {
    const std::string id = row.text(static_cast<unsigned>(row.size()) - 1), &login = row.text(0);
    const bool is_server = id == std::to_string(server_root);
    ShownRow line{.id = id, .cells = {{.text = login, .href = "/settings/" + id}, {.text = row.text(1)}, {.text = translated(is_server || row.flag(2) ? N_("Allowed") : N_("Not allowed"))}}, .name = login};
    if (!is_server && context.may(allow_own_skins)) line.actions = {{.label = N_("Own skins"), .icon = "palette", .href = "/settings/" + id + "/own-skins"}};
    shown.push_back(std::move(line));
  }
  return shown;
}

template <Form (*form)()> void keep(const Call& call, std::uint64_t id, const FormValues& values) { change(call.database, call.actor, id, form(), values); }

}  // namespace

const Resource settings_resource{
    .name = "settings",
    .noun = "settings",
    .see = see_settings,
    .listing = [](const Actor&) { return store::owners(); },
    .query = [](const Call& call, const ListView&) { return store::owners_of(call.actor.scope()); },
    .get = get,
    .find = [](const Call& call, const std::string& login) { return store::find_owner(call.database, call.actor.scope(), login); },
    .acts = {{.name = "change",
              .label = N_("Defaults"),
              .icon = "gear",
              .permission = change_settings,
              .done = N_("The settings are saved."),
              .run = keep_defaults,
              .form = defaults_of,
              .title = N_("Defaults of %1")},
             {.name = "help-page",
              .label = N_("Help page"),
              .icon = "info",
              .permission = change_settings,
              .done = N_("The help page is saved."),
              .run = keep<help_form>,
              .form = help_of,
              .title = N_("Help page of %1")},
             {.name = "start-page",
              .label = N_("Start page of new sites"),
              .icon = "globe",
              .permission = change_settings,
              .done = N_("The start page is saved. Sites made from now on begin with it."),
              .run = keep<start_page_form>,
              .form = start_page_of,
              .title = N_("Start page of new sites of %1")},
             {.name = "own-skins",
              .label = N_("Own skins"),
              .icon = "palette",
              .permission = allow_own_skins,
              .done = N_("The settings are saved."),
              .run = allow,
              .form = own_skins_of,
              .title = N_("Own skins of %1")}},
    .path = "/settings",
    .see_list = see_all_settings,
    .title = N_("Settings of resellers"),
    .rows = rows};

}  // namespace hostler::appearance
