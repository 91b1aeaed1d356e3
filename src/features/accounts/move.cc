// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/accounts/account_store.h"
#include "features/accounts/changes.h"
#include "features/accounts/sessions.h"
#include "features/allowances/allowances.h"
#include "features/feature.h"
#include "features/messages/messages.h"

namespace hostler::accounts {
namespace {

/// A reseller or the server itself, held where it is.
Account new_place(Database& database, const Actor& actor, AccountId id) {
  auto place = share_account(database, actor.scope(), id);
  if (!place || place->state == "removing" || place->state == "binned") throw NotFound();
  if (place->role != Role::reseller && place->id != server_root) throw NotFound();
  return *place;
}

std::string name_of(Database& database, AccountId place) { return place == server_root ? "server" : any_account(database, place)->login; }

}  // namespace

std::vector<Field> user_fields(const Actor& actor) {
  if (actor.role == Role::user) return {};
  return {{.name = "user", .label = N_("User"), .help = N_("Login of the user whose it becomes."), .required = true, .most_characters = 64}};
}

AccountId user_from(Database& database, const Actor& actor, const FormValues& values) {
  if (actor.role == Role::user) return actor.account;
  const auto account = find_account(database, actor.scope(), values["user"]);
  if (!account || account->role != Role::user) throw Refused(N_("There is no such user."), "user");
  return account->id;
}

AccountId place_of(Database& database, const Actor& actor, const std::string& login) {
  if (login.empty()) return server_root;
  const auto account = find_account(database, actor.scope(), login);
  if (!account || account->role != Role::reseller || !account->before_bin.empty()) throw Refused(Text(N_("There is no reseller %1."), {login}), "reseller");
  return account->id;
}

void move(Database& database, const Actor& actor, AccountId id, AccountId parent) {
  if (actor.role != Role::admin) throw Forbidden();
  in_transaction(database, [&] {
    const Account place = new_place(database, actor, parent);
    const Account account = to_change(database, actor, id);
    if (account.role != Role::user) throw NotFound();
    if (is_own_user(database, id)) throw Refused(N_("This is the reseller's own user: it stays with him."));
    if (account.parent == parent) return;
    allowances::hold(database, {id, parent});
    allowances::set_aside(database, id);
    allowances::use(database, account.parent, "users", -1);
    place_below(database, id, parent);
    allowances::use(database, parent, "users");
    allowances::take_back(database, id);
    set_locked_with(database, id, 0);
    end_foreign_sessions(database, id);
    messages::show_to(database, id, parent);
    tell_features(database, actor, id, AccountChange::moved);
    messages::notice(database, actor, id, account.login, Text(N_("Moved from %1 to %2."), {name_of(database, account.parent), name_of(database, parent)}));
  });
}

}  // namespace hostler::accounts
