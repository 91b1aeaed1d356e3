// SPDX-License-Identifier: GPL-3.0-or-later
// What is known about the person, changed by somebody above.
#include "features/accounts/account_store.h"
#include "features/accounts/changes.h"
#include "features/messages/messages.h"

namespace hostler::accounts {

void count_change(Database& database, const Actor& actor, AccountId id, unsigned version) {
  in_transaction(database, [&] {
    if (to_change(database, actor, id).version != version) throw Conflict();
    count_version(database, id);
  });
}

void change_personal(Database& database, const Actor& actor, AccountId id, const Personal& wanted) {
  in_transaction(database, [&] {
    count_change(database, actor, id, wanted.version);
    store_personal(database, id, name_for_lists(wanted.contact), wanted.language);
    store_contact(database, id, wanted.contact);
    messages::notice(database, actor, id, get(database, actor, id).login, N_("Personal data changed."));
  });
}

void set_package(Database& database, const Actor& actor, AccountId id, const std::string& package_name) {
  in_transaction(database, [&] {
    const Account account = to_change(database, actor, id);
    store_package(database, id, package_name);
    messages::notice(database, actor, id, account.login, Text(N_("Limits and services set from the package %1."), {package_name}));
  });
}

}  // namespace hostler::accounts
