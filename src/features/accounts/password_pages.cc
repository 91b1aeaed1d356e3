// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/accounts.h"
#include "features/accounts/attempts.h"
#include "features/accounts/login.h"
#include "features/accounts/pages.h"
#include "http/form.h"

namespace hostler::accounts {

Form password_form() {
  auto field = [](const char* name, const char* label, const char* autocomplete) {
    return Field{.name = name, .label = label, .kind = Field::Kind::password, .required = true, .most_characters = 1000, .autocomplete = autocomplete};
  };
  Form form({field("old", N_("Present password"), "current-password"), field("new", N_("New password"), "new-password"),
             field("again", N_("New password again"), "new-password")});
  form.field("old").help = N_("The one you logged in with. It shows that it is really you who changes it.");
  form.field("again").help = N_("The same once more, so that a slip of the finger is noticed.");
  form.field("new").help = N_("At least six characters. Several words in a row are easy to remember and hard to guess.");
  return form;
}

namespace {

Response show_password(Context& context, const FormValues& values, int status = 200) {
  return show(context, {.title = N_("Change password"), .template_name = "accounts/password.tpl", .path = {{N_("General"), "/general"}}, .status = status},
              [&](View view) { password_form().show(view.include("FORM", "parts/form.tpl"), values); });
}

/// Whoever found the browser open must not be able to guess the password at his leisure.
void check_old(Context& context, FormValues& values) {
  const Actor& actor = context.actor;
  if (auto wait = wait_or_count(context.database, actor.login, actor.address))
    values.refuse("old", Text(N_("Too many wrong attempts. Try again in %1 seconds."), {std::to_string(*wait)}));
  else if (!is_own_password(context.database, actor.account, values["old"]))
    values.refuse("old", N_("This is not your present password."));
  else
    was_right(context.database, actor.login, actor.address, actor.account);
}

}  // namespace

Response password_page(Context& context) { return show_password(context, password_form().blank()); }

Response password_action(Context& context) {
  FormValues values = password_form().read(context.request.form);
  if (values["new"] != values["again"]) values.refuse("again", N_("The two new passwords differ."));
  if (!values["new"].empty())
    if (auto problem = check_password(context.database, context.actor.login, values["new"])) values.refuse("new", *problem);
  if (!values["old"].empty()) check_old(context, values);
  if (!values.ok()) return show_password(context, values, 422);
  const NewSession session = in_transaction(context.database, [&] {
    NewSession fresh = move_session(context.database, context.cookie, context.actor.account);
    set_password(context.database, context.actor, context.actor.account, values["new"], fresh.cookie);
    return fresh;
  });
  context.form_token = session.token;
  Response response = done(context, "/password", N_("Your password is changed. Other browsers that were logged in are logged out."));
  response.set_cookie(session_cookie, session.cookie);
  return response;
}

}  // namespace hostler::accounts
