// SPDX-License-Identifier: GPL-3.0-or-later
// The only SQL that names password_recovery.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/database.h"
#include "features/actor.h"

namespace hostler::accounts {

/// How many links were asked for from a place within the hour.
unsigned recoveries_from(Database& database, const std::string& place);
void add_recovery(Database& database, const std::string& login, const std::string& place, const std::string& address, const std::string& panel_url);

struct RecoveryWish {
  std::uint64_t id = 0;
  std::string login, address, panel_url;
  bool late = false;                 // asked for longer ago than a link lives
};
/// The oldest that nobody looked at, at most 100.
std::vector<RecoveryWish> open_recoveries(Database& database);
struct Recoverer {
  AccountId id = 0;
  Role role = Role::guest;
  std::string login, language, name, mail;
  unsigned links = 0;                // of the last hour
};
/// The active account of that name.
std::optional<Recoverer> find_recoverer(Database& database, const std::string& login);
void give_link(Database& database, std::uint64_t id, AccountId account, const std::string& token);
/// Without a link, or with one that never reached anybody.
void close_recovery(Database& database, std::uint64_t id);
void reopen_recovery(Database& database, std::uint64_t id);

struct OpenLink {
  AccountId account = 0;
  Role role = Role::guest;
  std::string login;
};
/// Nothing when the link is used, too old, or its account is not active.
std::optional<OpenLink> find_link(Database& database, const std::string& token);
/// True for one of all who come with it.
bool take_link(Database& database, const std::string& token);
void end_links(Database& database, AccountId account);
void forget_recoveries(Database& database, AccountId account);

}  // namespace hostler::accounts
