// SPDX-License-Identifier: GPL-3.0-or-later
// The only SQL that names the tables protected_directory, directory_visitor and error_page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/directories/directories.h"
#include "http/listing.h"

namespace hostler::directories::store {

std::uint64_t insert(Database& database, const Directory& directory);
std::optional<Directory> find(Database& database, const Actor& actor, std::uint64_t id);
bool is_protected(Database& database, AccountId account, const std::string& folder);
/// False when the version is no longer this one.
bool change_realm(Database& database, std::uint64_t id, const std::string& realm, unsigned version);
void remove(Database& database, std::uint64_t id);

/// Duplicate when the directory has a visitor of that name.
std::uint64_t insert_visitor(Database& database, std::uint64_t directory, const std::string& name, const std::string& hash);
std::optional<Visitor> find_visitor(Database& database, const Actor& actor, std::uint64_t id);
bool change_password(Database& database, std::uint64_t id, const std::string& hash, unsigned version);
void remove_visitor(Database& database, std::uint64_t id);

std::uint64_t insert_page(Database& database, const ErrorPage& page);
std::optional<ErrorPage> find_page(Database& database, const Actor& actor, std::uint64_t id);
bool has_page(Database& database, AccountId account, const std::string& folder, unsigned status);
bool change_page(Database& database, std::uint64_t id, const ErrorPage& page);
void remove_page(Database& database, std::uint64_t id);

/// What is to be protected or has pages, of an account, by folder.
std::vector<Directory> directories_of(Database& database, AccountId account);
struct Line {
  std::uint64_t directory;
  std::string name, hash;
};
std::vector<Line> visitors_of(Database& database, AccountId account);
std::vector<ErrorPage> pages_of(Database& database, AccountId account);

/// The login of an account that is there; nothing when it is being removed or is none of a user.
struct Owner {
  std::string login;
  bool present = false;
};
std::optional<Owner> owner(Database& database, AccountId account);
bool has_any(Database& database, AccountId account);
/// Accounts that have any, for comparing with the system.
std::vector<AccountId> accounts(Database& database);

void forget(Database& database, AccountId account);
std::vector<std::string> rows_to_keep(Database& database, AccountId account);

/// The protected directories the actor may choose: id and "FOLDER", for others than users "LOGIN: FOLDER"; at most 500.
std::vector<std::pair<std::uint64_t, std::string>> choices(Database& database, const Actor& actor);

Listing directory_listing(const Actor& actor);
ListQuery directory_query(const Actor& actor);
Listing visitor_listing(const Actor& actor);
ListQuery visitor_query(const Actor& actor);
Listing page_listing(const Actor& actor);
ListQuery page_query(const Actor& actor);

}  // namespace hostler::directories::store
