// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/account_store.h"
#include "features/accounts/changes.h"
#include "features/accounts/login.h"
#include "features/feature.h"
#include "features/messages/messages.h"

namespace hostler::accounts {
namespace {

void change_state(Database& database, const Actor& actor, const Account& account, const char* to, AccountId with, const Text& told) {
  const bool locks = std::string_view(to) == "locked";
  set_state(database, account.id, to);
  set_locked_with(database, account.id, with);
  if (locks) end_logins(database, account.id);
  tell_features(database, actor, account.id, locks ? AccountChange::locked : AccountChange::unlocked);
  messages::notice(database, actor, account.id, account.login, told);
}

void lock_those_below(Database& database, const Actor& actor, AccountId reseller) {
  for (AccountId id : children(database, reseller, "active"))
    change_state(database, actor, *any_account(database, id), "locked", reseller, N_("Account locked, together with the reseller."));
}

/// Those who wait in the bin come back as if they had been unlocked meanwhile.
void unlock_those_below(Database& database, const Actor& actor, AccountId reseller) {
  for (AccountId id : locked_with(database, reseller)) {
    const Account account = *any_account(database, id);
    if (account.state == "locked") change_state(database, actor, account, "active", 0, N_("Account unlocked, together with the reseller."));
    else unlock_in_bin(database, id);
  }
}

}  // namespace

void lock(Database& database, const Actor& actor, AccountId id) {
  in_transaction(database, [&] {
    const Account account = to_change(database, actor, id);
    if (account.state == "active") change_state(database, actor, account, "locked", 0, N_("Account locked."));
  });
}

void unlock(Database& database, const Actor& actor, AccountId id) {
  in_transaction(database, [&] {
    const Account account = to_change(database, actor, id);
    if (account.state == "locked") change_state(database, actor, account, "active", 0, N_("Account unlocked."));
    if (account.role == Role::reseller) unlock_those_below(database, actor, id);
  });
}

void lock_reseller(Database& database, const Actor& actor, AccountId id, bool with_users) {
  in_transaction(database, [&] {
    if (to_change(database, actor, id).role != Role::reseller) throw NotFound();
    lock(database, actor, id);
    if (with_users) lock_those_below(database, actor, id);
  });
}

}  // namespace hostler::accounts
