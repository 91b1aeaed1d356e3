// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/users/account_acts.h"

#include "features/accounts/two_step.h"
#include "features/allowances/allowances.h"
#include "features/messages/messages.h"

namespace hostler::users {
namespace {

template <Role role> Form password_form(const Call& call, std::uint64_t id) { return Form(accounts::password_fields(call.database, login_of(call, role, id))); }

ShownOnce set_password(const Call& call, Role role, std::uint64_t id, const FormValues& values) {
  const std::string password = accounts::password_from(values);
  accounts::set_password(call.database, call.actor, account_of(call, role, id).id, password);
  return values["password"].empty() ? ShownOnce{{"password", password}} : ShownOnce{};
}

}  // namespace

accounts::Account account_of(const Call& call, Role role, std::uint64_t id) {
  accounts::Account account = accounts::get(call.database, call.actor, id);
  if (account.role != role) throw NotFound();
  return account;
}

std::string login_of(const Call& call, Role role, std::uint64_t id) { return id == 0 ? "" : account_of(call, role, id).login; }

unsigned version_of(const FormValues& values) { return static_cast<unsigned>(values.number("version")); }

void change_grants(const Call& call, Role role, std::uint64_t id, const FormValues& values) {
  const accounts::Account account = account_of(call, role, id);
  in_transaction(call.database, [&] {
    accounts::count_change(call.database, call.actor, id, version_of(values));
    allowances::give(call.database, call.actor, id, allowances::grants_from(values));
    messages::notice(call.database, call.actor, id, account.login, N_("Limits and services changed."));
  });
}

Field typed_login(const Text& label, const std::string& login, const Text& asked) {
  return {.name = "confirm",
          .label = label,
          .help = N_("Typed once more, so that nobody is deleted by a slip of the finger."),
          .required = true,
          .most_characters = 64,
          .check = [login, asked](std::string& typed) { return typed == login ? std::nullopt : std::optional(asked); },
          .hint = asked};
}

Act password_act(Role role, const Permission& permission) {
  return {.name = "password",
          .label = N_("Password"),
          .icon = "key",
          .permission = permission,
          .done = N_("The password of %1 is changed; browsers that were logged in are logged out."),
          .run = [role](const Call& call, std::uint64_t id, const FormValues& values) { return set_password(call, role, id, values); },
          .form = role == Role::user ? password_form<Role::user> : password_form<Role::reseller>,
          .title = N_("New password for %1"),
          .tab = N_("Password")};
}

Act reset_second_step_act(Role role, const Permission& permission) {
  return {.name = "reset-second-step",
          .label = N_("Reset two-step login"),
          .icon = "shield",
          .permission = permission,
          .done = N_("The two-step login of %1 is off until it is set up again."),
          .run = [role](const Call& call, std::uint64_t id, const FormValues&) { accounts::reset_second_step(call.database, call.actor, account_of(call, role, id).id); },
          .title = N_("Reset the two-step login of %1"),
          .question = N_("Reset the two-step login of %1? Do it only when you are sure who asks for it. Browsers that are logged in are logged out.")};
}

}  // namespace hostler::users
