// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"
#include "features/imports/import_pages.h"
#include "features/imports/import_store.h"

namespace hostler {
namespace {

const Permission import_users{.name = "users.import", .label = N_("Import users from a file"), .reseller = true, .admin = true};

}  // namespace

extern const Feature imports_feature;
const Feature imports_feature = {
    .name = "imports",
    .label = N_("Import"),
    .pages = {{Method::get, "/users/import", import_users, imports::upload_page},
              {Method::post, "/users/import", import_users, imports::upload_action},
              {Method::get, "/users/import/{import}", import_users, imports::result_page},
              {Method::post, "/users/import/{import}", import_users, imports::import_action}},
    .menu = {{.section = "users", .label = N_("Import users"), .href = "/users/import", .icon = "upload", .permission = import_users, .place = 40}},
    .on_account_gone = imports::store::remove_all_of,
};

}  // namespace hostler
