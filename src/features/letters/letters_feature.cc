// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"
#include "features/letters/letter_pages.h"
#include "features/letters/letter_resource.h"
#include "features/letters/letter_store.h"

namespace hostler {

extern const Feature letters_feature;
const Feature letters_feature = {
    .name = "letters",
    .label = N_("Letters"),
    .pages = {{Method::get, "/letters/new", letters::edit, letters::new_page},
              {Method::post, "/letters/new", letters::edit, letters::new_action},
              {Method::get, "/letters/{id}", letters::edit, letters::edit_page},
              {Method::post, "/letters/{id}", letters::edit, letters::edit_action},
              {Method::get, "/packages/{id}/letter", letters::edit, letters::package_page}},
    .menu = {{.section = "packages", .label = N_("Registration mails"), .href = "/letters", .icon = "mail", .permission = letters::see}},
    .resources = {&letters::resource},
    .on_account_gone = letters::store::remove_all_of,
};

}  // namespace hostler
