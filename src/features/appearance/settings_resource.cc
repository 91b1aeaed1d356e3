// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/settings_resource.h"

#include "features/appearance/setting_store.h"
#include "features/appearance/settings.h"

namespace hostler::appearance {
namespace {

Form defaults_of(const Call&, std::uint64_t) { return defaults_form(); }
Form help_of(const Call&, std::uint64_t) { return help_form(); }
Form start_page_of(const Call&, std::uint64_t) { return start_page_form(); }

Object get(const Call& call, std::uint64_t id) {
  Owner found = owner(call.database, call.actor, id);
  Object object{.id = id, .name = found.login, .values = {{"version", std::to_string(found.version)}}};
  for (const Form& form : {defaults_form(), help_form(), start_page_form()})
    for (const Field& field : form.fields()) object.values.emplace(field.name, "");
  for (auto& [name, value] : found.said) object.values[name] = value;
  return object;
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
              .run = keep<defaults_form>,
              .form = defaults_of},
             {.name = "help-page",
              .label = N_("Help page"),
              .icon = "info",
              .permission = change_settings,
              .done = N_("The help page is saved."),
              .run = keep<help_form>,
              .form = help_of},
             {.name = "start-page",
              .label = N_("Start page of new sites"),
              .icon = "globe",
              .permission = change_settings,
              .done = N_("The start page is saved. Sites made from now on begin with it."),
              .run = keep<start_page_form>,
              .form = start_page_of}}};

}  // namespace hostler::appearance
