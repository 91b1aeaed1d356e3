// SPDX-License-Identifier: GPL-3.0-or-later
// What lock, move, delete and restore have in common. Only for this slice.
#pragma once

#include "features/accounts/accounts.h"

namespace hostler::accounts {

/// The account, locked, whose state or place the actor is about to change; nobody changes his own or his equal's. NotFound when it is on its way out,
/// Refused when it is in the bin.
Account to_change(Database& database, const Actor& actor, AccountId id);

/// The counter of such accounts that everybody above keeps; administrators are not counted.
const char* counter_of(Role role);

}  // namespace hostler::accounts
