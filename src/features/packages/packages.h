// SPDX-License-Identifier: GPL-3.0-or-later
// Stored sets of limits and services (P1–P3). A package is a start for new users: changing or deleting it never touches a user made with it.
#pragma once

#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"
#include "features/allowances/allowances.h"

namespace hostler::packages {

struct Package {
  std::uint64_t id = 0;
  std::string name;
  unsigned version = 1;
  allowances::Grants grants;
};

/// Owned by the actor (administrators share theirs). Refused with field "name" when he has one of that name.
std::uint64_t create(Database& database, const Actor& actor, const std::string& name, const allowances::Grants& grants);
/// Conflict when it has changed since version.
void change(Database& database, const Actor& actor, const Package& wanted);
/// NotFound, and nothing deleted, when one of them is not the actor's.
void remove(Database& database, const Actor& actor, const std::vector<std::uint64_t>& ids);

/// NotFound when it is not the actor's.
Package get(Database& database, const Actor& actor, std::uint64_t id);
/// The one that owner calls so, for whom the actor gives; Refused with field "package" when there is none.
Package named(Database& database, const Actor& actor, AccountId owner, const std::string& name);
/// Without their grants, by name, at most 500: for choosing.
std::vector<Package> of(Database& database, const Actor& actor);
std::vector<Package> of(Database& database, const Actor& actor, AccountId owner);

}  // namespace hostler::packages
