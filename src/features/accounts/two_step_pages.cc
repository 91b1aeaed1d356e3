// SPDX-License-Identifier: GPL-3.0-or-later
// The own two-step login: set up, new recovery codes, off. Closed to whoever acts as the account (C17).
#include "features/accounts/attempts.h"
#include "features/accounts/login.h"
#include "features/accounts/pages.h"
#include "features/accounts/qr_code.h"
#include "features/accounts/totp.h"
#include "features/accounts/two_step.h"
#include "features/accounts/two_step_store.h"
#include "features/messages/message_pages.h"
#include "http/form.h"

namespace hostler::accounts {
namespace {

const std::vector<Crumb> below_general{{N_("General"), "/general"}};
const std::vector<Crumb> below_two_step{{N_("General"), "/general"}, {N_("Two-step login"), "/two-step"}};

Form proof_form(const Text& help) {
  return Form({{.name = "password",
                .label = N_("Present password"),
                .help = N_("Your own password, so that nobody can do this at your unlocked screen."),
                .kind = Field::Kind::password,
                .required = true,
                .most_characters = 1000,
                .autocomplete = "current-password"},
               {.name = "code", .label = N_("Code"), .help = help, .required = true, .most_characters = 40, .autocomplete = "one-time-code"}});
}

Form again_form() { return proof_form(N_("The six digits that your app shows now, or one of your recovery codes.")); }

std::string issuer(const Config& config) {
  const std::string host = config.panel_url.substr(config.panel_url.find("://") + 3);
  return "Hostler " + host.substr(0, host.find(':'));
}

Response show_enrolment(Context& context, const FormValues& values) {
  const std::string secret = offered_secret(context.cookie);
  const QrCode picture = qr_code(totp::address(secret, issuer(context.config), context.actor.login));
  const Shown page{.title = N_("Two-step login"), .template_name = "accounts/two_step_enrol.tpl", .path = below_general, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) {
    view.show(context.actor.must_enrol ? Name("NEEDED") : Name("OFFERED"));
    view.set_number("QR_SIZE", picture.size);
    view.set("QR_PATH", picture.path);
    view.set("SECRET", totp::as_text(secret));
    enrol_form().show(view.include("FORM", "parts/form.tpl"), values);
  });
}

/// The only time that they can be read.
Response show_codes(Context& context, const Text& title, const std::vector<std::string>& codes) {
  return show(context, {.title = title, .template_name = "accounts/recovery_codes.tpl", .path = below_two_step}, [&](View view) {
    for (const std::string& code : codes) view.add("CODE").set("CODE_TEXT", code);
  });
}

/// The password, counted as an attempt until the whole proof is right: so codes cannot be guessed here faster than at the login.
void check_password_again(Context& context, FormValues& values) {
  if (!values.ok()) return;
  if (auto wait = wait_or_count(context.database, context.actor.login, context.actor.address)) values.refuse("password", wait_sentence(*wait));
  else if (!is_own_password(context.database, context.actor.account, values["password"])) values.refuse("password", N_("This is not your present password."));
}

void proof_was_right(Context& context) { was_right(context.database, context.actor.login, context.actor.address, context.actor.account); }

struct Question {
  Text title;
  const char* template_name;
};
const Question renew{N_("New recovery codes"), "accounts/two_step_codes.tpl"};
const Question off{N_("Switch the two-step login off"), "accounts/two_step_off.tpl"};

Response ask(Context& context, const Question& question, const FormValues& values) {
  const Shown page{.title = question.title, .template_name = question.template_name, .path = below_two_step, .status = values.ok() ? 200 : 422};
  return show(context, page, [&](View view) { again_form().show(view.include("FORM", "parts/form.tpl"), values); });
}

Response ask_if_on(Context& context, const Question& question) {
  context.current_menu = "/two-step";
  return has_second_step(context.database, context.actor.account) ? ask(context, question, again_form().blank()) : redirect("/two-step");
}

/// Password and code of the form; its problems stand in values.
FormValues read_proof(Context& context) {
  FormValues values = again_form().read(context.request.form);
  check_password_again(context, values);
  if (values.ok() && !accept_code(context.database, context.actor, context.actor.account, context.actor.login, values["code"]))
    values.refuse("code", N_("The code is wrong, or it was used already. Each code counts once: wait for the next one."));
  if (values.ok()) proof_was_right(context);
  return values;
}

NewSession fresh_session(Context& context) { return move_session(context.database, context.cookie, context.actor.account); }

/// The browser goes on under the new cookie; the forms of the page must have its token.
void use_session(Context& context, const NewSession& session) { context.form_token = session.token; }

}  // namespace

Form enrol_form() { return proof_form(N_("The six digits that the app shows now: they prove that the app has the secret.")); }

Response two_step_page(Context& context) {
  const SecondStepState state = second_step_state(context.database, context.actor.account);
  if (state.since.empty()) return show_enrolment(context, enrol_form().blank());
  return show(context, {.title = N_("Two-step login"), .template_name = "accounts/two_step.tpl", .path = below_general}, [&](View view) {
    view.set("SINCE", messages::moment(state.since));
    view.set_number("CODES", state.codes);
    if (state.codes <= 3) view.show("FEW");
  });
}

Response enrol_action(Context& context) {
  FormValues values = enrol_form().read(context.request.form);
  check_password_again(context, values);
  if (!values.ok()) return show_enrolment(context, values);
  try {
    NewSession session;
    const auto codes = in_transaction(context.database, [&] {
      session = fresh_session(context);
      return enrol(context.database, context.actor, offered_secret(context.cookie), values["code"], session.cookie);
    });
    proof_was_right(context);
    use_session(context, session);
    context.actor.must_enrol = false;
    Response response = show_codes(context, N_("The two-step login is on"), codes);
    response.set_cookie(session_cookie, session.cookie);
    return response;
  } catch (const Refused& problem) {
    values.refuse(problem.field(), problem.text());
  }
  return show_enrolment(context, values);
}

Response codes_page(Context& context) { return ask_if_on(context, renew); }
Response two_step_off_page(Context& context) { return ask_if_on(context, off); }

Response codes_action(Context& context) {
  const FormValues values = read_proof(context);
  if (!values.ok()) return ask(context, renew, values);
  return show_codes(context, renew.title, renew_codes(context.database, context.actor));
}

Response two_step_off_action(Context& context) {
  const FormValues values = read_proof(context);
  if (!values.ok()) return ask(context, off, values);
  const NewSession session = in_transaction(context.database, [&] {
    const NewSession fresh = fresh_session(context);
    switch_off(context.database, context.actor, fresh.cookie);
    return fresh;
  });
  use_session(context, session);
  Response response = done(context, "/two-step", N_("The two-step login is off."));
  response.set_cookie(session_cookie, session.cookie);
  return response;
}

}  // namespace hostler::accounts
