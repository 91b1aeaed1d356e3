// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/skin_pages.h"

#include <cstdio>

#include "base/text.h"
#include "features/appearance/skin_store.h"
#include "features/appearance/skin_zip.h"
#include "features/appearance/skins.h"
#include "features/resource_pages.h"
#include "http/language.h"

namespace hostler::appearance {
namespace {

const std::vector<Crumb> below_list{{N_("Skins"), "/skins"}};

std::string ratio(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

void show_hard_to_read(View view, const Palette& palette) {
  const std::vector<HardToRead> found = hard_to_read(palette);
  if (found.empty()) return;
  View warning = view.add("WARNING");
  for (const HardToRead& pair : found) {
    View line = warning.add("PAIR");
    line.set("FRONT", pair.front);
    line.set("GROUND", pair.ground);
    line.set("SHADE", Text(pair.dark ? N_("Dark") : N_("Light")));
    line.set("REACHED", ratio(pair.contrast));
    line.set("LEAST", ratio(pair.least));
  }
}

/// The page wears the skin it is about.
Response show_skin(Context& context, const Skin& skin, const std::optional<Text>& problem = {}) {
  context.actor.look = look_of(skin);
  const Shown page{.title = Text("%1", {skin.name}), .template_name = "appearance/skin.tpl", .path = below_list, .problem = problem, .status = problem ? 422 : 200};
  return show(context, page, [&](View view) {
    view.set("ID", std::to_string(skin.id));
    show_hard_to_read(view, skin.palette);
    if (skin.logo_type.empty()) view.show("NO_LOGO");
    else view.add("LOGO").set("LOGO_HREF", logo_address(context.actor.look));
  });
}

Form upload_form() {
  return Form({{.name = "name", .label = N_("Name"), .help = N_("What the skin is called where one is chosen."), .required = true, .most_characters = 100}});
}

Response show_upload(Context& context, const Form& form, const FormValues& values, const std::optional<Text>& problem = {}) {
  const Shown page{.title = N_("Upload skin"), .template_name = "appearance/skin_upload.tpl", .path = below_list, .problem = problem, .status = problem || !values.ok() ? 422 : 200};
  return show(context, page, [&](View view) { form.show(view.include("FORM", "parts/form.tpl"), values); });
}

/// For ever, and of no use for anything but what it is.
Response picture(std::string type, std::string body) {
  Response response;
  response.content_type = std::move(type);
  response.body = std::move(body);
  response.headers = {{"Content-Security-Policy", "default-src 'none'; sandbox"}, {"Cache-Control", "private, max-age=31536000, immutable"}};
  return response;
}

}  // namespace

Response skin_page(Context& context) { return show_skin(context, own_skin(context.database, context.actor, context.id())); }

Response logo_action(Context& context) {
  Form({}).read(context.request.form);
  const Skin skin = own_skin(context.database, context.actor, context.id());
  try {
    set_logo(context.database, context.actor, skin.id, make_logo(context.request.file("logo")));
  } catch (const Refused& problem) {
    return show_skin(context, skin, problem.text());
  }
  return done(context, "/skins/" + std::to_string(skin.id), N_("The logo is changed."));
}

Response upload_page(Context& context) {
  const Form form = upload_form();
  return show_upload(context, form, form.blank());
}

Response upload_action(Context& context) {
  const Form form = upload_form();
  FormValues values = form.read(context.request.form);
  if (!values.ok()) return show_upload(context, form, values);
  try {
    const Unpacked skin = unpack_skin(context.request.file("zip"));
    const std::uint64_t id = create_skin(context.database, context.actor, values["name"], skin.palette, skin.logo);
    return done(context, "/skins/" + std::to_string(id), N_("The skin is uploaded."));
  } catch (const Refused& problem) {
    if (problem.field() != "name") return show_upload(context, form, values, problem.text());
    values.refuse("name", problem.text());
    return show_upload(context, form, values);
  }
}

Response download(Context& context) {
  const Skin skin = own_skin(context.database, context.actor, context.id());
  Response response = picture("application/zip", pack_skin(skin.palette, store::read_logo(context.database, skin.id)));
  response.headers = {{"Content-Security-Policy", "default-src 'none'; sandbox"}, {"Content-Disposition", "attachment; filename=\"skin.zip\""}};
  return response;
}

Response served(Context& context) {
  const std::string& file = context.path.at("file");
  const std::size_t dash = file.find('-'), dot = file.find('.');
  if (dash == std::string::npos || dot == std::string::npos || dot < dash) throw NotFound();
  const auto id = to_number(file.substr(0, dash));
  const std::string hash = file.substr(dash + 1, dot - dash - 1), ending = file.substr(dot + 1);
  if (!id || *id <= 0) throw NotFound();
  if (ending == "css") {
    auto style = store::style(context.database, static_cast<std::uint64_t>(*id), hash);
    if (!style) throw NotFound();
    return picture("text/css; charset=utf-8", std::move(*style));
  }
  auto logo = store::logo(context.database, static_cast<std::uint64_t>(*id), hash);
  if (!logo || logo->type != ending) throw NotFound();
  return picture(logo->type == "svg" ? "image/svg+xml" : "image/png", std::move(logo->bytes));
}

}  // namespace hostler::appearance
