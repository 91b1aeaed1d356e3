// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/appearance/help_pages.h"
#include "features/appearance/setting_store.h"
#include "features/appearance/settings_pages.h"
#include "features/appearance/settings_resource.h"
#include "features/appearance/skin_pages.h"
#include "features/appearance/skin_resource.h"
#include "features/appearance/skin_store.h"
#include "features/feature.h"

namespace hostler {
namespace {

constexpr Permission logged_in{.name = "help", .label = N_("Read the help"), .user = true, .reseller = true, .admin = true};
// Whoever knows the hash in the address knows the content; a style sheet that answers with the login page helps nobody.
constexpr Permission everybody{.name = "skins.served", .guest = true, .user = true, .reseller = true, .admin = true, .fixed = true, .before_enrolment = true};

std::vector<PageRoute> pages() {
  std::vector<PageRoute> all = appearance::settings_pages();
  all.insert(all.end(), {{Method::get, "/skins/{id}", appearance::see_skins, appearance::skin_page},
                         {Method::get, "/skins/{id}/download", appearance::see_skins, appearance::download},
                         {Method::post, "/skins/{id}/logo", appearance::change_skins, appearance::logo_action},
                         {Method::get, "/skins/upload", appearance::change_skins, appearance::upload_page},
                         {Method::post, "/skins/upload", appearance::change_skins, appearance::upload_action},
                         {Method::get, "/skin/{file}", everybody, appearance::served},
                         {Method::get, "/help", logged_in, appearance::help_page},
                         {Method::get, "/help/words", logged_in, appearance::help_words},
                         {Method::get, "/help/{topic}", logged_in, appearance::help_topic}});
  return all;
}

void forget(Database& database, AccountId account) {
  appearance::store::forget(database, account);
  appearance::store::forget_skins(database, account);
}

}  // namespace

extern const Feature appearance_feature;
const Feature appearance_feature = {
    .name = "appearance",
    .label = N_("Appearance and settings"),
    .pages = pages(),
    .menu = {{.section = "settings", .label = N_("Defaults"), .href = "/defaults", .icon = "gear", .permission = appearance::see_settings},
             {.section = "settings", .label = N_("Settings of resellers"), .href = "/settings", .icon = "sliders", .permission = appearance::see_all_settings},
             {.section = "settings", .label = N_("Skins"), .href = "/skins", .icon = "palette", .permission = appearance::see_skins},
             {.section = "settings", .label = N_("Upload skin"), .href = "/skins/upload", .icon = "upload", .permission = appearance::change_skins}},
    .resources = {&appearance::settings_resource, &appearance::skin_resource},
    .on_account_gone = forget,
};

}  // namespace hostler
