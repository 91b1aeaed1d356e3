// SPDX-License-Identifier: GPL-3.0-or-later
// Steps 2 and 3: limits and services, personal data and password.
#include "features/accounts/accounts.h"
#include "features/allowances/allowances.h"
#include "features/appearance/settings.h"
#include "features/appearance/skins.h"
#include "features/signup/seal.h"
#include "features/signup/wizard.h"
#include "features/signup/wizard_pages.h"
#include "http/language.h"

namespace hostler::signup {
namespace {

Response show_step(Context& context, const Draft& draft, Step step, const Form& form, const FormValues& values) {
  Shown page{.title = N_("Create user"), .template_name = "signup/step.tpl", .path = {{N_("Users"), "/users"}}, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    show_steps(view, step);
    view.set("ACTION", address(draft, step));
    form.show(view.include("FORM", "parts/form.tpl"), values);
  });
}

Text password_hint(const Draft& draft) {
  if (draft.sealed_password.empty()) return N_("Leave both fields empty for a random password.");
  return N_("A password was typed. Leave both fields empty to keep it.");
}

/// Keeps a good password sealed; says what is wrong with another one.
void take_password(Context& context, Draft& draft, FormValues& values) {
  const std::string password = values["password"];
  if (password.empty() && values["password_again"].empty()) {
    const bool kept = !draft.sealed_password.empty() && !values.flag("random_password") && unseal(draft.sealed_password, context.cookie, draft.id);
    if (!kept) draft.sealed_password.clear();
  } else if (password != values["password_again"]) {
    values.refuse("password_again", Text(N_("The two passwords differ. Type the same one twice.")));
  } else if (auto problem = accounts::check_password(context.database, "", password)) {
    values.refuse("password", *problem);
  } else {
    draft.sealed_password = seal(password, context.cookie, draft.id);
  }
}

}  // namespace

Form limits_form(Context& context) { return allowances::grants_form(context.database, context.actor, context.actor.scope()); }

Form person_form(Context& context, const Draft& draft) {
  const appearance::Settings settings = appearance::settings_of(context.database, context.actor.scope());
  std::vector<Field> fields = appearance::with_labels(accounts::contact_fields(), settings.field_labels);
  Field language = accounts::language_field();
  if (!settings.language.empty()) language.initial = settings.language;
  fields.push_back(std::move(language));
  fields.push_back(appearance::design_field(context.database, context.actor.scope(), true));
  fields.push_back({.name = "password",
                    .label = N_("Password"),
                    .help = N_("At least 6 characters, and hard to guess. The user can change it."),
                    .kind = Field::Kind::password,
                    .hint = password_hint(draft), .autocomplete = "new-password"});
  fields.push_back({.name = "password_again", .label = N_("Password again"), .help = N_("The same once more, so that a slip of the finger is noticed."), .kind = Field::Kind::password, .autocomplete = "new-password"});
  fields.push_back({.name = "random_password",
                    .label = N_("Random password"),
                    .help = N_("Forgets a password that was typed before; a random one is made when the user is created."),
                    .kind = Field::Kind::check});
  return Form(std::move(fields));
}

Response show_limits(Context& context, const Draft& draft, const Form& form, const FormValues& values) {
  return show_step(context, draft, Step::limits, form, values);
}

Response show_person(Context& context, const Draft& draft, const Form& form, const FormValues& values) {
  return show_step(context, draft, Step::person, form, values);
}

Response limits_page(Context& context) {
  Draft draft = draft_of(context);
  if (draft.account) return redirect(address(draft, Step::done));
  Form form = limits_form(context);
  return show_limits(context, draft, form, values_of(form, draft.limits));
}

Response limits_action(Context& context) {
  Draft draft = draft_of(context);
  Form form = limits_form(context);
  FormValues values = form.read(context.request.form, {"go"});
  std::string go = pressed(context, {"next", "back"});
  if (draft.account) return redirect(address(draft, Step::done));
  draft.limits = typed_in(form, values);
  store::save(context.database, context.actor, draft);
  if (go == "back") return redirect(address(draft, Step::package));
  allowances::refuse_more_than_left(values, context.database, context.actor, context.actor.scope());
  return values.ok() ? redirect(address(draft, Step::person)) : show_limits(context, draft, form, values);
}

Response person_page(Context& context) {
  Draft draft = draft_of(context);
  if (draft.account) return redirect(address(draft, Step::done));
  Form form = person_form(context, draft);
  return show_person(context, draft, form, values_of(form, draft.person));
}

Response person_action(Context& context) {
  Draft draft = draft_of(context);
  Form form = person_form(context, draft);
  FormValues values = form.read(context.request.form, {"go"});
  std::string go = pressed(context, {"next", "back"});
  if (draft.account) return redirect(address(draft, Step::done));
  draft.person = typed_in(form, values);
  draft.person.erase("random_password");
  take_password(context, draft, values);
  store::save(context.database, context.actor, draft);
  if (go == "back") return redirect(address(draft, Step::limits));
  return values.ok() ? redirect(address(draft, Step::domains)) : show_person(context, draft, person_form(context, draft), values);
}

}  // namespace hostler::signup
