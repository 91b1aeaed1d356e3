// SPDX-License-Identifier: GPL-3.0-or-later
// Who is logged in: rows that any process of the pool can read. The browser holds 256 random bits, the row their SHA-256. A session ends
// 30 minutes after it was last used, and one day after the login, by the database's clock.
#pragma once

#include <optional>
#include <string>

#include "base/database.h"
#include "features/actor.h"

namespace hostler::accounts {

inline constexpr char session_cookie[] = "__Host-session";
inline constexpr char guest_cookie[] = "__Host-guest";        // before the login: only seals the forms of guests
inline constexpr char waiting_cookie[] = "__Host-login";      // between the two steps of a login
inline constexpr int waiting_s = 600;
inline constexpr char language_cookie[] = "__Host-language";

struct Session {
  Actor actor;               // without address
  std::string token;         // of every form
  std::string language;      // of the account; empty: the browser's
  std::string time_zone;     // of the account
  Role real_role = Role::guest;
  bool has_second_step = false;   // who really acts
  std::string rules_version; // of the permission matrix, see access/rules.h
};

/// Does it look like a cookie of ours?
bool is_cookie(const std::string& cookie);
/// The token of a guest's forms.
std::string guest_token(const std::string& cookie);

/// One statement; a second one at most once a minute (seen_at).
std::optional<Session> find_session(Database& database, const std::string& cookie);
struct NewSession {
  std::string cookie, token;
};
/// real is who logged in, account whose pages he gets.
NewSession start_session(Database& database, AccountId account, AccountId real, const std::string& address);
/// The same login under a new cookie and token, now on the pages of account. NotFound when it just ended.
NewSession move_session(Database& database, const std::string& cookie, AccountId account);
void end_session(Database& database, const std::string& cookie);
/// All of an account's, whether he or somebody as him, except the one with this cookie.
void end_sessions(Database& database, AccountId account, const std::string& except_cookie = {});

/// Those of others who act as the account.
void end_foreign_sessions(Database& database, AccountId account);

}  // namespace hostler::accounts
