// SPDX-License-Identifier: GPL-3.0-or-later
// The table owner_setting.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/appearance/settings.h"
#include "http/listing.h"

namespace hostler::appearance::store {

/// The login of a reseller, or of the server itself, in the subtree of scope.
std::optional<std::string> owner_login(Database& database, AccountId scope, AccountId id);
std::optional<AccountId> find_owner(Database& database, AccountId scope, const std::string& login);

Said said(Database& database, AccountId owner);
struct Word {
  std::string name, value;
  bool own = false;           // of the account's reseller, not the server's
};
/// The server's words first, then the reseller's, of the names that are asked for.
std::vector<Word> heard(Database& database, AccountId account, const std::vector<std::string>& names);
/// An empty value is no word at all.
void say(Database& database, AccountId owner, const std::string& name, const std::string& value);
/// The next version, locked until the transaction ends; false when the present one is another.
bool take_version(Database& database, AccountId owner, unsigned present);
void forget(Database& database, AccountId owner);

Listing owners();
ListQuery owners_of(AccountId scope);

}  // namespace hostler::appearance::store
