// SPDX-License-Identifier: GPL-3.0-or-later
// The only SQL that names account, account_scope, account_contact, login_number (and the one setting of passwords).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/accounts/accounts.h"

namespace hostler::accounts {

/// Found only within the subtree of scope.
std::optional<Account> find_account(Database& database, AccountId scope, AccountId id);
std::optional<Account> find_account(Database& database, AccountId scope, const std::string& login);
/// Locks the row until the transaction ends and answers it as it is now.
std::optional<Account> lock_account(Database& database, AccountId scope, AccountId id);
/// Likewise, but others may look and lock the same way.
std::optional<Account> share_account(Database& database, AccountId scope, AccountId id);
/// Without an asker: for the worker.
std::optional<Account> any_account(Database& database, AccountId id);

/// The next number of web…, res…; a number is never given twice.
unsigned take_number(Database& database, const std::string& prefix);
struct AccountRow {
  AccountId parent = 0;
  Role role = Role::user;
  std::string login, password_hash, package_name, language, time_zone, display_name;
  unsigned number = 0;
  bool own_user = false;
};
/// With its rows of account_scope and account_contact. Throws Duplicate for a login that exists.
AccountId add_account(Database& database, const AccountRow& row, const Contact& contact);
/// Everything of it that is this slice's.
void drop_account(Database& database, AccountId id);

void set_state(Database& database, AccountId id, const std::string& state);
/// with: the reseller it is locked with; 0 for nobody.
void set_locked_with(Database& database, AccountId id, AccountId with);
/// The accounts directly below one in a state, in the order of their ids.
std::vector<AccountId> children(Database& database, AccountId parent, const std::string& state);
/// Into the bin and out of it: the state it had comes back.
void set_binned(Database& database, AccountId id);
void set_restored(Database& database, AccountId id);
bool has_children(Database& database, AccountId parent);
/// Without the password.
std::vector<std::string> rows_to_keep(Database& database, AccountId id);
/// It is in the bin: there it becomes unlocked, to come back so.
void unlock_in_bin(Database& database, AccountId id);
std::optional<AccountId> find_own_user(Database& database, AccountId reseller);
bool is_own_user(Database& database, AccountId id);
std::vector<AccountId> locked_with(Database& database, AccountId reseller);
/// A user, with its rows of account_scope.
void place_below(Database& database, AccountId id, AccountId parent);
void count_version(Database& database, AccountId id);
void store_personal(Database& database, AccountId id, const std::string& display_name, const std::string& language);
void store_contact(Database& database, AccountId id, const Contact& contact);
void store_package(Database& database, AccountId id, const std::string& package_name);
void set_language(Database& database, AccountId id, const std::string& language);
void set_time_zone(Database& database, AccountId id, const std::string& time_zone);
void store_password(Database& database, AccountId id, const std::string& hash);
std::string read_password(Database& database, AccountId id);
std::optional<Contact> read_contact(Database& database, AccountId scope, AccountId id);
std::vector<AccountId> read_chain(Database& database, AccountId id);
std::int64_t read_least_password(Database& database);

/// What a login needs to know about a typed name; all empty (and id 0) for a name that does not exist.
struct Candidate {
  AccountId id = 0;
  Role role = Role::guest;
  std::string login, password, state, language;
  AccountId reseller = 0;             // above it
  std::string reseller_login, reseller_password, reseller_state;
};
Candidate find_candidate(Database& database, const std::string& login);
struct Administrator {
  AccountId id = 0;
  std::string login, password;
};
/// The active ones, oldest first, at most three.
std::vector<Administrator> administrators(Database& database);

}  // namespace hostler::accounts
