// SPDX-License-Identifier: GPL-3.0-or-later
// The end of the wizard: a user with limits, services and sites, all or nothing.
#pragma once

#include <string>
#include <vector>

#include "features/accounts/accounts.h"
#include "features/allowances/allowances.h"
#include "features/signup/draft.h"

namespace hostler::signup {

struct NewUser {
  accounts::Contact contact;
  std::string language, package_name;
  std::string design;                      // as appearance::design_field says it
  std::string password;                    // clear
  allowances::Grants grants;
  std::vector<DomainEntry> domains;
};

/// Room, account, grants and sites, in the caller's transaction. Refused with the field of the slice that refuses.
accounts::Account create_user(Database& database, const Actor& actor, const NewUser& wanted);

}  // namespace hostler::signup
