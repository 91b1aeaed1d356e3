// SPDX-License-Identifier: GPL-3.0-or-later
// The tables circular, circular_exception and circular_recipient.
#pragma once

#include <optional>

#include "features/circulars/circulars.h"
#include "http/listing.h"

namespace hostler::circulars::store {

std::uint64_t insert(Database& database, AccountId owner, const Circular& circular);
bool change(Database& database, AccountId owner, const Circular& wanted);
std::optional<Circular> find(Database& database, AccountId owner, std::uint64_t id);
/// Locked until the transaction ends.
std::optional<Circular> lock(Database& database, AccountId owner, std::uint64_t id);
void remove(Database& database, std::uint64_t id);
/// Circulars of an owner who goes, and an account that goes as recipient.
void remove_all_of(Database& database, AccountId account);

void set_state(Database& database, std::uint64_t id, const std::string& state);
void set_everyone(Database& database, std::uint64_t id, bool everyone);
void add_exceptions(Database& database, std::uint64_t id, const std::vector<AccountId>& users);
void drop_exceptions(Database& database, std::uint64_t id, const std::vector<AccountId>& users);
/// How many of these are users in the subtree.
std::uint64_t count_users(Database& database, AccountId scope, const std::vector<AccountId>& users);
/// How many a draft would go to.
std::uint64_t count_chosen(Database& database, AccountId scope, const Circular& draft);
/// The users by login who are in the subtree; logins that are not are left out.
std::vector<std::pair<std::string, AccountId>> users_by_login(Database& database, AccountId scope, const std::vector<std::string>& logins);

/// Makes the recipients of the draft's choice and starts; answers how many.
std::uint64_t start(Database& database, const Circular& draft);
/// Puts recipients back to waiting: all of a state, or those named.
std::uint64_t put_back(Database& database, std::uint64_t id, const std::vector<AccountId>& users, const std::string& state);
void count_again(Database& database, std::uint64_t id);

struct Recipient {
  AccountId account = 0;
  std::string login;
};
/// Marks the next waiting one of a circular that is being sent as handed over and answers him; nothing when none is left or it is not being sent.
std::optional<Recipient> take_next(Database& database, std::uint64_t id);
/// Of one who was handed over (or given up since).
void settle(Database& database, std::uint64_t id, AccountId account, const std::string& state, const std::string& email, const std::string& reason);
/// All who still wait: failed, for this reason.
void fail_waiting(Database& database, std::uint64_t id, const std::string& reason);
/// Those handed over by a run that has ended: nobody knows.
std::uint64_t give_up_handed(Database& database, std::uint64_t id);
/// For the worker, who has no actor.
std::optional<Circular> any(Database& database, std::uint64_t id);

Listing listing();
ListQuery query(AccountId owner);
/// The users a draft can go to, and whether each gets it (1 or 0).
Listing choice_listing(std::uint64_t id);
ListQuery choice_query(const Actor& actor, const Circular& draft);
Listing recipient_listing(std::uint64_t id);
ListQuery recipient_query(const Circular& circular);

}  // namespace hostler::circulars::store
