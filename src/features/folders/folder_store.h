// SPDX-License-Identifier: GPL-3.0-or-later
// The tables folder and folder_entry.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/folders/folders.h"
#include "http/listing.h"

namespace hostler::folders::store {

/// Throws Duplicate for a name the owner has.
std::uint64_t insert(Database& database, AccountId owner, const std::string& name);
/// False when it is not there in this version.
bool rename(Database& database, AccountId owner, const Folder& wanted);
bool remove(Database& database, AccountId owner, std::uint64_t id);
std::optional<Folder> find(Database& database, AccountId owner, std::uint64_t id);
std::optional<std::uint64_t> find_by_name(Database& database, AccountId owner, const std::string& name);
/// By name, at most 500.
std::vector<Folder> names(Database& database, AccountId owner);

/// Does the account or site lie in the subtree of scope, and is it no administrator?
bool is_within(Database& database, AccountId scope, Kind kind, std::uint64_t object);
/// The account of a login, or the site of a name (A-labels), within the subtree.
std::optional<std::uint64_t> find_account(Database& database, AccountId scope, const std::string& login);
std::optional<std::uint64_t> find_site(Database& database, AccountId scope, const std::string& name);
void put(Database& database, AccountId owner, Kind kind, std::uint64_t object, std::uint64_t folder);
void take_out(Database& database, AccountId owner, Kind kind, std::uint64_t object);
/// When an account goes: its folders, and itself and its sites out of others'.
void forget(Database& database, AccountId account);

/// Name, users, resellers and sites in it.
Listing listing();
ListQuery query(AccountId owner);

}  // namespace hostler::folders::store
