// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/domains/domain_store.h"
#include "features/feature.h"

namespace hostler {
namespace {

// What they counted is taken from the accounts above by allowances::forget.
void forget_names(Database& database, AccountId account) { domains::remove_all_of(database, account); }

}  // namespace

extern const Feature domains_feature;
const Feature domains_feature = {
    .name = "domains",
    .limits = {{.name = "domains", .label = N_("Domains"), .help = N_("How many domain names the account may have.")},
               {.name = "subdomains", .label = N_("Subdomains"), .help = N_("How many names below its domains the account may have, like shop.example.org.")},
               {.name = "wildcards", .label = N_("Wildcard subdomains"), .help = N_("How many domains may have a site for all names below them that are none of their own: *.example.org.")},
               {.name = "at_domains", .label = N_("@domains"), .help = N_("How many names like example.org/@joe the account may have; each is joe.example.org, too.")}},
    .on_account_gone = forget_names,
    .rows_to_keep = domains::rows_to_keep,
};

}  // namespace hostler
