// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/accounts.h"

#include <algorithm>

#include "base/crypto.h"
#include "base/text.h"
#include "features/accounts/account_store.h"
#include "features/accounts/changes.h"
#include "features/accounts/logins.h"
#include "features/accounts/prepared_passwords.h"
#include "features/allowances/allowances.h"
#include "features/feature.h"
#include "features/jobs/jobs.h"
#include "features/messages/messages.h"

namespace hostler::accounts {
namespace {

template <class Key> Account found(Database& database, const Actor& actor, const Key& key) {
  auto account = find_account(database, actor.scope(), key);
  if (!account || account->id == server_root) throw NotFound();
  return *account;
}

/// Administrators and resellers stand below the server itself, users below a reseller or the server.
void check_place(const Actor& actor, const NewAccount& wanted, const Account& parent) {
  const bool below_root = wanted.parent == server_root;
  if (parent.state == "removing" || parent.state == "binned") throw NotFound();
  if (wanted.role == Role::user ? parent.role == Role::user : !below_root) throw NotFound();
  if (wanted.own_user && parent.role != Role::reseller) throw NotFound();
  if (actor.role == Role::admin) return;
  if (actor.role != Role::reseller || wanted.role != Role::user || wanted.parent != actor.account) throw Forbidden();
}

void choose_login(Database& database, const NewAccount& wanted, AccountRow& row) {
  if (wanted.role != Role::admin) {
    const std::string prefix = wanted.role == Role::user ? "web" : "res";
    row.number = take_number(database, prefix);
    row.login = prefix + std::to_string(row.number);
    return;
  }
  row.login = wanted.login;
  if (auto problem = why_not_admin_login(row.login)) throw Refused(*problem, "login");
}

/// A reseller's language and clock are those of his users until they choose their own (A6).
AccountId add(Database& database, const NewAccount& wanted, const Account& parent) {
  AccountRow row{.parent = wanted.parent,
                 .role = wanted.role,
                 .login = {},
                 .password_hash = wanted.password.empty() ? "" : hash_of(wanted.password),
                 .package_name = wanted.package_name,
                 .language = wanted.language.empty() ? parent.language : wanted.language,
                 .time_zone = parent.time_zone,
                 .display_name = name_for_lists(wanted.contact),
                 .own_user = wanted.own_user};
  choose_login(database, wanted, row);
  try {
    return add_account(database, row, wanted.contact);
  } catch (const Duplicate&) {
    // Numbers are never given twice: a user's login is not what was there already.
    if (wanted.own_user) throw Refused(N_("This reseller has a user of his own already."));
    throw Refused(N_("This login name is taken."), "login");
  }
}

}  // namespace

Account to_change(Database& database, const Actor& actor, AccountId id) {
  auto account = lock_account(database, actor.scope(), id);
  if (!account || account->id == server_root || account->state == "removing") throw NotFound();
  if (account->id == actor.account || account->id == actor.real || !is_below(account->role, actor.role)) throw Forbidden();
  if (account->state == "binned") throw Refused(N_("This account is in the recycle bin. Restore it first."));
  return *account;
}

const char* counter_of(Role role) { return role == Role::user ? "users" : role == Role::reseller ? "resellers" : nullptr; }

bool is_below(Role lower, Role upper) { return static_cast<int>(lower) < static_cast<int>(upper); }

Account create(Database& database, const Actor& actor, const NewAccount& wanted) {
  return in_transaction(database, [&] {
    auto parent = share_account(database, actor.scope(), wanted.parent);
    if (!parent) throw NotFound();
    check_place(actor, wanted, *parent);
    const AccountId id = add(database, wanted, *parent);
    const Account account = *any_account(database, id);
    if (const char* counter = counter_of(account.role)) allowances::use(database, wanted.parent, counter);
    messages::notice(database, actor, id, account.login, N_("Account created."));
    if (account.role == Role::user) jobs::enqueue(database, actor, {.kind = "account.apply", .subject = id, .object = account.login, .account = id});
    tell_features(database, actor, id, AccountChange::created);
    return account;
  });
}

Account get(Database& database, const Actor& actor, AccountId id) { return found(database, actor, id); }
Account get_by_login(Database& database, const Actor& actor, const std::string& login) { return found(database, actor, login); }

std::optional<AccountId> own_user(Database& database, const Actor& actor, AccountId reseller) { return find_own_user(database, get(database, actor, reseller).id); }

Contact contact(Database& database, const Actor& actor, AccountId id) {
  auto contact = read_contact(database, actor.scope(), id);
  if (!contact) throw NotFound();
  return *contact;
}

Account hold_alone(Database& database, const Actor& actor, AccountId id) {
  auto account = lock_account(database, actor.scope(), id);
  if (!account || account->id == server_root) throw NotFound();
  return *account;
}

Account hold(Database& database, const Actor& actor, AccountId id) {
  auto account = share_account(database, actor.scope(), id);
  if (!account || account->id == server_root) throw NotFound();
  return *account;
}

std::vector<AccountId> chain(Database& database, AccountId id) { return read_chain(database, id); }

}  // namespace hostler::accounts
