// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for folders of a user's sites: passwords of visitors (H9), own error pages (H10). Pages, API and command line come through here; every function
// checks whose folder it is, writes row, message and job in one transaction. Job directories.apply makes all of an account's true.
#pragma once

#include <cstdint>
#include <string>

#include "base/database.h"
#include "features/actor.h"

namespace hostler::directories {

struct Directory {
  std::uint64_t id = 0;
  AccountId account = 0;
  std::string folder = {};        // html or html/…, below the home
  std::string realm = {};
  unsigned version = 1;
};

struct Visitor {
  std::uint64_t id = 0;
  std::uint64_t directory = 0;
  AccountId account = 0;
  std::string name;
  std::string folder;             // of the directory
  unsigned version = 1;
};

struct ErrorPage {
  std::uint64_t id = 0;
  AccountId account = 0;
  std::string folder = {};
  unsigned status = 404;
  std::string target = {};        // as requests::ErrorTarget writes it; empty: page is the page itself
  std::string page = {};          // HTML
  unsigned version = 1;
};

/// Protects a folder; refused with the fields' names, or for an account without the service.
std::uint64_t protect(Database& database, const Actor& actor, const Directory& wanted);
/// Another realm. Conflict when it has changed since wanted.version.
void change_realm(Database& database, const Actor& actor, std::uint64_t id, const std::string& realm, unsigned version);
/// The folder is open again, its visitors are forgotten.
void unprotect(Database& database, const Actor& actor, std::uint64_t id);
Directory get(Database& database, const Actor& actor, std::uint64_t id);

/// The password is clear and hashed here.
std::uint64_t add_visitor(Database& database, const Actor& actor, std::uint64_t directory, const std::string& name, const std::string& password);
void change_password(Database& database, const Actor& actor, std::uint64_t visitor, const std::string& password, unsigned version);
void remove_visitor(Database& database, const Actor& actor, std::uint64_t visitor);
Visitor get_visitor(Database& database, const Actor& actor, std::uint64_t id);

std::uint64_t add_page(Database& database, const Actor& actor, const ErrorPage& wanted);
/// Of its target and page.
void change_page(Database& database, const Actor& actor, std::uint64_t id, const ErrorPage& wanted);
void remove_page(Database& database, const Actor& actor, std::uint64_t id);
ErrorPage get_page(Database& database, const Actor& actor, std::uint64_t id);

/// Lets the system make all of the account's true once more.
void reapply(Database& database, const Actor& actor, AccountId account);

}  // namespace hostler::directories
