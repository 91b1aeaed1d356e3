// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"
#include "features/sites/site.h"
#include "features/sites/site_jobs.h"
#include "features/sites/site_pages.h"
#include "features/sites/site_resource.h"
#include "features/sites/site_store.h"
#include "features/sites/sites.h"

namespace hostler {
namespace {

using sites::edit;
using sites::see;

void on_account_change(Database& database, const Actor& actor, AccountId account, AccountChange change) {
  if (change == AccountChange::created || change == AccountChange::moved) return;
  if (!sites::store::pool(database, account)) return;  // a reseller has neither sites nor PHP
  for (const sites::Site& site : sites::store::of_account(database, account)) {
    sites::reapply(database, actor, site);
  }
  if (change != AccountChange::address) sites::reapply_php(database, actor, account);
}

}  // namespace

extern const Feature sites_feature;
const Feature sites_feature = {
    .name = "sites",
    .label = N_("Sites"),
    .pages =
        {
            {Method::get, "/domains", see, sites::list_page},
            {Method::get, "/domains/new", edit, sites::new_domain_page},
            {Method::post, "/domains/new", edit, sites::new_domain},
            {Method::get, "/domains/{id}", see, sites::site_page},
            {Method::post, "/domains/{id}", edit, sites::change_site},
            {Method::get, "/domains/{id}/subdomain", edit, sites::new_subdomain_page},
            {Method::post, "/domains/{id}/subdomain", edit, sites::new_subdomain},
            {Method::get, "/domains/{id}/delete", edit, sites::delete_page},
            {Method::post, "/domains/{id}/delete", edit, sites::delete_site},
        },
    .menu = {{.section = "sites", .label = N_("Domains"), .href = "/domains", .icon = "globe", .permission = see}},
    .services = {{.name = "php", .label = N_("PHP"), .help = N_("PHP scripts of the sites are run, as the user himself.")},
                 {.name = "php_upload", .label = N_("PHP upload"), .help = N_("Visitors may send files to PHP scripts; they arrive in the folder phptmp of the home.")},
                 {.name = "ssi", .label = N_("Server side includes"), .help = N_("Pages ending in .shtml are composed by the server. Nothing in them is executed.")},
                 {.name = "wml", .label = N_("WAP pages"), .help = N_("Files for WAP browsers (.wml, .wmls, .wmlc, .wbmp) are sent.")},
                 {.name = "listing", .label = N_("Directory listing"), .help = N_("The user can have the files of folders listed that have no index file.")}},
    .jobs =
        {
            {.name = "site.apply", .label = N_("Web site %1"), .run = sites::apply_sites},
            {.name = "php.apply", .label = N_("PHP of %1"), .batch = 100, .pace_ms = 2000, .run = sites::apply_php},
        },
    .resources = {&sites::resource},
    .bin = {{.name = "domain", .label = N_("Domain"), .restore = sites::restore, .purge = sites::purge}},
    .on_account_change = on_account_change,
    .on_account_gone = sites::store::remove_of_account,
    .rows_to_keep = sites::store::rows_to_keep,
};

}  // namespace hostler
