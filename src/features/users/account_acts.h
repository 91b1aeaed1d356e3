// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with users and resellers alike.
#pragma once

#include <string>

#include "features/accounts/accounts.h"
#include "features/resource.h"

namespace hostler::users {

/// NotFound when the account has another role: what is done with users is not done with a reseller.
accounts::Account account_of(const Call& call, Role role, std::uint64_t id);
/// Empty for id 0, which stands for any account.
std::string login_of(const Call& call, Role role, std::uint64_t id);
/// Of a form with version_field().
unsigned version_of(const FormValues& values);

void change_grants(const Call& call, Role role, std::uint64_t id, const FormValues& values);
/// Asks for the login once more, so that nobody is deleted by a slip of the finger; asked is said where it is another one.
Field typed_login(const Text& label, const std::string& login, const Text& asked);

Act password_act(Role role, const Permission& permission);
Act reset_second_step_act(Role role, const Permission& permission);

}  // namespace hostler::users
