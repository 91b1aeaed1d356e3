// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/bin/backups.h"
#include "features/bin/bin_pages.h"
#include "features/bin/bin_resource.h"
#include "features/bin/bin_store.h"
#include "features/feature.h"

namespace hostler {

extern const Feature bin_feature;
const Feature bin_feature = {
    .name = "bin",
    .label = N_("Recycle bin"),
    .pages = {{Method::get, "/bin/empty", bin::purge_permission, bin::empty_page},
              {Method::post, "/bin/empty", bin::purge_permission, bin::empty_action},
              {Method::get, "/bin/settings", bin::settings_permission, bin::settings_page},
              {Method::post, "/bin/settings", bin::settings_permission, bin::settings_action}},
    .menu = {{.section = "users", .label = N_("Recycle bin"), .href = "/bin", .icon = "trash-2", .permission = bin::see, .place = 90}},
    .jobs = {{.name = "backup.remove", .label = N_("Old backup of %1"), .run = bin::remove_backups}},
    .resources = {&bin::resource},
    .on_account_gone = bin::store::forget_owner,
};

}  // namespace hostler
