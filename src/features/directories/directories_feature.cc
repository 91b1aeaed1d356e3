// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/directories/directory_jobs.h"
#include "features/directories/directory_resources.h"
#include "features/directories/directory_store.h"
#include "features/feature.h"

namespace hostler {
namespace {

void on_account_change(Database& database, const Actor& actor, AccountId account, AccountChange change) {
  if (change != AccountChange::services && change != AccountChange::removing) return;
  if (directories::store::has_any(database, account)) directories::reapply(database, actor, account);
}

}  // namespace

extern const Feature directories_feature;
const Feature directories_feature = {
    .name = "directories",
    .label = N_("Protected folders and error pages"),
    .menu = {{.section = "sites", .label = N_("Protected folders"), .href = "/protected-directories", .icon = "lock", .permission = directories::see},
             {.section = "sites", .label = N_("Error pages"), .href = "/error-pages", .icon = "triangle-alert", .permission = directories::see}},
    .services = {{.name = "protection", .label = N_("Protected folders"), .help = N_("The user can protect folders of his sites with passwords.")},
                 {.name = "error_pages", .label = N_("Own error pages"), .help = N_("The user can have own pages for errors like 404.")}},
    .jobs = {{.name = "directories.apply", .label = N_("Protected folders and error pages of %1"), .run = directories::apply_directories}},
    .resources = {&directories::directory_resource, &directories::visitor_resource, &directories::page_resource},
    .on_account_change = on_account_change,
    .on_account_gone = directories::store::forget,
    .rows_to_keep = directories::store::rows_to_keep,
};

}  // namespace hostler
