// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody says about himself (A10): name, contact data, e-mail address, clock.
#pragma once

#include <string>

#include "features/accounts/accounts.h"

namespace hostler::accounts {

/// The fields of the own data as they are now; the extra fields belong to whoever looks after the account. With the password, which is asked for when
/// the e-mail address changes: a forgotten password is replaced through it.
Form profile_form(Role role);
struct Profile {
  Contact contact;
  std::string time_zone;
  unsigned version = 0;             // of the account that the change was made from
};
Profile profile(Database& database, const Actor& actor);
void fill(FormValues& values, const Profile& profile);
Profile profile_from(const FormValues& values, const Contact& before);
/// Forbidden to whoever acts as the account (C17). Conflict when it has changed since. Links for a new password that went to another address die.
void change_profile(Database& database, const Actor& actor, const Profile& wanted);

}  // namespace hostler::accounts
