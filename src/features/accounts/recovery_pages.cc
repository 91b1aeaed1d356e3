// SPDX-License-Identifier: GPL-3.0-or-later
// Asking for a link to set a new password, and the page it leads to.
#include "features/accounts/accounts.h"
#include "features/accounts/pages.h"
#include "features/accounts/recovery.h"
#include "features/resource_pages.h"
#include "http/form.h"

namespace hostler::accounts {
namespace {

Form ask_form() {
  return Form({{.name = "name",
                .label = N_("Login name"),
                .help = N_("The name you log in with, like web1. The link goes to the e-mail address that is stored with your account."),
                .required = true,
                .autocomplete = "username"}});
}

Form new_password_form() {
  auto field = [](const char* name, const char* label, const char* help) {
    return Field{.name = name, .label = label, .help = help, .kind = Field::Kind::password, .required = true, .most_characters = 1000, .autocomplete = "new-password"};
  };
  return Form({field("new", N_("New password"), N_("At least six characters. Several words in a row are easy to remember and hard to guess.")),
               field("again", N_("New password again"), N_("The same once more, so that a slip of the finger does not shut you out."))});
}

Response show_ask(Context& context, const Form& form, const FormValues& values) {
  const Shown page{.title = N_("Forgotten password"), .template_name = "accounts/recover.tpl", .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) { form.show(view.include("FORM", "parts/form.tpl"), values); });
}

Response show_new(Context& context, const std::string& login, const Form& form, const FormValues& values) {
  const Shown page{.title = Text(N_("New password for %1"), {login}), .template_name = "accounts/recover_password.tpl", .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    view.set("ACTION", context.request.path);
    form.show(view.include("FORM", "parts/form.tpl"), values);
  });
}

const std::string& token_of(Context& context) { return context.path.at("link"); }

}  // namespace

Response recover_page(Context& context) {
  const Form form = ask_form();
  return show_ask(context, form, form.blank());
}

Response recover_action(Context& context) {
  const Form form = ask_form();
  const FormValues values = form.read(context.request.form);
  if (!values.ok()) return show_ask(context, form, values);
  ask_for_link(context.database, values["name"], context.request.address, context.config.panel_url);
  return done(context, "/login", N_("If there is such an account and it may do this, a mail with a link is on its way to its stored address. The link works for 30 minutes."));
}

Response new_password_page(Context& context) {
  const Form form = new_password_form();
  return show_new(context, login_of_link(context.database, token_of(context)), form, form.blank());
}

Response new_password_action(Context& context) {
  const std::string login = login_of_link(context.database, token_of(context));
  const Form form = new_password_form();
  FormValues values = form.read(context.request.form);
  if (values["new"] != values["again"]) values.refuse("again", N_("The two new passwords differ."));
  if (!values["new"].empty())
    if (auto problem = check_password(context.database, login, values["new"])) values.refuse("new", *problem);
  if (!values.ok()) return show_new(context, login, form, values);
  use_link(context.database, token_of(context), values["new"], context.request.address);
  return done(context, "/login", N_("Your new password is set. Log in with it."));
}

}  // namespace hostler::accounts
