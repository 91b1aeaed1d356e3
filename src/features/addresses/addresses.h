// SPDX-License-Identifier: GPL-3.0-or-later
// Exclusive IP addresses (R3, U4): the administrator gives them to resellers, a reseller's users have one of his, together or one of them alone. Only the
// sites of those who have it answer at an exclusive address; they go on answering at the addresses that all share, where DNS may still lead visitors.
//
// A user in the recycle bin keeps his address from nobody: he gets it back with himself while it is free, else his sites are shared by all. The same
// when he is moved to another reseller. A reseller's addresses go back to the server when he leaves the bin for good.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"
#include "features/allowances/allowances.h"
#include "features/feature.h"
#include "http/form.h"

namespace hostler::addresses {

struct Address {
  std::uint64_t id = 0;
  std::uint64_t server = 1;
  std::string text;                 // as requests::IpAddress writes it
  AccountId owner = 0;              // a reseller or the server's root: whose users may have it
  unsigned version = 1;
};

/// Administrators only. Refused (field address) when it is here already, or when it is the one that all sites share.
std::uint64_t add(Database& database, const Actor& actor, const std::string& address, AccountId owner);
/// To a reseller, or back to the server. Refused (field reseller) while a user of the present owner has it. Conflict when it has changed since version.
void give(Database& database, const Actor& actor, std::uint64_t id, AccountId owner, unsigned version);
/// Refused while a user has it.
void remove(Database& database, const Actor& actor, std::uint64_t id);
/// An administrator's any, a reseller's own; NotFound otherwise.
Address get(Database& database, const Actor& actor, std::uint64_t id);

/// A reseller's, as a line among his limits (R2): how many users have, of how many.
allowances::Usage usage(Database& database, AccountId owner);

struct Assigned {
  std::string address;              // empty: shared by all
  bool alone = false;               // only for this user
  bool operator==(const Assigned&) const = default;
};
/// What a user has, whoever's he is.
Assigned of(Database& database, AccountId user);
/// Refused (fields of choice_fields) for an address that is not his reseller's or not free.
void choose(Database& database, const Actor& actor, AccountId user, const Assigned& wanted);

/// The two fields of a choice: among the addresses of owner that nobody but user has alone; user 0 stands for a new one.
std::vector<Field> choice_fields(Database& database, const Actor& actor, AccountId owner, AccountId user);
/// The same for programs, who say the address and know the owner by his login.
std::vector<Field> typed_choice_fields();
Assigned choice_from(const FormValues& values);

/// What becomes of a user's address when he is moved, comes into the bin or out of it.
void follow_account(Database& database, const Actor& actor, AccountId account, AccountChange change);

}  // namespace hostler::addresses
