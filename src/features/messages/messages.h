// SPDX-License-Identifier: GPL-3.0-or-later
// Notices and errors of a subtree, newest first: the audit trail (A7). Written in the transaction of what they tell; never changed.
#pragma once

#include <string>

#include "base/database.h"
#include "features/actor.h"

namespace hostler::messages {

/// about is the account whose object it is: it and everybody above it can read the message. object: as people call it ("läden.example", "web7"); may be empty.
void notice(Database& database, const Actor& actor, AccountId about, const std::string& object, const Text& text);
void error(Database& database, const Actor& actor, AccountId about, const std::string& object, const Text& text);

/// Who comes above an account reads what was said about it before (all of it is still read by who could).
void show_to(Database& database, AccountId about, AccountId reader);

}  // namespace hostler::messages
