// SPDX-License-Identifier: GPL-3.0-or-later
// The only SQL that names second_step, recovery_code and waiting_login. The secret leaves it for one purpose: to check a code.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"

namespace hostler::accounts {

struct SecondStep {
  std::string secret;
  std::int64_t now = 0;              // by the database's clock, the same for all hosts of the panel
};
std::optional<SecondStep> read_second_step(Database& database, AccountId account);
struct SecondStepState {
  std::string since;                 // UTC; empty: it is off
  unsigned codes = 0;                // recovery codes left
};
SecondStepState second_step_state(Database& database, AccountId account);
std::int64_t database_time(Database& database);

/// Throws Duplicate when there is one.
void add_second_step(Database& database, AccountId account, const std::string& secret, std::uint64_t step);
/// With its recovery codes and the logins that wait for one.
void drop_second_step(Database& database, AccountId account);
/// True for one of all who come with the same step, or with a later one than was seen.
bool advance_step(Database& database, AccountId account, std::uint64_t step);

void replace_codes(Database& database, AccountId account, const std::vector<std::string>& hashes);
/// True once.
bool take_code(Database& database, AccountId account, const std::string& hash);

/// Good for ten minutes.
struct Waiting {
  AccountId account = 0, real = 0;
  Role role = Role::guest, real_role = Role::guest;
  std::string login, real_login;
};
void add_waiting(Database& database, const std::string& cookie, AccountId account, AccountId real);
/// Nothing when it is too old, or when its person can no longer log in there.
std::optional<Waiting> find_waiting(Database& database, const std::string& cookie);
/// True for one of all who come with it.
bool take_waiting(Database& database, const std::string& cookie);
void end_waiting(Database& database, AccountId account);

}  // namespace hostler::accounts
