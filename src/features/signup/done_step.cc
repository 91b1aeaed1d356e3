// SPDX-License-Identifier: GPL-3.0-or-later
// Step 5: login and password, the registration mail, and what the system is doing.
#include "base/log.h"
#include "base/mail.h"
#include "features/accounts/accounts.h"
#include "features/jobs/job_pages.h"
#include "features/jobs/jobs.h"
#include "features/signup/registration_mail.h"
#include "features/signup/seal.h"
#include "features/signup/wizard.h"
#include "features/signup/wizard_pages.h"

namespace hostler::signup {
namespace {

std::optional<std::string> password_of(const Context& context, const Draft& draft) { return unseal(draft.sealed_password, context.cookie, draft.id); }

void show_login(View view, const Context& context, const Draft& draft, const accounts::Account& account) {
  view.set("LOGIN", account.login);
  view.set("USER_HREF", "/users/" + std::to_string(account.id));
  view.set("FINISH_ACTION", "/users/new/" + draft.id + "/finish");
  if (auto password = password_of(context, draft)) view.add("PASSWORD").set("PASSWORD_TEXT", *password);
  else view.show("PASSWORD_GONE");
}

Response show_done(Context& context, const Draft& draft, const FormValues& values, const Shown& page) {
  const accounts::Account account = accounts::get(context.database, context.actor, *draft.account);
  const std::vector<jobs::Step> steps = jobs::progress(context.database, context.actor, account.id);
  return show(context, page, [&](View view) {
    show_steps(view, Step::done);
    show_login(view, context, draft, account);
    View setup = view.add("SETUP");
    jobs::show_steps(setup.include("PROGRESS", "parts/progress.tpl"), steps, account.id, !draft.mailed);
    if (draft.mailed) {
      view.add("SENT").set("SENT_TEXT", Text(N_("The registration mail was sent to %1."), {draft.mail.to}));
      return;
    }
    View mail = view.add("MAIL");
    mail.set("MAIL_ACTION", "/users/new/" + draft.id + "/mail");
    mail.set("MAIL_TO", draft.mail.to);
    mail_form().show(mail.include("FORM", "parts/form.tpl"), values);
  });
}

Shown done_shown(int status = 200) { return {.title = N_("The user is created"), .template_name = "signup/done.tpl", .path = {{N_("Users"), "/users"}}, .status = status}; }

/// True for the one who may send it now.
bool take_mail(Context& context, const std::string& id) {
  return in_transaction(context.database, [&] {
    Draft draft = store::lock(context.database, context.actor, id);
    if (draft.mailed) return false;
    draft.mailed = true;
    store::save(context.database, context.actor, draft);
    return true;
  });
}

void settle_mail(Context& context, const std::string& id, bool sent) {
  in_transaction(context.database, [&] {
    Draft draft = store::lock(context.database, context.actor, id);
    draft.mailed = sent;
    if (sent) draft.sealed_password.clear();
    store::save(context.database, context.actor, draft);
  });
}

Response send_once(Context& context, const Draft& draft, const FormValues& values) {
  if (!take_mail(context, draft.id)) return done(context, address(draft, Step::done), N_("The registration mail had been sent already."));
  try {
    send({.from = values["from"], .from_name = {}, .to = draft.mail.to, .subject = values["subject"], .text = values["text"] + "\n"}, context.config.mail);
  } catch (const std::runtime_error& failure) {   // Failure or Unavailable
    log_error(std::string("registration mail: ") + failure.what());
    settle_mail(context, draft.id, false);
    Shown page = done_shown(503);
    page.problem = Text(N_("The mail could not be sent just now. Nothing is lost: try again in a while."));
    return show_done(context, draft, values, page);
  }
  settle_mail(context, draft.id, true);
  return redirect(address(draft, Step::done));
}

}  // namespace

Response done_page(Context& context) {
  Draft draft = draft_of(context);
  if (!draft.account) return redirect(address(draft, Step::package));
  return show_done(context, draft, mail_values(mail_form(), draft.mail, password_of(context, draft)), done_shown());
}

Response mail_action(Context& context) {
  Draft draft = draft_of(context);
  FormValues values = mail_form().read(context.request.form);
  if (!draft.account) return redirect(address(draft, Step::package));
  return values.ok() ? send_once(context, draft, values) : show_done(context, draft, values, done_shown(422));
}

Response finish_action(Context& context) {
  Form({}).read(context.request.form);
  Draft draft = draft_of(context);
  if (!draft.account) return redirect(address(draft, Step::package));
  store::remove(context.database, context.actor, draft.id);
  return redirect("/users/" + std::to_string(*draft.account));
}

}  // namespace hostler::signup
