// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/users/new_user.h"

#include "features/appearance/skins.h"
#include "features/sites/sites.h"

namespace hostler::users {

accounts::Account create_user(Database& database, const Actor& actor, const NewUser& wanted) {
  return in_transaction(database, [&] {
    accounts::NewAccount account;
    account.role = Role::user;
    account.parent = wanted.owner;
    account.password = wanted.password;
    account.contact = wanted.contact;
    account.package_name = wanted.package_name;
    account.language = wanted.language;
    accounts::Account made = accounts::create(database, actor, account);
    allowances::give(database, actor, made.id, wanted.grants);
    if (!wanted.design.empty()) appearance::choose_design(database, actor, made.id, wanted.design);
    addresses::choose(database, actor, made.id, wanted.address);
    for (const DomainEntry& domain : wanted.domains) {
      sites::NewSite site;
      site.account = made.id;
      site.name = domain.name;
      site.registration = domain.registration;
      sites::add(database, actor, site);
    }
    return made;
  });
}

accounts::Account create_own_user(Database& database, const Actor& actor, AccountId reseller) {
  return in_transaction(database, [&] {
    accounts::NewAccount account;
    account.parent = reseller;
    account.contact = accounts::contact(database, actor, reseller);
    account.language = accounts::get(database, actor, reseller).language;
    account.own_user = true;
    return accounts::create(database, actor, account);
  });
}

}  // namespace hostler::users
