// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/crypto.h"
#include "base/text.h"
#include "features/accounts/login.h"
#include "features/accounts/logins.h"
#include "features/accounts/pages.h"
#include "http/form.h"
#include "http/language.h"

namespace hostler::accounts {
namespace {

constexpr char start_page[] = "/general";
constexpr std::size_t longest_path = 500;

const Form& login_form() {
  static const Form form({{.name = "name", .label = N_("Login name"), .help = N_("Such as web7 or res2. It stands in the letter you got with your account."), .autocomplete = "username"},
                          {.name = "password", .label = N_("Password"), .help = N_("Capital and small letters are different. If you have lost it, ask the one who gave you the account."), .kind = Field::Kind::password, .most_characters = 1000, .autocomplete = "current-password"},
                          {.name = "next", .label = {}, .kind = Field::Kind::hidden, .most_characters = longest_path}});
  return form;
}

Response show_login(Context& context, const FormValues& values, int status = 200, std::optional<Text> problem = {}) {
  Shown shown{.title = N_("Log in"), .template_name = "accounts/login.tpl", .problem = std::move(problem), .status = status};
  return show(context, shown, [&](View view) {
    login_form().show(view.include("FORM", "parts/form.tpl"), values);
    if (context.may(recover)) view.show("RECOVER");
  });
}

Response ask_to_wait(Context& context, const FormValues& values, int seconds) {
  Response response = show_login(context, values, 429, wait_sentence(seconds));
  response.headers.emplace_back("Retry-After", std::to_string(seconds));
  return response;
}

/// The browser's cookie of the session; the one of the guest has done its duty.
Response with_session(Response response, const NewSession& session) {
  response.set_cookie(session_cookie, session.cookie);
  return response;
}

/// To the page that asks for the code, which leads on to where he wanted to go.
Response ask_for_code(const std::string& next, const std::string& cookie) {
  Response response = redirect("/login/code?next=" + url_encoded(own_path(next)));
  response.set_cookie(waiting_cookie, cookie, waiting_s);
  return response;
}

}  // namespace

Text wait_sentence(int seconds) {
  return translated_count("Too many wrong attempts. Try again in %1 second.", "Too many wrong attempts. Try again in %1 seconds.", static_cast<std::uint64_t>(seconds));
}

Response logged_in(const std::string& next, const NewSession& session) {
  Response response = with_session(redirect(own_path(next)), session);
  response.drop_cookie(guest_cookie);
  return response;
}

std::string own_path(const std::string& path) {
  const bool own = path.size() > 1 && path.size() <= longest_path && path[0] == '/' && path[1] != '/' && path[1] != '\\';
  for (unsigned char c : path)
    if (c <= 0x20 || c >= 0x7f || c == '\\') return start_page;
  return own ? path : start_page;
}

Response login_page(Context& context) {
  if (context.actor.role != Role::guest) return redirect(start_page);
  FormValues values = login_form().blank();
  if (auto next = context.request.query_value("next"); next && next->size() <= longest_path) values.set("next", *next);
  return show_login(context, values);
}

Response named_login_page(Context& context) {
  const std::string& login = context.path.at("login");
  if (!is_numbered_login(login)) throw NotFound();
  FormValues values = login_form().blank();
  values.set("name", login);
  return show_login(context, values);
}

Response login_action(Context& context) {
  const FormValues values = login_form().read(context.request.form);
  const LoginResult result = login(context.database, values["name"], values["password"], context.request.address, context.cookie);
  switch (result.outcome) {
    case LoginResult::Outcome::wait: return ask_to_wait(context, values, result.wait_s);
    case LoginResult::Outcome::code: return ask_for_code(values["next"], result.waiting_cookie);
    case LoginResult::Outcome::enrol:
      return show_login(context, values, 422, N_("Your account needs the two-step login. Log in with your own name first and set it up."));
    case LoginResult::Outcome::locked: return show_login(context, values, 422, N_("This account is locked. Ask the one who gave it to you."));
    case LoginResult::Outcome::closed: return show_login(context, values, 422, N_("Accounts of your kind cannot log in at present."));
    case LoginResult::Outcome::late:
    case LoginResult::Outcome::wrong: return show_login(context, values, 422, N_("Name or password is wrong. Both distinguish capital and small letters."));
    case LoginResult::Outcome::in: break;
  }
  return logged_in(values["next"], result.session);
}

Response logout_action(Context& context) {
  Form({}).read(context.request.form);
  logout(context.database, context.actor, context.cookie);
  const std::string guest = random_token();
  context.form_token = guest_token(guest);
  Response response = done(context, "/login", N_("You are logged out."));
  response.drop_cookie(session_cookie);
  response.set_cookie(guest_cookie, guest);
  return response;
}

Response login_as_action(Context& context) {
  Form({}).read(context.request.form);
  return with_session(redirect(start_page), login_as(context.database, context.actor, context.cookie, context.id()));
}

Response end_login_as_action(Context& context) {
  Form({}).read(context.request.form);
  return with_session(redirect(start_page), end_login_as(context.database, context.actor, context.cookie));
}

}  // namespace hostler::accounts
