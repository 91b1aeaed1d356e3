// SPDX-License-Identifier: GPL-3.0-or-later
// What lies below somebody, seen from above: joins over the tables of the slices below.
#pragma once

#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"
#include "http/listing.h"

namespace hostler::tree::store {

/// All sites of the actor's subtree: name, user, target, status, and for administrators the reseller.
Listing sites(const Actor& actor);
/// The search finds hosts and domains (Unicode ones too) and their owners.
ListQuery sites_of(const Actor& actor, const ListView& view, std::uint64_t total);

/// One more than most says that there are more.
inline constexpr std::size_t most = 50;
struct Reseller {
  AccountId id = 0;
  unsigned number = 0;
  std::string login, name, state;
  std::uint64_t users = 0;
};
/// Those with a number above after; for administrators.
std::vector<Reseller> resellers(Database& database, unsigned after);
struct User {
  AccountId id = 0;
  unsigned number = 0;
  std::string login, name, state;
  std::vector<std::string> sites;      // A-labels
};
/// Of a reseller, or the server's own, with their sites: one statement.
std::vector<User> users(Database& database, AccountId owner, unsigned after);

}  // namespace hostler::tree::store
