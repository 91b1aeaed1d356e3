// SPDX-License-Identifier: GPL-3.0-or-later
// What the recycle bin does with accounts (BinKind).
#pragma once

#include "base/database.h"
#include "features/actor.h"

namespace hostler::accounts {

void restore(Database& database, const Actor& actor, AccountId id);
void purge_user(Database& database, const Actor& actor, AccountId id);
/// With all of his users: they are in the bin too, whenever they came there.
void purge_reseller(Database& database, const Actor& actor, AccountId id);

}  // namespace hostler::accounts
