// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/letters/letter_pages.h"

#include <algorithm>

#include "base/text.h"
#include "features/accounts/accounts.h"
#include "features/letters/letter_resource.h"
#include "features/letters/letter_store.h"
#include "features/letters/letters.h"
#include "features/packages/packages.h"
#include "http/language.h"

namespace hostler::letters {
namespace {

/// The resource's form with what only the page asks.
Form with_preview(const Form& form) {
  std::vector<Field> fields = form.fields();
  fields.push_back(preview_field());
  return Form(std::move(fields));
}

/// Without what only the page asked.
FormValues without_preview(const Form& form, const FormValues& typed) {
  FormValues values = form.blank();
  for (const Field& field : form.fields()) values.set(field.name, typed[field.name]);
  return values;
}

Response show_editor(Context& context, const Text& title, const Form& form, const FormValues& values, const std::optional<Values>& preview = {}) {
  const Shown page{.title = title, .template_name = "letters/letter_edit.tpl", .path = {{resource.title, "/letters"}}, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    view.set("ACTION", context.request.path);
    if (preview) show_preview(view.add("PREVIEW").include("MAIL", "letters/preview.tpl"), values, *preview);
    form.show(view.include("FORM", "parts/form.tpl"), values);
    show_variables(view.include("VARIABLES", "letters/variables.tpl"), true);
  });
}

/// Saves what was sent, or shows it as a mail; either way nothing typed is lost.
Response take(Context& context, const Text& title, const Form& form, const Text& notice, const std::function<void(const FormValues&)>& save) {
  const Form shown = with_preview(form);
  FormValues values = shown.read(context.request.form, {"go"});
  const bool previews = context.request.form_value("go") == "preview";
  std::optional<Values> preview;
  if (values.ok() && previews) preview = preview_values(context, values);
  if (values.ok() && !previews) {
    try {
      save(without_preview(form, values));
      return done(context, "/letters", notice);
    } catch (const Refused& problem) {
      refuse(values, form, problem);
    }
  }
  return show_editor(context, title, shown, values, preview);
}

Text title_of(const Object& letter) { return {N_("Registration mail: %1"), {letter.name}}; }

}  // namespace

Field preview_field() {
  return {.name = "preview_for",
          .label = N_("Preview for"),
          .help = N_("The login of one of your users, to see the text with his data. Left empty, the preview shows made-up data."),
          .most_characters = 64};
}

std::optional<Values> preview_values(Context& context, FormValues& values) {
  const std::string& login = values["preview_for"];
  if (login.empty()) return samples();
  try {
    const accounts::Account user = accounts::get_by_login(context.database, context.actor, login);
    if (user.role == Role::user) return addressee(context.database, context.config, context.actor, user.id, context.actor.account).values;
  } catch (const NotFound&) {
  }
  values.refuse("preview_for", Text(N_("You have no user with this login.")));
  return std::nullopt;
}

void show_variables(View view, bool with_password) {
  for (const Variable& variable : variables()) {
    if (variable.name == password_variable && !with_password) continue;
    View line = view.add("VARIABLE");
    line.set("VARIABLE_NAME", "##" + std::string(variable.name) + "##");
    line.set("VARIABLE_LABEL", variable.label);
  }
}

void show_preview(View view, const FormValues& typed, const Values& values) {
  if (!typed["sender"].empty()) view.add("FROM").set("PREVIEW_SENDER", typed["sender"]);
  view.set("PREVIEW_TO", values.at("email"));
  view.set("PREVIEW_SUBJECT", replaced_line(typed["subject"], values));
  view.set("PREVIEW_TEXT", join(pieces(typed["text"], values), "••••••••"));
}

Response new_page(Context& context) {
  const Form form = with_preview(resource.creation.form(context.call()));
  FormValues values = form.blank();
  const auto wished = context.request.query_value("package");
  for (const Choice& choice : form.fields().front().choices)
    if (wished == choice.value) values.set("package", choice.value);
  return show_editor(context, resource.creation.label, form, values);
}

Response new_action(Context& context) {
  return take(context, resource.creation.label, resource.creation.form(context.call()), resource.creation.done,
              [&](const FormValues& values) { resource.creation.run(context.call(), values); });
}

Response edit_page(Context& context) {
  const Object letter = resource.get(context.call(), context.id());
  const Form form = with_preview(form_of(*resource.act("change"), context.call(), letter.id));
  return show_editor(context, title_of(letter), form, present_values(form, letter));
}

Response edit_action(Context& context) {
  const Object letter = resource.get(context.call(), context.id());
  const Act& act = *resource.act("change");
  return take(context, title_of(letter), form_of(act, context.call(), letter.id), act.done, [&](const FormValues& values) { act.run(context.call(), letter.id, values); });
}

Response package_page(Context& context) {
  const packages::Package package = packages::get(context.database, context.actor, context.id());
  const auto letter = store::find_of_package(context.database, context.actor.scope(), package.id);
  return redirect(letter ? "/letters/" + std::to_string(*letter) : "/letters/new?package=" + std::to_string(package.id));
}

}  // namespace hostler::letters
