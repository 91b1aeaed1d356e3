// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/allowances/allowances.h"
#include "features/feature.h"
#include "features/packages/package_resource.h"
#include "features/packages/package_store.h"

namespace hostler {
namespace {

// Allowances have no Feature of their own: this is the lowest one that may count for everybody above it.
void forget(Database& database, AccountId account) {
  packages::store::remove_all_of(database, account);
  allowances::forget(database, account);
}

}  // namespace

extern const Feature packages_feature;
const Feature packages_feature = {
    .name = "packages",
    .label = N_("Packages"),
    .menu = {{.section = "packages", .label = N_("Packages"), .href = "/packages", .icon = "box", .permission = packages::see},
             {.section = "packages", .label = N_("Create package"), .href = "/packages/new", .icon = "circle-plus", .permission = packages::edit}},
    .resources = {&packages::resource},
    .on_account_gone = forget,
    .rows_to_keep = allowances::rows_to_keep,
};

}  // namespace hostler
