// SPDX-License-Identifier: GPL-3.0-or-later
// The second step of a login: the code. Whoever sees this page is not logged in.
#include "base/text.h"
#include "features/accounts/login.h"
#include "features/accounts/pages.h"
#include "http/form.h"

namespace hostler::accounts {
namespace {

const Form& code_form() {
  static const Form form({{.name = "code",
                           .label = N_("Code"),
                           .help = N_("The six digits that your authenticator app shows now. Without the phone, type one of your recovery codes."),
                           .required = true,
                           .most_characters = 40,
                           .autocomplete = "one-time-code"},
                          {.name = "next", .label = {}, .kind = Field::Kind::hidden, .most_characters = 1000}});
  return form;
}

Response show_code(Context& context, const FormValues& values, int status, std::optional<Text> problem = {}) {
  const Shown shown{.title = N_("Two-step login"), .template_name = "accounts/login_code.tpl", .problem = std::move(problem), .status = status};
  return show(context, shown, [&](View view) { code_form().show(view.include("FORM", "parts/form.tpl"), values); });
}

std::string cookie_of(const Context& context) {
  auto found = context.request.cookies.find(waiting_cookie);
  return found == context.request.cookies.end() ? "" : found->second;
}

Response again(Context& context) {
  Response response = done(context, "/login", N_("That took too long. Please log in once more."));
  response.drop_cookie(waiting_cookie);
  return response;
}

}  // namespace

Response code_page(Context& context) {
  if (cookie_of(context).empty()) return redirect("/login");
  FormValues values = code_form().blank();
  values.set("next", own_path(context.request.query_value("next").value_or("")));
  return show_code(context, values, 200);
}

Response code_action(Context& context) {
  FormValues values = code_form().read(context.request.form);
  if (cookie_of(context).empty()) return again(context);
  if (!values.ok()) return show_code(context, values, 422);
  const LoginResult result = finish_login(context.database, cookie_of(context), values["code"], context.request.address, context.cookie);
  values.set("code", "");
  if (result.outcome == LoginResult::Outcome::late) return again(context);
  if (result.outcome == LoginResult::Outcome::wait) {
    Response response = show_code(context, values, 429, wait_sentence(result.wait_s));
    response.headers.emplace_back("Retry-After", std::to_string(result.wait_s));
    return response;
  }
  if (result.outcome != LoginResult::Outcome::in) return show_code(context, values, 422, N_("The code is wrong, or it was used already. Each code counts once: wait for the next one."));
  Response response = logged_in(values["next"], result.session);
  response.drop_cookie(waiting_cookie);
  return response;
}

}  // namespace hostler::accounts
