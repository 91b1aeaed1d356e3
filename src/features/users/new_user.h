// SPDX-License-Identifier: GPL-3.0-or-later
// A new user with limits, services and sites, all or nothing: the end of the wizard, and what programs make at once.
#pragma once

#include <string>
#include <vector>

#include "features/accounts/accounts.h"
#include "features/addresses/addresses.h"
#include "features/allowances/allowances.h"

namespace hostler::users {

struct DomainEntry {
  std::string name;               // A-labels
  bool registration = false;      // through us (DNR)
};

struct NewUser {
  AccountId owner = 0;                     // the reseller, or the server's root
  accounts::Contact contact;
  std::string language, package_name;
  std::string design;                      // as appearance::design_field says it
  std::string password;                    // clear
  allowances::Grants grants;
  std::vector<DomainEntry> domains;
  addresses::Assigned address = {};
};

/// Room, account, grants and sites, in the caller's transaction. Refused with the field of the slice that refuses.
accounts::Account create_user(Database& database, const Actor& actor, const NewUser& wanted);

/// A reseller's own user, with the reseller's personal data and without limits and services yet; nobody knows its password, he enters it as above.
accounts::Account create_own_user(Database& database, const Actor& actor, AccountId reseller);

}  // namespace hostler::users
