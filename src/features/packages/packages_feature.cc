// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/allowances/allowances.h"
#include "features/feature.h"
#include "features/packages/package_pages.h"
#include "features/packages/package_store.h"

namespace hostler {
namespace {

const Permission see{.name = "packages.see", .reseller = true, .admin = true};
const Permission edit{.name = "packages.change", .reseller = true, .admin = true};

// Allowances have no Feature of their own: this is the lowest one that may count for everybody above it.
void forget(Database& database, AccountId account) {
  packages::store::remove_all_of(database, account);
  allowances::forget(database, account);
}

}  // namespace

extern const Feature packages_feature;
const Feature packages_feature = {
    .name = "packages",
    .pages = {{Method::get, "/packages", see, packages::list_page},
              {Method::post, "/packages", edit, packages::group_action},
              {Method::get, "/packages/new", edit, packages::new_page},
              {Method::post, "/packages/new", edit, packages::create_action},
              {Method::get, "/packages/{id}", see, packages::edit_page},
              {Method::post, "/packages/{id}", edit, packages::change_action},
              {Method::get, "/packages/{id}/delete", edit, packages::delete_page},
              {Method::post, "/packages/{id}/delete", edit, packages::delete_action}},
    .menu = {{.section = "packages", .label = N_("Packages"), .href = "/packages", .icon = "box", .permission = see},
             {.section = "packages", .label = N_("Create package"), .href = "/packages/new", .icon = "circle-plus", .permission = edit}},
    .on_account_gone = forget,
};

}  // namespace hostler
