// SPDX-License-Identifier: GPL-3.0-or-later
// The two-step login (A4): behind the password a code of an authenticator app, or one of ten recovery codes. It belongs to the person whose password
// was typed: a reseller who logs in with his user's name and his own password is asked for his own code (A2).
#pragma once

#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"

namespace hostler::accounts {

/// The secret that a browser is offered, always the same for the same session, so that a page loaded again shows the same picture. Switching on or
/// off changes the session's cookie, and with it what is offered next.
std::string offered_secret(const std::string& cookie);

/// Switches it on and answers the recovery codes, which can never be read again. Refused (field code) when the code is not of this secret. All other
/// sessions of the account end.
std::vector<std::string> enrol(Database& database, const Actor& actor, const std::string& secret, const std::string& code, const std::string& keep_session);
/// Ten new ones; the old ones are void. The caller has checked password and code.
std::vector<std::string> renew_codes(Database& database, const Actor& actor);
/// The caller has checked password and code.
void switch_off(Database& database, const Actor& actor, const std::string& keep_session);
/// For somebody who lost his phone: done by whoever is above him, an administrator also for another one. NotFound outside the subtree, Forbidden for
/// oneself and equals. His sessions end.
void reset_second_step(Database& database, const Actor& actor, AccountId id);

/// Is it on?
bool has_second_step(Database& database, AccountId account);
/// The same for a statement that reads account `a`, so that its page asks no more.
extern const char* const second_step_of_a;

/// Accepts a code once: of the app, one step around the present one, or a recovery code, whose use leaves a message about account. Attempts are the
/// caller's to count.
bool accept_code(Database& database, const Actor& actor, AccountId account, const std::string& login, const std::string& typed);

}  // namespace hostler::accounts
