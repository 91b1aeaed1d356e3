// SPDX-License-Identifier: GPL-3.0-or-later
// The only SQL that names table site.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/database.h"
#include "features/sites/site.h"
#include "features/sites/sites.h"
#include "http/listing.h"

namespace hostler::sites::store {

void insert(Database& database, const Site& site);
std::optional<Site> find(Database& database, const Actor& actor, std::uint64_t id);
/// Whoever's, as it is now; locked until the transaction ends.
std::optional<Site> lock(Database& database, std::uint64_t id);
std::vector<Site> of_account(Database& database, AccountId account);
std::vector<Site> below(Database& database, std::uint64_t domain);
/// The site of a name, whoever's; locked until the transaction ends.
std::optional<Site> lock_by_name(Database& database, const std::string& name);
/// False when the version is no longer this one.
bool change(Database& database, std::uint64_t id, const Change& wanted);
std::vector<std::string> rows_to_keep(Database& database, AccountId account);
/// The same of one, with its domain's.
std::vector<std::string> rows_of(Database& database, std::uint64_t id);
void set_binned(Database& database, std::uint64_t id, bool binned);
void mark_removing(Database& database, std::uint64_t id);
/// The wanted state is another than the one last seen to be effective.
void mark_stale(Database& database, std::uint64_t id);
void mark_live(Database& database, const Site& site);
void remove(Database& database, std::uint64_t id);
void remove_of_account(Database& database, AccountId account);

/// The @domains of a domain that are there, by name.
std::vector<AtFolder> at_folders(Database& database, std::uint64_t domain);

/// What the worker needs of a site, whoever's.
struct WorkRow {
  Site site;
  std::string login, account_state;
};
std::optional<WorkRow> work(Database& database, std::uint64_t id);
std::vector<WorkRow> all_work(Database& database, std::uint64_t server);

struct PoolRow {
  AccountId account = 0;
  std::string login;
  bool active = false;
  bool closed = false;             // in the bin, or on its way out of it
};
/// Of a user; nothing when the account is gone.
std::optional<PoolRow> pool(Database& database, AccountId account);
std::vector<PoolRow> all_pools(Database& database);

std::optional<std::uint64_t> find_by_name(Database& database, const Actor& actor, const std::string& name);
/// Columns: name, kind, target, status (removing, pending, locked, live); for whoever has users, whose it is.
Listing listing(const Actor& actor);
/// A user's own sites, or those of the subtree; the search finds logins, too.
ListQuery list(const Actor& actor, std::uint64_t total);

}  // namespace hostler::sites::store
