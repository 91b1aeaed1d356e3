// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/deletion.h"

#include "features/accounts/account_store.h"
#include "features/accounts/changes.h"
#include "features/accounts/login.h"
#include "features/allowances/allowances.h"
#include "features/bin/bin.h"
#include "features/feature.h"
#include "features/jobs/jobs.h"
#include "features/messages/messages.h"

namespace hostler::accounts {
namespace {

void apply(Database& database, const Actor& actor, const Account& account) {
  jobs::enqueue(database, actor, {.kind = "account.apply", .subject = account.id, .object = account.login, .account = account.id});
}

/// Sites and PHP go off first, then the account is closed: the worker keeps that order.
std::uint64_t put_into_bin(Database& database, const Actor& actor, const Account& account, std::uint64_t batch) {
  allowances::set_aside(database, account.id);
  allowances::use(database, account.parent, counter_of(account.role), -1);
  set_binned(database, account.id);
  end_logins(database, account.id);
  tell_features(database, actor, account.id, AccountChange::binned);
  if (account.role == Role::user) apply(database, actor, account);
  messages::notice(database, actor, account.id, account.login, N_("Deleted: now in the recycle bin."));
  return bin::put(database, actor,
                  {.kind = role_name(account.role), .object = account.id, .owner = account.parent, .login = account.login, .name = account.login, .batch = batch});
}

/// The account in the bin, or on its way out of it, locked.
Account binned(Database& database, AccountId id) {
  auto account = lock_account(database, server_root, id);
  if (!account || account->before_bin.empty()) throw NotFound();
  return *account;
}

Account to_remove(Database& database, const Actor& actor, AccountId id, Role role, const std::string& typed_login) {
  const Account account = to_change(database, actor, id);
  if (account.role != role) throw Forbidden();
  if (typed_login != account.login)
    throw Refused(Text(role == Role::user ? N_("Type %1 to delete this user.") : N_("Type %1 to delete this reseller."), {account.login}), "login");
  return account;
}

std::vector<AccountId> users_of(Database& database, AccountId reseller) {
  std::vector<AccountId> users = children(database, reseller, "active");
  for (AccountId id : children(database, reseller, "locked")) users.push_back(id);
  return users;
}

}  // namespace

void remove(Database& database, const Actor& actor, AccountId id, const std::string& typed_login) {
  in_transaction(database, [&] { put_into_bin(database, actor, to_remove(database, actor, id, Role::user, typed_login), 0); });
}

void remove_reseller(Database& database, const Actor& actor, AccountId id, const std::string& typed_login, std::optional<AccountId> users_to) {
  if (actor.role != Role::admin) throw Forbidden();
  in_transaction(database, [&] {
    const Account reseller = to_remove(database, actor, id, Role::reseller, typed_login);
    const std::vector<AccountId> users = users_of(database, id);
    if (users_to == id) throw NotFound();
    if (users_to)
      for (AccountId user : users)
        if (!is_own_user(database, user)) move(database, actor, user, *users_to);
    const std::uint64_t batch = put_into_bin(database, actor, reseller, 0);
    for (AccountId user : users_of(database, id)) put_into_bin(database, actor, *any_account(database, user), batch);
  });
}

void restore(Database& database, const Actor& actor, AccountId id) {
  const Account account = binned(database, id);
  if (account.state != "binned") throw Refused(N_("This is being removed for good already."));
  set_restored(database, id);
  allowances::use(database, account.parent, counter_of(account.role));
  allowances::take_back(database, id);
  if (account.role == Role::user) apply(database, actor, account);
  tell_features(database, actor, id, AccountChange::restored);
  messages::notice(database, actor, id, account.login, N_("Restored from the recycle bin."));
}

void purge_user(Database& database, const Actor& actor, AccountId id) {
  const Account account = binned(database, id);
  if (account.state == "binned") {
    set_state(database, id, "removing");
    messages::notice(database, actor, id, account.login, N_("Removal for good started."));
  }
  tell_features(database, actor, id, AccountChange::removing);
  apply(database, actor, account);
}

void purge_reseller(Database& database, const Actor& actor, AccountId id) {
  purge_user(database, actor, id);
  for (const char* state : {"binned", "removing"})
    for (AccountId user : children(database, id, state)) bin::purge_object(database, actor, "user", user);
}

void bury(Database& database, AccountId id) {
  in_transaction(database, [&] {
    auto account = any_account(database, id);
    if (!account) return;
    const auto features = all_features();
    for (auto feature = features.rbegin(); feature != features.rend(); ++feature)
      if ((*feature)->on_account_gone) (*feature)->on_account_gone(database, id);
    const Actor worker = server_actor("worker");
    messages::notice(database, worker, id, account->login, N_("Account deleted."));
    // In the bin it was counted out already.
    if (account->before_bin.empty() && counter_of(account->role)) allowances::use(database, account->parent, counter_of(account->role), -1);
    bin::gone(database, role_name(account->role), id);
    drop_account(database, id);
    auto parent = any_account(database, account->parent);
    if (parent && parent->state == "removing" && !has_children(database, parent->id)) apply(database, worker, *parent);
  });
}

}  // namespace hostler::accounts
