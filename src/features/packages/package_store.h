// SPDX-License-Identifier: GPL-3.0-or-later
// The tables package, package_limit and package_service.
#pragma once

#include <optional>

#include "features/packages/packages.h"
#include "http/listing.h"

namespace hostler::packages::store {

/// Throws Duplicate for a name the owner has.
std::uint64_t insert(Database& database, AccountId owner, const std::string& name);
/// False when it is not there in this version.
bool rename(Database& database, AccountId owner, const Package& wanted);
void set_grants(Database& database, std::uint64_t package, const allowances::Grants& grants);
/// False when the owner has none with this id.
bool remove(Database& database, AccountId owner, std::uint64_t id);
void remove_all_of(Database& database, AccountId owner);
std::optional<Package> find(Database& database, AccountId owner, std::uint64_t id);
/// Those of an owner in the subtree of scope.
std::optional<std::uint64_t> find_by_name(Database& database, AccountId scope, AccountId owner, const std::string& name);
allowances::Grants grants(Database& database, std::uint64_t package);
std::vector<Package> names(Database& database, AccountId scope, AccountId owner);

Listing listing();
ListQuery query(AccountId owner);

}  // namespace hostler::packages::store
