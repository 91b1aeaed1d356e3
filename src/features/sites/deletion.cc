// SPDX-License-Identifier: GPL-3.0-or-later
// A site's way into the recycle bin, back, or out of it for good.
#include "features/accounts/accounts.h"
#include "features/bin/bin.h"
#include "features/domains/domains.h"
#include "features/messages/messages.h"
#include "features/sites/site_store.h"
#include "features/sites/sites.h"

namespace hostler::sites {
namespace {

std::uint64_t put_into_bin(Database& database, const Actor& actor, const accounts::Account& owner, const Site& site, std::uint64_t batch) {
  domains::set_aside(database, actor, site.id);
  store::set_binned(database, site.id, true);
  reapply(database, actor, site);
  messages::notice(database, actor, site.account, domains::readable(site.name), N_("Deleted: now in the recycle bin."));
  return bin::put(database, actor,
                  {.kind = "domain", .object = site.id, .owner = site.account, .login = owner.login, .name = domains::readable(site.name), .batch = batch});
}

Site find(Database& database, const Actor& actor, std::uint64_t id) {
  if (const auto site = store::find(database, actor, id)) return *site;
  throw NotFound();
}

}  // namespace

void remove(Database& database, const Actor& actor, std::uint64_t id) {
  const AccountId account = find(database, actor, id).account;
  in_transaction(database, [&] {
    // Two at once: the second waits for the account's row and then finds the site in the bin.
    const accounts::Account owner = accounts::hold_alone(database, actor, account);
    const auto site = store::lock(database, id);
    if (!site || site->removing || site->binned) return;
    if (owner.state == "binned" || owner.state == "removing") throw NotFound();
    const std::uint64_t batch = put_into_bin(database, actor, owner, *site, 0);
    for (const Site& subdomain : store::below(database, id))
      if (!subdomain.removing && !subdomain.binned) put_into_bin(database, actor, owner, subdomain, batch);
  });
}

void restore(Database& database, const Actor& actor, std::uint64_t id) {
  const Site site = find(database, actor, id);
  const accounts::Account owner = accounts::hold(database, actor, site.account);
  if (owner.state == "binned" || owner.state == "removing") throw Refused(Text(N_("Its owner %1 is in the recycle bin. Restore him first."), {owner.login}));
  if (site.parent)
    if (const Site above = find(database, actor, *site.parent); above.binned || above.removing)
      throw Refused(Text(N_("%1 is in the recycle bin. Restore it first."), {domains::readable(above.name)}));
  domains::take_back(database, actor, id);
  store::set_binned(database, id, false);
  reapply(database, actor, site);
  messages::notice(database, actor, site.account, domains::readable(site.name), N_("Restored from the recycle bin."));
}

void purge(Database& database, const Actor& actor, std::uint64_t id) {
  const Site site = find(database, actor, id);
  for (const Site& subdomain : store::below(database, id)) bin::purge_object(database, actor, "domain", subdomain.id);
  if (!site.removing) {
    store::mark_removing(database, id);
    messages::notice(database, actor, site.account, domains::readable(site.name), N_("Removal for good started."));
  }
  reapply(database, actor, site);
}

}  // namespace hostler::sites
