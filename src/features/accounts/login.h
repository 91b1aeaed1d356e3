// SPDX-License-Identifier: GPL-3.0-or-later
// From a typed name and password to whose pages they open (A1, A2): the name's own password, its reseller's own, or an administrator's own.
#pragma once

#include <optional>
#include <string>

#include "base/database.h"
#include "features/accounts/sessions.h"
#include "features/actor.h"

namespace hostler::accounts {

struct LoginResult {
  /// closed: the role may not log in; code: the password was right and the code of the second step comes next; enrol: he must set up the second step
  /// in his own account before he may act as another; late: a code that was waited for too long.
  enum class Outcome { in, wrong, locked, closed, wait, code, enrol, late } outcome = Outcome::wrong;
  int wait_s = 0;
  NewSession session;
  std::string waiting_cookie;        // of a login that waits for its code
};

/// Costs the same for every name: always two password checks and one for each administrator (at most three), after the delay was looked at and
/// before the account's state is. Wrong ones and right ones leave a message; old_cookie's session ends when the login was right.
LoginResult login(Database& database, const std::string& name, const std::string& password, const std::string& address, const std::string& old_cookie);

/// The second step of a login that waits under this cookie. A wrong code counts as a wrong attempt of the person whose password was typed.
LoginResult finish_login(Database& database, const std::string& waiting_cookie, const std::string& typed, const std::string& address, const std::string& old_cookie);

/// Goes on as an account below, by button: a new cookie for the same browser. NotFound outside the subtree and for equals.
NewSession login_as(Database& database, const Actor& actor, const std::string& cookie, AccountId account);
/// Back to oneself.
NewSession end_login_as(Database& database, const Actor& actor, const std::string& cookie);
void logout(Database& database, const Actor& actor, const std::string& cookie);

/// All ways into an account that are open: its sessions, but for the one with this cookie, its logins that wait for their code, links to set a new
/// password.
void end_logins(Database& database, AccountId account, const std::string& except_cookie = {});

/// Is it the account's own password? For pages that ask for it again.
bool is_own_password(Database& database, AccountId account, const std::string& password);

}  // namespace hostler::accounts
