// SPDX-License-Identifier: GPL-3.0-or-later
// The growing delay of wrong logins (A1). Wrong attempts are counted per typed name and per address (IPv6: per /64), whether the name exists or
// not. Three per name, ten per address are free; then the wait doubles from one second to 15 minutes. An hour without a wrong one forgets them.
// A wait for a name does not hold for an address from which that account was logged in to within 30 days: so strangers can shut out nobody for
// good, the administrator least of all; guesses from there still count for the address.
#pragma once

#include <optional>
#include <string>

#include "base/database.h"
#include "features/actor.h"

namespace hostler::accounts {

/// The part of an address that counts as one place.
std::string place_of(const std::string& address);

/// Before any password is looked at: answers how many seconds to wait, or counts the attempt as a wrong one and answers nothing. Counted first, so
/// that a hundred at the same moment are a hundred, not one.
std::optional<int> wait_or_count(Database& database, const std::string& login, const std::string& address);
/// The attempt was a right one: the name's count is forgotten, the address' gets its one back.
void was_right(Database& database, const std::string& login, const std::string& address, AccountId account);
/// The places of an account that goes.
void forget_places(Database& database, AccountId account);

}  // namespace hostler::accounts
