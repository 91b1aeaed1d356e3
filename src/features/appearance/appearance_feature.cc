// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/setting_store.h"
#include "features/appearance/settings_pages.h"
#include "features/appearance/settings_resource.h"
#include "features/feature.h"

namespace hostler {

extern const Feature appearance_feature;
const Feature appearance_feature = {
    .name = "appearance",
    .pages = appearance::settings_pages(),
    .menu = {{.section = "settings", .label = N_("Defaults"), .href = "/defaults", .icon = "gear", .permission = appearance::see_settings},
             {.section = "settings", .label = N_("Start page of new sites"), .href = "/start-page", .icon = "globe", .permission = appearance::see_settings},
             {.section = "settings", .label = N_("Help page"), .href = "/help-page", .icon = "info", .permission = appearance::see_settings}},
    .resources = {&appearance::settings_resource},
    .on_account_gone = appearance::store::forget,
};

}  // namespace hostler
