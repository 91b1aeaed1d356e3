// SPDX-License-Identifier: GPL-3.0-or-later
// The table letter, and what letters say about people: a join over the tables of the slices below.
#pragma once

#include <optional>

#include "features/letters/letters.h"
#include "http/listing.h"

namespace hostler::letters::store {

/// Throws Duplicate when the owner has one for the package. Forgets those of packages that are gone.
std::uint64_t insert(Database& database, AccountId owner, const Letter& letter);
/// False when it is not there in this version.
bool change(Database& database, AccountId owner, const Letter& wanted);
bool remove(Database& database, AccountId owner, std::uint64_t id);
void remove_all_of(Database& database, AccountId owner);
std::optional<Letter> find(Database& database, AccountId owner, std::uint64_t id);
/// Of one package (0: of users without one), or by the package's name ("": the same).
std::optional<std::uint64_t> find_of_package(Database& database, AccountId owner, std::uint64_t package);
std::optional<std::uint64_t> find_by_name(Database& database, AccountId owner, const std::string& package);
/// The package's, else the owner's for no package, else the server's.
std::optional<Letter> in_force(Database& database, AccountId owner, std::uint64_t package);

Listing listing();
ListQuery query(AccountId owner);

struct Person {
  std::string login, language, package, salutation, first_name, last_name, company, email;
  std::string domains;             // A-labels, blanks between them
  std::string writer_company, writer_first_name, writer_last_name, writer_email, writer_phone, writer_login;
};
/// Nothing outside scope.
std::optional<Person> person(Database& database, AccountId scope, AccountId account, AccountId writer);

}  // namespace hostler::letters::store
