// SPDX-License-Identifier: GPL-3.0-or-later
// Looks of the panel (S1) and who sees which (A6): what was chosen for an account, else its reseller's choice, else the server's, else the panel's own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"
#include "features/appearance/logo.h"
#include "features/appearance/palette.h"

namespace hostler::appearance {

struct Skin {
  std::uint64_t id = 0;
  AccountId owner = 0;
  std::string name;
  Palette palette;
  std::string logo_type;      // "png", "svg", or none
  std::string hash;
  unsigned version = 1;
};
/// What Actor::look holds: "7-0123456789abcdef.png".
std::string look_of(const Skin& skin);
/// Addresses of a look's parts; empty for a look without.
std::string style_address(const std::string& look);
std::string logo_address(const std::string& look);

/// May the actor have skins of his own? Administrators always, resellers where it was allowed (R3).
bool may_have_skins(Database& database, const Actor& actor);
/// Refused, with a sentence, where he may not.
void require_allowed(Database& database, const Actor& actor);
/// For administrators. Forbidding takes the reseller's skins off all pages; they are kept.
void allow_skins(Database& database, const Actor& actor, AccountId reseller, bool allowed);

/// Refused with field "name" when he has one of that name; Forbidden where he may have none.
std::uint64_t create_skin(Database& database, const Actor& actor, const std::string& name, const Palette& palette, const Logo& logo);
/// Conflict when it has changed since version.
void change_skin(Database& database, const Actor& actor, std::uint64_t id, const std::string& name, const Palette& palette, unsigned version);
/// No type takes the logo away.
void set_logo(Database& database, const Actor& actor, std::uint64_t id, const Logo& logo);
/// Whoever had it falls back to the look of the one above.
void remove_skin(Database& database, const Actor& actor, std::uint64_t id);
/// NotFound unless it is the actor's own.
Skin own_skin(Database& database, const Actor& actor, std::uint64_t id);
Logo logo_of(Database& database, const Actor& actor, std::uint64_t id);
/// His own or the server's, as a start for another one.
Skin visible_skin(Database& database, const Actor& actor, std::uint64_t id);

/// A drop-down of the looks that a reseller (or the server) has to choose from, for himself or for a user of his.
Field design_field(Database& database, AccountId owner, bool for_user);
/// "", "0" or an id, as the field says it.
std::string chosen_design(Database& database, AccountId account);
/// For the actor himself or an account below him. Refused with field "design" for a look the account's reseller has not.
void choose_design(Database& database, const Actor& actor, AccountId account, const std::string& design);

}  // namespace hostler::appearance
