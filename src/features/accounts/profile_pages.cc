// SPDX-License-Identifier: GPL-3.0-or-later
// The own data. Closed to whoever acts as the account (C17).
#include "features/accounts/attempts.h"
#include "features/accounts/login.h"
#include "features/accounts/pages.h"
#include "features/accounts/profile.h"
#include "http/form.h"

namespace hostler::accounts {
namespace {

Response show_profile(Context& context, const Form& form, const FormValues& values) {
  const Shown page{.title = N_("Own data"), .template_name = "accounts/profile.tpl", .path = {{N_("General"), "/general"}}, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) { form.show(view.include("FORM", "parts/form.tpl"), values); });
}

/// Whoever found the browser open must not lead a forgotten password to himself.
void check_password_for_mail(Context& context, FormValues& values, const Contact& before) {
  if (!values.ok() || values["email"] == before.email) return;
  if (auto wait = wait_or_count(context.database, context.actor.login, context.actor.address)) values.refuse("password", wait_sentence(*wait));
  else if (!is_own_password(context.database, context.actor.account, values["password"])) values.refuse("password", N_("This is not your present password."));
  else was_right(context.database, context.actor.login, context.actor.address, context.actor.account);
}

}  // namespace

Response profile_page(Context& context) {
  const Form form = profile_form(context.actor.role);
  FormValues values = form.blank();
  fill(values, profile(context.database, context.actor));
  return show_profile(context, form, values);
}

Response profile_action(Context& context) {
  const Form form = profile_form(context.actor.role);
  FormValues values = form.read(context.request.form);
  const Contact before = contact(context.database, context.actor, context.actor.account);
  check_password_for_mail(context, values, before);
  if (!values.ok()) return show_profile(context, form, values);
  change_profile(context.database, context.actor, profile_from(values, before));
  return done(context, "/profile", N_("Your data are saved."));
}

}  // namespace hostler::accounts
