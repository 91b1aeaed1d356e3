// SPDX-License-Identifier: GPL-3.0-or-later
// The tables skin and account_design.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/appearance/skins.h"
#include "http/listing.h"

namespace hostler::appearance::store {

/// Throws Duplicate for a name the owner has.
std::uint64_t insert_skin(Database& database, AccountId owner, const Skin& skin, const Logo& logo);
/// False when it is not there in this version.
bool update_skin(Database& database, const Skin& skin);
void update_logo(Database& database, std::uint64_t id, const Logo& logo, const std::string& hash);
void delete_skin(Database& database, std::uint64_t id);
std::optional<Skin> find_skin(Database& database, std::uint64_t id);
std::optional<std::uint64_t> find_skin_by_name(Database& database, AccountId owner, const std::string& name);
Logo read_logo(Database& database, std::uint64_t id);
/// Whoever asks: knowing the hash is knowing the content.
std::optional<std::string> style(Database& database, std::uint64_t id, const std::string& hash);
std::optional<Logo> logo(Database& database, std::uint64_t id, const std::string& hash);

struct SkinName {
  std::uint64_t id = 0;
  std::string name;
  bool of_server = false;
};
/// Of an owner who may have his own, and of the server, at most 200.
std::vector<SkinName> names(Database& database, AccountId owner);

/// The reseller of a user, the account itself otherwise; the server for administrators. Nothing outside the subtree of scope.
std::optional<AccountId> owner_for(Database& database, AccountId scope, AccountId account);
std::optional<std::uint64_t> design(Database& database, AccountId account);
void set_design(Database& database, AccountId account, std::optional<std::uint64_t> skin);
void drop_designs_of_owner(Database& database, AccountId owner);
/// For the statement that finds a session, so that no page asks once more: the look of account `a` as Actor::look has it. A skin that its reseller
/// has not any more counts as none.
const std::string& look_of_a();
/// When an account goes.
void forget_skins(Database& database, AccountId account);

Listing skins();
ListQuery skins_of(AccountId owner);

}  // namespace hostler::appearance::store
