// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/skin_resource.h"

#include "base/text.h"
#include "features/appearance/skin_store.h"
#include "features/appearance/skins.h"
#include "features/context.h"

namespace hostler::appearance {
namespace {

Field name_field() { return {.name = "name", .label = N_("Name"), .help = N_("What the skin is called where one is chosen."), .required = true, .most_characters = 100}; }

Form creation_form(const Call& call) {
  Field from{.name = "from", .label = N_("Begin with"), .help = N_("The new skin begins with these colours and this logo; then change what shall be different."), .kind = Field::Kind::choice};
  from.choices.push_back({"", N_("The panel's own")});
  for (const store::SkinName& skin : store::names(call.database, call.actor.scope())) from.choices.push_back({std::to_string(skin.id), Text("%1", {skin.name})});
  return Form({name_field(), std::move(from)});
}

Made make(const Call& call, const FormValues& values) {
  if (values["from"].empty()) return {.id = create_skin(call.database, call.actor, values["name"], own_palette(), {})};
  const Skin from = visible_skin(call.database, call.actor, static_cast<std::uint64_t>(values.number("from")));
  return {.id = create_skin(call.database, call.actor, values["name"], from.palette, store::read_logo(call.database, from.id))};
}

Form change_form(const Call&, std::uint64_t) {
  std::vector<Field> fields{name_field()};
  for (Field& field : colour_fields(own_palette())) fields.push_back(std::move(field));
  fields.push_back(version_field());
  return Form(std::move(fields));
}

Object get(const Call& call, std::uint64_t id) {
  const Skin skin = own_skin(call.database, call.actor, id);
  Object object{.id = id, .name = skin.name, .values = {{"name", skin.name}, {"version", std::to_string(skin.version)}, {"logo_type", skin.logo_type}}};
  for (const Field& field : colour_fields(skin.palette)) object.values[field.name] = field.initial;
  return object;
}

void change(const Call& call, std::uint64_t id, const FormValues& values) {
  change_skin(call.database, call.actor, id, values["name"], palette_from(values), static_cast<unsigned>(values.number("version")));
}

std::vector<ShownRow> rows(Context&, const ListPage& page) {
  std::vector<ShownRow> shown;
  for (const Row& row : page.rows) {
    const std::string id = row.text(static_cast<unsigned>(row.size()) - 1);
    ShownRow line{.id = id, .cells = {{.text = row.text(0), .href = "/skins/" + id}, {.text = row.text(1)}, {.text = row.text(2)}, {.text = row.text(3)}}, .name = row.text(0)};
    line.actions = {{.label = N_("Use it"), .icon = "palette", .href = "/skins/" + id + "/use", .post = true},
                    {.label = N_("Change colours"), .icon = "pencil", .href = "/skins/" + id + "/change"},
                    {.label = N_("Delete"), .icon = "trash-2", .href = "/skins/" + id + "/delete"}};
    shown.push_back(std::move(line));
  }
  return shown;
}

}  // namespace

const Resource skin_resource{
    .name = "skins",
    .noun = "skin",
    .see = see_skins,
    .properties = {{.name = "logo_type", .label = N_("Logo")}},
    .listing = [](const Actor&) { return store::skins(); },
    .query = [](const Call& call, const ListView&) { return store::skins_of(call.actor.scope()); },
    .get = get,
    .find = [](const Call& call, const std::string& name) { return store::find_skin_by_name(call.database, call.actor.scope(), name); },
    .creation = {.permission = change_skins, .label = N_("New skin"), .done = N_("The skin is created. Now give it your colours and your logo."), .form = creation_form, .run = make},
    .acts = {{.name = "change",
              .label = N_("Change colours"),
              .icon = "pencil",
              .permission = change_skins,
              .done = N_("The skin is changed."),
              .run = change,
              .form = change_form},
             {.name = "use",
              .label = N_("Use it"),
              .icon = "palette",
              .permission = change_skins,
              .done = N_("Your pages look like this now, and those of everybody below you for whom nothing else was chosen."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) {
                own_skin(call.database, call.actor, id);
                choose_design(call.database, call.actor, call.actor.scope(), std::to_string(id));
              }},
             {.name = "remove-logo",
              .label = N_("Remove logo"),
              .icon = "trash-2",
              .permission = change_skins,
              .done = N_("The logo is removed."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { set_logo(call.database, call.actor, id, {}); }},
             {.name = "delete",
              .label = N_("Delete"),
              .icon = "trash-2",
              .permission = change_skins,
              .done = N_("The skin is deleted."),
              .run = [](const Call& call, std::uint64_t id, const FormValues&) { remove_skin(call.database, call.actor, id); },
              .title = N_("Delete skin"),
              .question = N_("Delete the skin %1? Accounts that have it get the look of the one above."),
              .done_many = N_("Skins deleted: %1."),
              .dangerous = true}},
    .path = "/skins",
    .title = N_("Skins"),
    .own_object_page = true,
    .rows = rows};

}  // namespace hostler::appearance
