// SPDX-License-Identifier: GPL-3.0-or-later
// The tables ip_address and account_address. Whoever changes who has an address holds its row first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/addresses/addresses.h"
#include "http/listing.h"

namespace hostler::addresses::store {

/// Throws Duplicate for one that is here.
std::uint64_t insert(Database& database, const std::string& address, AccountId owner);
std::optional<Address> find(Database& database, const Actor& actor, std::uint64_t id);
std::optional<std::uint64_t> find_by_text(Database& database, const Actor& actor, const std::string& address);
/// As it is now, whoever's; locked until the transaction ends.
std::optional<Address> lock(Database& database, std::uint64_t id);
std::optional<Address> lock_by_text(Database& database, const std::string& address);
void set_owner(Database& database, std::uint64_t id, AccountId owner);
void remove(Database& database, std::uint64_t id);
/// All of a server, sorted.
std::vector<std::string> all(Database& database, std::uint64_t server);

struct Holder {
  AccountId user = 0;
  bool alone = false;
};
/// Who has it and is not in the bin, as it is now; for whoever holds the address.
std::vector<Holder> holders(Database& database, std::uint64_t id);
/// Those of owner that no other user has alone.
std::vector<std::string> free_for(Database& database, const Actor& actor, AccountId owner, AccountId user);

struct Count {
  std::int64_t all = 0, used = 0;
};
/// Of an owner's.
Count count(Database& database, AccountId owner);

/// What a user has.
Assigned assigned(Database& database, AccountId user);
struct Held {
  std::uint64_t address = 0;
  bool alone = false;
};
/// The same as it is now, locked until the transaction ends.
std::optional<Held> held(Database& database, AccountId user);
void put(Database& database, AccountId user, std::uint64_t address, bool alone);
void drop(Database& database, AccountId user);
void drop_resting(Database& database, std::uint64_t address);
void set_resting(Database& database, AccountId user, bool resting);

/// When an account goes: what it has, and what it owns is the server's again.
void forget(Database& database, AccountId account);
std::vector<std::string> rows_to_keep(Database& database, AccountId account);

/// Columns: address, users, alone (login); for administrators also the reseller.
Listing listing(const Actor& actor);
ListQuery query(const Actor& actor);

}  // namespace hostler::addresses::store
