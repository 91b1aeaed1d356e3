// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/account_store.h"
#include "features/accounts/pages.h"
#include "features/accounts/sessions.h"
#include "http/form.h"
#include "http/language.h"

namespace hostler::accounts {
namespace {

constexpr int year_s = 365 * 24 * 3600;

}  // namespace

Form language_form() {
  Field field{.name = "language", .label = N_("Language"), .help = N_("Of your own pages. Nobody else's change with it."), .kind = Field::Kind::choice, .required = true};
  for (const Language& language : languages()) field.choices.push_back({language.code, Text("%1", {language.name})});
  field.initial = current_language();
  return Form({field});
}

namespace {

Response show_language(Context& context, const FormValues& values, int status = 200) {
  return show(context, {.title = N_("Language"), .template_name = "accounts/language.tpl", .path = {{N_("General"), "/general"}}, .status = status},
              [&](View view) { language_form().show(view.include("FORM", "parts/form.tpl"), values); });
}

}  // namespace

Response language_page(Context& context) { return show_language(context, language_form().blank()); }

Response language_action(Context& context) {
  const FormValues values = language_form().read(context.request.form);
  if (!values.ok()) return context.actor.role == Role::guest ? redirect("/login") : show_language(context, values, 422);
  if (context.actor.role == Role::guest) {
    Response response = redirect("/login");
    response.set_cookie(language_cookie, values["language"], year_s);
    return response;
  }
  set_language(context.database, context.actor.account, values["language"]);
  return done(context, "/language", N_("Language changed."));
}

}  // namespace hostler::accounts
